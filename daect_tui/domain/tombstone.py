"""What stays of a thing that was eliminated: its number, its dates, its outcome, and nobody's name.

Numbers run without a gap, and what quotes one keeps its meaning; the slip says who allowed it.
"""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import long_date
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.statistics import DelayRow, LabelRow, MissionRow
from daect_tui.domain.text import NARROW, NBSP


class TombstoneKind(LabelledEnum):
    """What bore the number."""

    DOSSIER = "dossier", "dossier"
    LABEL = "label", "label"
    MISSION = "mission", "mission"
    EXCHANGE = "bourse", "demande de la Bourse-partenariats"
    LETTER = "courrier", "courrier"
    PAST = "demande_reprise", "demande décidée avant le registre"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A number whose bearer was eliminated; `outcome` is its last state in words, `slip` the bordereau."""

    reference: str
    kind: TombstoneKind
    outcome: str
    first_day: date
    last_day: date
    eliminated_on: date
    slip: str

    @property
    def sentence(self) -> str:
        """Say what became of it."""
        return (
            f"{self.reference}{NBSP}: éliminé le {long_date(self.eliminated_on)} "
            f"({self.kind.label}, {self.outcome}{NARROW}; bordereau {self.slip})"
        )


@dataclass(frozen=True, slots=True)
class EliminatedFigures:
    """What the statistics counted of what was eliminated, without a word of it."""

    labels: tuple[LabelRow, ...] = ()
    missions: tuple[MissionRow, ...] = ()
    delays: tuple[DelayRow, ...] = ()
