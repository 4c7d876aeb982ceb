"""What waits on missions, in the few words that « À faire » needs: never the mission itself."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.mission import MissionState


@dataclass(frozen=True, slots=True)
class WaitingMission:
    """A mission that waits for something, with the days that may press."""

    reference: str
    holder: str
    state: MissionState
    starts_on: date
    ends_on: date
    report_due: date | None


@dataclass(frozen=True, slots=True)
class AwaitedIntermediate:
    """An opinion on a mission under way that was not answered by its day."""

    mission: str
    holder: str
    source: str
    asked_on: date
    due_on: date
    reminders: int
