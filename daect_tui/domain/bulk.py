"""One act on many dossiers: what it would do to each, shown before it is done to any."""

from dataclasses import dataclass, field

from daect_tui.domain.dossier import DossierAction, Referents
from daect_tui.domain.states import LabelledEnum


class BulkAction(LabelledEnum):
    """What may be done to several dossiers at once; the label is an infinitive."""

    ACKNOWLEDGE = "accuser", "accuser réception"
    FIND_COMPLETE = "complet", "constater la complétude"
    REVIEW = "instruire", "ouvrir l’instruction"
    PUT_ON_AGENDA = "inscrire", "inscrire à l’ordre du jour"
    ASSIGN = "attribuer", "attribuer un référent"


# The passage that each makes; attributing a référent makes none.
PASSAGES: dict[BulkAction, DossierAction] = {
    BulkAction.ACKNOWLEDGE: DossierAction.ACKNOWLEDGE,
    BulkAction.FIND_COMPLETE: DossierAction.FIND_COMPLETE,
    BulkAction.REVIEW: DossierAction.REVIEW,
    BulkAction.PUT_ON_AGENDA: DossierAction.PUT_ON_AGENDA,
}


@dataclass(frozen=True, slots=True)
class BulkAct:
    """An act with what it needs: the session joined, or the référents given (blank leaves as it is)."""

    action: BulkAction
    session: str = ""
    referents: Referents = field(default_factory=Referents)


@dataclass(frozen=True, slots=True)
class Concerned:
    """A dossier that the act will change, as it was when that was foreseen."""

    reference: str
    organisation: str
    version: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """A dossier that the act leaves as it is, and the sentence that says why."""

    reference: str
    organisation: str
    reason: str


@dataclass(frozen=True, slots=True)
class Consequences:
    """What an act would do to a selection, in the order of the selection."""

    act: BulkAct
    applied: tuple[Concerned, ...]
    skipped: tuple[Skipped, ...]
