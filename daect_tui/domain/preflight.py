"""What stands against producing a document, found before anything is laid out or numbered."""

from collections.abc import Iterable
from dataclasses import dataclass

from daect_tui.domain.document import Document, LetterDocument
from daect_tui.domain.errors import DaectError
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP, quoted


class Aspect(LabelledEnum):
    """What is at fault, so that the same faults of a batch are mended together."""

    MISSING = "manque", "mention manquante"
    CHARACTER = "caractere", "caractère absent de la police"
    LENGTH = "longueur", "texte trop long"
    ADDRESS = "adresse", "adresse"
    SIGNATORY = "signataire", "signataire"
    CRITERION = "critere", "critère"
    DUPLICATE = "doublon", "doublon"
    OTHER = "autre", "autre défaut"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One fault of one document: the field where it lies, and a French sentence that says what to do.

    A flaw that does not block is a warning: the document may be produced as it is. The sentence begins
    with a capital and does not repeat the field.
    """

    aspect: Aspect
    field: str
    sentence: str
    blocks: bool = True
    # The name in the wordings of the value that lacks.
    value: str = ""


class Flawed:
    """What an error also is when it knows the fields that are at fault."""

    flaws: tuple[Flaw, ...]


def flaws_of(error: DaectError) -> tuple[Flaw, ...]:
    """Return the flaws that an error tells of; one without a field when it knows none."""
    return error.flaws if isinstance(error, Flawed) else (Flaw(Aspect.OTHER, "", str(error)),)


def blocking(flaws: Iterable[Flaw]) -> tuple[Flaw, ...]:
    """Return the flaws with which a document is not produced."""
    return tuple(flaw for flaw in flaws if flaw.blocks)


def said(flaw: Flaw) -> str:
    """Write a flaw as a sentence that stands alone, without the document: the field, what to do."""
    if not flaw.field or flaw.aspect is Aspect.SIGNATORY:
        return flaw.sentence
    field, sentence = flaw.field, flaw.sentence
    return f"{field[:1].upper()}{field[1:]}{NBSP}: {sentence[:1].lower()}{sentence[1:]}"


def document_name(document: Document) -> str:
    """Name a document to whoever must mend it: its title, and whom it is for."""
    title = document.title.strip()
    if not isinstance(document, LetterDocument):
        return title or "Document sans titre"
    name = next((line.strip() for line in document.recipient if line.strip()), "")
    return f"{title or 'Lettre'} pour {name}" if name else f"{title or 'Lettre'} {document.chrono}".strip()


def told(document: Document, flaws: Iterable[Flaw]) -> tuple[str, ...]:
    """Write flaws as sentences that stand alone: the document, the field, what to do."""
    name = document_name(document)
    return tuple(
        f"{name}, {quoted(flaw.field)}{NBSP}: {flaw.sentence[:1].lower()}{flaw.sentence[1:]}"
        for flaw in flaws
    )
