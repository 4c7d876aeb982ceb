"""What stands against producing a document, found before anything is laid out or numbered."""

from dataclasses import dataclass

from daect_tui.domain.states import LabelledEnum


class Aspect(LabelledEnum):
    """What is at fault, so that the same faults of a batch are mended together."""

    MISSING = "manque", "mention manquante"
    CHARACTER = "caractere", "caractère absent de la police"
    LENGTH = "longueur", "texte trop long"
    ADDRESS = "adresse", "adresse"
    SIGNATORY = "signataire", "signataire"
    CRITERION = "critere", "critère"
    OTHER = "autre", "autre défaut"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One fault of one document: the field where it lies, and a French sentence that says what to do.

    A flaw that does not block is a warning: the document may be produced as it is.
    """

    aspect: Aspect
    field: str
    sentence: str
    blocks: bool = True
