"""From documents to the bytes of one PDF: admit, lay out, write."""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import IO

from reportlab.platypus.doctemplate import LayoutError

from daect_tui.domain.document import Document, LetterDocument
from daect_tui.domain.document_frame import author, footer, full_title
from daect_tui.domain.errors import DocumentFault
from daect_tui.domain.text import NBSP, listed, quoted
from exports.pdf.admission import admit
from exports.pdf.pages import Sheet, Sheets
from exports.pdf.story import story


def render(documents: Sequence[Document]) -> bytes:
    """Render documents in order into one PDF; raises `DocumentFault` naming all that stands against."""
    if not documents:
        raise DocumentFault("Aucun document à mettre en page. Choisissez au moins un courrier.")
    admissions = [admit(document) for document in documents]
    faults = [fault for admission in admissions for fault in admission.faults]
    if faults:
        raise DocumentFault("\n".join(faults))
    buffer = BytesIO()
    try:
        Sheets(buffer, [_sheet(admission.document) for admission in admissions]).write()
    except LayoutError as error:
        raise DocumentFault(
            f"La mise en page de {_titles(documents)} a échoué{NBSP}: un élément ne tient pas sur une page. "
            "Raccourcissez l’en-tête, l’adresse ou le bloc de signature."
        ) from error
    return buffer.getvalue()


def write(
    documents: Iterable[Document],
    file: IO[bytes],
    *,
    title: str = "",  # noqa: ARG001 – the lot is named by the number of its documents
    written: Callable[[int], None] | None = None,
) -> int:
    """Write documents in order into one PDF; `exports.pdf.write_lot` says the rest."""
    taken = list(documents)
    file.write(render(taken))
    for count in range(1, len(taken) + 1):
        if written is not None:
            written(count)
    return len(taken)


def _sheet(document: Document) -> Sheet:
    head = document.letterhead
    mark = document.chrono if isinstance(document, LetterDocument) else document.reference
    foot = "" if isinstance(document, LetterDocument) else document.foot
    title = full_title(document)
    return Sheet(
        title=title,
        author=author(head),
        running_head=" – ".join(part for part in (mark, title) if part),
        footer=footer(head, foot),
        story=story(document),
    )


def _titles(documents: Sequence[Document]) -> str:
    return listed([quoted(document.title) for document in documents])
