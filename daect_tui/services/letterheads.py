"""The dated letterheads of the institution, with the picture that may stand for the State block."""

from dataclasses import replace

from daect_tui.domain.document import Emblem
from daect_tui.domain.errors import Refusal
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.institution import DatedLetterhead
from daect_tui.domain.institution_form import kept_emblem
from daect_tui.domain.journal import Act
from daect_tui.services.attachments import read_attachment, typed_path
from daect_tui.services.office import Office
from daect_tui.services.ports import Documents, UnitOfWork


class Letterheads:
    """The use case of the sheet of a letterhead."""

    def __init__(self, office: Office, documents: Documents) -> None:
        self._office = office
        self._documents = documents

    def save(
        self, letterhead: DatedLetterhead, picture: str = "", shown: Emblem | None = None
    ) -> DatedLetterhead:
        """Add a letterhead, or change the one that begins on the same day.

        Where it has an emblem, `picture` is the path of the file as typed, or says that the one that was
        `shown` is kept. Raises `FormRefused` for a picture that cannot be used.
        """
        if letterhead.valid_until is not None and letterhead.valid_until < letterhead.valid_from:
            raise Refusal("La fin de validité précède le début. Vérifiez les deux dates.")
        content = self._picture(picture) if _is_new(letterhead, picture, shown) else b""
        with self._office.begin() as work:
            saved = _named(work, letterhead, content, shown)
            work.institution.save_letterhead(saved)
            day = str(saved.valid_from)
            work.journal.append(Act("letterhead.saved", "institution", {"a_partir_du": day}))
            work.commit()
        return saved

    def _picture(self, typed: str) -> bytes:
        try:
            return self._documents.picture(read_attachment(typed_path(typed)).content)
        except Refusal as refusal:
            raise FormRefused({"emblem": str(refusal)}) from refusal


def _is_new(letterhead: DatedLetterhead, picture: str, shown: Emblem | None) -> bool:
    return letterhead.letterhead.emblem is not None and picture.strip() != kept_emblem(shown)


def _named(
    work: UnitOfWork, letterhead: DatedLetterhead, content: bytes, shown: Emblem | None
) -> DatedLetterhead:
    """Give the emblem the hash of its picture: the one just read, or the one that stays."""
    emblem = letterhead.letterhead.emblem
    if emblem is None:
        return letterhead
    sha256 = work.files.keep(content) if content else (shown or emblem).sha256
    return replace(
        letterhead, letterhead=replace(letterhead.letterhead, emblem=replace(emblem, sha256=sha256))
    )
