"""The dated letterheads of the institution, with the files that they may name: an emblem, a typeface."""

from dataclasses import dataclass, replace
from pathlib import Path

from daect_tui.domain.document import Emblem, Face, Letterhead, Typeface
from daect_tui.domain.errors import Refusal
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.institution import DatedLetterhead
from daect_tui.domain.institution_form import kept_emblem, kept_typeface
from daect_tui.domain.journal import Act
from daect_tui.domain.text import NBSP, counted, quoted
from daect_tui.services.attachments import read_attachment
from daect_tui.services.office import Office
from daect_tui.services.places import typed_path
from daect_tui.services.ports import Documents, UnitOfWork


@dataclass(frozen=True, slots=True)
class GivenFiles:
    """What was typed in the fields of the two files: a path, or that what was `shown` stays; else nothing."""

    emblem: str
    typeface: str
    shown: Letterhead | None = None


class Letterheads:
    """The use case of the sheet of a letterhead."""

    def __init__(self, office: Office, documents: Documents) -> None:
        self._office = office
        self._documents = documents

    def save(self, letterhead: DatedLetterhead, given: GivenFiles) -> DatedLetterhead:
        """Add a letterhead with its files, or change the one that begins on the same day.

        Raises `FormRefused` for a file that cannot be used.
        """
        if letterhead.valid_until is not None and letterhead.valid_until < letterhead.valid_from:
            raise Refusal("La fin de validité précède le début. Vérifiez les deux dates.")
        head, shown = letterhead.letterhead, given.shown
        emblem, typeface = (shown.emblem, shown.typeface) if shown else (None, None)
        picture, faces = b"", dict[Face, bytes]()
        if head.emblem and given.emblem.strip() != kept_emblem(emblem):
            picture = self._picture(given.emblem)
        if given.typeface.strip() != kept_typeface(typeface):
            typeface, faces = None, self._typeface(given.typeface)
        with self._office.begin() as work:
            named = replace(
                head,
                emblem=_emblem(work, head.emblem, picture, emblem),
                typeface=_typeface(work, faces) if faces else typeface,
            )
            saved = replace(letterhead, letterhead=named)
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

    def _typeface(self, typed: str) -> dict[Face, bytes]:
        if not typed.strip():
            return {}
        try:
            return self._faces(typed_path(typed))
        except Refusal as refusal:
            raise FormRefused({"typeface": str(refusal)}) from refusal

    def _faces(self, path: Path) -> dict[Face, bytes]:
        """Read the faces of a typeface: one file, or those of a folder."""
        paths = sorted(path.glob("*.[tToO][tT][fF]")) if path.is_dir() else [path]
        if not 1 <= len(paths) <= len(Face):
            raise Refusal(
                f"Ce dossier contient {counted(len(paths), 'fichier')} de police, il en faut d’un à quatre"
                f"{NBSP}: normal, gras, italique, gras italique."
            )
        faces: dict[Face, bytes] = {}
        for one in paths:
            content = read_attachment(one).content
            face = self._documents.face(content)
            if face in faces:
                raise Refusal(f"Deux fichiers sont la face {quoted(face.value)}. N’en gardez qu’un.")
            faces[face] = content
        if Face.REGULAR not in faces:
            raise Refusal(
                "La face normale de la police manque. Donnez son fichier, ou le dossier qui les contient."
            )
        return faces


def _emblem(work: UnitOfWork, read: Emblem | None, picture: bytes, shown: Emblem | None) -> Emblem | None:
    """Give an emblem the hash of its picture: the one just read, or the one that stays."""
    if read is None:
        return None
    return replace(read, sha256=work.files.keep(picture) if picture else (shown or read).sha256)


def _typeface(work: UnitOfWork, faces: dict[Face, bytes]) -> Typeface:
    kept = {face: work.files.keep(content) for face, content in faces.items()}
    return Typeface(*(kept.get(face, "") for face in Face))
