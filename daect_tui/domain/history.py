"""What the register knows of an applicant: every dossier, decision, label and mission, with its date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.states import LabelledEnum


class TraceKind(LabelledEnum):
    """What a line of the history is about."""

    DOSSIER = "dossier", "dossier"
    DECISION = "decision", "décision"
    LABEL = "label", "label"
    MISSION = "mission", "mission"
    PAST = "demande_passee", "demande passée"


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing of the past of an applicant; `dossier` is the one that it belongs to.

    `day` is the date that counts for it: receipt, signature, first day of the label, departure;
    `standing` says in French where it is.
    """

    kind: TraceKind
    reference: str
    dossier: str
    subject: str
    standing: str
    day: date | None
    country: str = ""


def latest_first(traces: Iterable[Trace]) -> tuple[Trace, ...]:
    """Put the most recent first; what has no date stands at the end."""
    return tuple(
        sorted(traces, key=lambda one: (one.day or date.min, one.kind.value, one.reference), reverse=True)
    )
