"""What waits on a dossier, in the few words that « À faire » needs: never the dossier itself."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.deadlines import Suspension
from daect_tui.domain.dossier import DossierState


@dataclass(frozen=True, slots=True)
class RunningSilence:
    """A dossier that silence will reject on `silence_on`, and what its date comes from."""

    reference: str
    organisation: str
    state: DossierState
    received_on: date
    silence_on: date
    suspensions: tuple[Suspension, ...] = ()


@dataclass(frozen=True, slots=True)
class Unacknowledged:
    """A filed dossier that nobody has acknowledged."""

    reference: str
    organisation: str
    received_on: date


@dataclass(frozen=True, slots=True)
class AwaitedPieces:
    """An open request: the pieces still awaited, and the day that it gave."""

    reference: str
    organisation: str
    awaited: tuple[str, ...]
    asked_on: date
    until: date


@dataclass(frozen=True, slots=True)
class AwaitedOpinion:
    """An opinion that was not answered by its day."""

    reference: str
    organisation: str
    source: str
    asked_on: date
    due_on: date
    silence: str
    reminders: int
