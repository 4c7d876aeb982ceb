"""Requests of before: what a file says was already decided elsewhere, kept to be read and never worked on.

A dossier whose time still runs enters the register to be worked on, « déposé » at most; one that was
decided elsewhere did not pass through this register, and must not pretend that it did.
"""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dossier import DossierState
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP, fold, quoted


class PastOutcome(LabelledEnum):
    """How a request of before ended."""

    LABELLED = "labellise", "labellisé"
    REFUSED = "refuse", "refusé"
    INADMISSIBLE = "irrecevable", "irrecevable"
    WITHDRAWN = "retire", "retiré par le demandeur"
    CLOSED = "sans_suite", "classé sans suite"


@dataclass(frozen=True, slots=True)
class PastRequest:
    """A request that was decided elsewhere: read-only.

    `reference` and `external` are what the file calls it (either may be empty); `programme` is as the
    file writes it, since a programme of before may not be in the catalogue; `source` says where it
    comes from.
    """

    id: int
    reference: str
    external: str
    programme: str
    organisation: str
    siren: str
    domain: str
    outcome: PastOutcome
    received_on: date | None
    decided_on: date | None
    grounds: str
    source: str

    @property
    def key(self) -> str:
        """What tells it from the others: a reference, else a number elsewhere, else who, what and when."""
        if self.reference:
            return f"ref:{self.reference}"
        if self.external:
            return f"ext:{self.external}"
        who = self.siren or fold(self.organisation)
        return f"{who}|{fold(self.domain)}|{fold(self.programme)}|{self.received_on or ''}"


# A dossier in one of these was decided, and nothing of it is left to do.
_ENDED = {
    DossierState.LABELLED: PastOutcome.LABELLED,
    DossierState.LABELLED_NOTIFIED: PastOutcome.LABELLED,
    DossierState.RETAINED: PastOutcome.LABELLED,
    DossierState.RETAINED_NOTIFIED: PastOutcome.LABELLED,
    DossierState.REFUSED: PastOutcome.REFUSED,
    DossierState.REFUSED_NOTIFIED: PastOutcome.REFUSED,
    DossierState.INADMISSIBLE: PastOutcome.INADMISSIBLE,
    DossierState.WITHDRAWN: PastOutcome.WITHDRAWN,
}
# What other applications and spreadsheets write.
_OTHER_WORDS: dict[str, DossierState | PastOutcome] = {
    "en construction": DossierState.FILED,
    "recu": DossierState.FILED,
    "nouveau": DossierState.FILED,
    "a instruire": DossierState.FILED,
    "accuse de reception": DossierState.ACKNOWLEDGED,
    "accepte": PastOutcome.LABELLED,
    "retenu": PastOutcome.LABELLED,
    "laureat": PastOutcome.LABELLED,
    "rejete": PastOutcome.REFUSED,
    "non retenu": PastOutcome.REFUSED,
    "sans suite": PastOutcome.CLOSED,
    "retire": PastOutcome.WITHDRAWN,
}
_NEVER = frozenset({DossierState.DRAFT, DossierState.DISCARDED})

_STANDINGS: dict[str, DossierState | PastOutcome] = {
    **_OTHER_WORDS,
    **{fold(outcome.label): outcome for outcome in PastOutcome},
    **{fold(outcome.value): outcome for outcome in PastOutcome},
    **{fold(state.label): _ENDED.get(state, state) for state in DossierState},
    **{fold(state.value): _ENDED.get(state, state) for state in DossierState},
}


def read_standing(typed: str) -> DossierState | PastOutcome:
    """Read the state that a file gives a dossier: one that is still open, or how it ended.

    Blank is « déposé ». Raises `InvalidField` for a word that is no state, and for a draft.
    """
    if not typed.strip():
        return DossierState.FILED
    standing = _STANDINGS.get(fold(typed))
    if standing is None:
        known = ", ".join(state.label for state in DossierState if state not in _NEVER)
        sentence = (
            f"État{NBSP}: {quoted(typed.strip())} n’est pas un état connu. États connus{NBSP}: {known}."
        )
        raise InvalidField("state", sentence)
    if standing in _NEVER:
        sentence = f"État{NBSP}: un brouillon ne s’importe pas. Écrivez {quoted('déposé')}, ou rien."
        raise InvalidField("state", sentence)
    return standing
