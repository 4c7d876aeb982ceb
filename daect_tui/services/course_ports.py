"""What the course of a mission after its validation needs of the register (see `ports`)."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Protocol, TypeVar

from daect_tui.domain.intermediate_opinion import IntermediateOpinion
from daect_tui.domain.mission import MissionState
from daect_tui.domain.mission_change import MissionChange
from daect_tui.domain.mission_interruption import Cancellation, Postponement
from daect_tui.domain.mission_waiting import AwaitedIntermediate, WaitingMission
from daect_tui.domain.report_deadline import DatedReminderRule, ReportReminder

Act = TypeVar("Act", MissionChange, Postponement, Cancellation)


class MissionCourse(Protocol):
    """Changes, postponements and cancellations, by the reference of their mission."""

    def add(self, act: Act) -> Act: ...
    def tell(self, act: MissionChange | Postponement | Cancellation, letter: str) -> None:
        """Note the letter that tells of an act."""
        ...

    def changes(self, mission: str) -> tuple[MissionChange, ...]: ...
    def postponements(self, mission: str) -> tuple[Postponement, ...]: ...
    def cancellation(self, mission: str) -> Cancellation | None: ...


class ReportFollowUp(Protocol):
    """Opinions under way, reminders, and their rule. `opinion` raises `UnknownReference`."""

    def add_opinion(self, opinion: IntermediateOpinion) -> IntermediateOpinion: ...
    def opinion(self, opinion_id: int) -> IntermediateOpinion: ...
    def update_opinion(self, opinion: IntermediateOpinion) -> IntermediateOpinion: ...
    def opinions(self, mission: str) -> tuple[IntermediateOpinion, ...]: ...
    def add_reminder(self, reminder: ReportReminder) -> ReportReminder: ...
    def reminders(self, missions: Collection[str]) -> dict[str, tuple[ReportReminder, ...]]: ...
    def rules(self) -> tuple[DatedReminderRule, ...]: ...
    def save_rule(self, rule: DatedReminderRule) -> None:
        """Insert, or replace the one that begins on the same day."""
        ...


class MissionsWaiting(Protocol):
    """What waits on missions: each method gives the `limit` most pressing, and how many there are."""

    def in_states(
        self, states: Iterable[MissionState], limit: int
    ) -> tuple[tuple[WaitingMission, ...], int]: ...
    def returned(self, today: date, limit: int) -> tuple[tuple[WaitingMission, ...], int]: ...
    def late_opinions(
        self, states: Iterable[MissionState], today: date, limit: int
    ) -> tuple[tuple[AwaitedIntermediate, ...], int]: ...
