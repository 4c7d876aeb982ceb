"""The formats in which a document is written, by the suffix of its file."""

from pathlib import PurePath

from daect_tui.domain.errors import UnusableArgument
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP


class DocumentForm(LabelledEnum):
    """A format; the code is the suffix."""

    PDF = ".pdf", "PDF"
    ODT = ".odt", "ODT"
    DOCX = ".docx", "DOCX"


def form_of(path: PurePath) -> DocumentForm:
    """Return the format that the name of a file asks for; raises `UnusableArgument` for another."""
    try:
        return DocumentForm(path.suffix.lower())
    except ValueError:
        raise UnusableArgument(
            f"{path}{NBSP}: ce document s’écrit en PDF, ODT ou DOCX. Donnez un nom qui finit par .pdf, "
            ".odt ou .docx."
        ) from None
