"""What is asked of the system's print service, and what it answers: queued is not yet printed."""

from dataclasses import dataclass

from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP

MOST_COPIES = 99


class Sides(LabelledEnum):
    """On which sides of the sheet; the printer's own setting unless told."""

    AS_SET = "reglage", "selon l’imprimante"
    ONE = "recto", "recto seul"
    BOTH = "recto-verso", "recto verso"


class JobStage(LabelledEnum):
    """Where a job stands."""

    WAITING = "attente", "en attente"
    PRINTING = "en_cours", "en cours"
    STOPPED = "arrete", "arrêté"
    PRINTED = "imprime", "imprimé"
    CANCELLED = "annule", "annulé"
    FAILED = "echec", "échoué"
    # The system does not tell: the person at the printer does.
    UNTOLD = "inconnu", "confié au système, qui ne dit pas la suite"


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """How to print; an empty printer is the default one."""

    printer: str = ""
    copies: int = 1
    sides: Sides = Sides.AS_SET


@dataclass(frozen=True, slots=True)
class Printers:
    """The queues that can be chosen, and the one that is proposed (empty: none is known)."""

    names: tuple[str, ...]
    proposed: str


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A job that was queued: accepted is not yet printed. `identifier` is the service's own name for it."""

    identifier: str
    files: int


@dataclass(frozen=True, slots=True)
class JobState:
    """Where a job stands, and what the service says of it, in its own words."""

    stage: JobStage
    reason: str = ""

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more will be known of the job."""
        return self.stage not in (JobStage.WAITING, JobStage.PRINTING, JobStage.STOPPED)

    @property
    def words(self) -> str:
        """Say it in French: « arrêté : bac vide »."""
        return f"{self.stage.label}{NBSP}: {self.reason}" if self.reason else self.stage.label
