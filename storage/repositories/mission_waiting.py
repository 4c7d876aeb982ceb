"""What « À faire » and the calendar show of missions: bounded windows, never a long text."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement
from sqlmodel import col, func, select

from daect_tui.domain.mission import MissionState
from daect_tui.domain.mission_waiting import AwaitedIntermediate, WaitingMission
from storage.repositories.base import Repository
from storage.tables import IntermediateOpinionTable, MissionTable


class SqlMissionsWaiting(Repository):
    """Implements the port `MissionsWaiting`."""

    def in_states(self, states: Iterable[MissionState], limit: int) -> tuple[tuple[WaitingMission, ...], int]:
        """Return the missions in some states, by the day of their report then of their departure."""
        among = col(MissionTable.state).in_(list(states))
        return self._missions(limit, among)

    def not_left(self, today: date, limit: int) -> tuple[tuple[WaitingMission, ...], int]:
        """Return the missions with their letter whose first day is past: nobody has recorded a departure."""
        return self._missions(
            limit,
            col(MissionTable.state) == MissionState.LETTER_ISSUED,
            col(MissionTable.starts_on) < today,
        )

    def returned(self, today: date, limit: int) -> tuple[tuple[WaitingMission, ...], int]:
        """Return the missions under way whose last day is past: nobody has recorded their return."""
        return self._missions(
            limit,
            col(MissionTable.state) == MissionState.UNDER_WAY,
            col(MissionTable.ends_on) < today,
        )

    def _missions(self, limit: int, *where: ColumnElement[bool]) -> tuple[tuple[WaitingMission, ...], int]:
        rows = self._session.exec(
            select(  # type: ignore[call-overload]  # SQLModel types four columns at most
                MissionTable.reference,
                MissionTable.holder,
                MissionTable.state,
                MissionTable.starts_on,
                MissionTable.ends_on,
                MissionTable.report_due,
            )
            .where(*where)
            .order_by(col(MissionTable.report_due), col(MissionTable.starts_on), col(MissionTable.reference))
            .limit(limit)
        )
        total = self._session.exec(select(func.count(col(MissionTable.id))).where(*where)).one()
        return tuple(WaitingMission(*row) for row in rows), total

    def late_opinions(
        self, states: Iterable[MissionState], today: date, limit: int
    ) -> tuple[tuple[AwaitedIntermediate, ...], int]:
        """Return the opinions not answered by their day, on missions in some states, and their number."""
        table = IntermediateOpinionTable
        waits = (
            col(table.received_on).is_(None),
            col(table.due_on) < today,
            col(MissionTable.state).in_(list(states)),
        )
        on_mission = col(MissionTable.reference) == col(table.mission)
        rows = self._session.exec(
            select(  # type: ignore[call-overload]
                table.mission,
                MissionTable.holder,
                table.source,
                table.asked_on,
                table.due_on,
                table.reminders,
            )
            .join(MissionTable, on_mission)
            .where(*waits)
            .order_by(col(table.due_on), col(table.id))
            .limit(limit)
        )
        counted = select(func.count(col(table.id))).join(MissionTable, on_mission).where(*waits)
        found = tuple(
            AwaitedIntermediate(mission, holder, source, asked_on, due_on, len(reminders))
            for mission, holder, source, asked_on, due_on, reminders in rows
        )
        return found, self._session.exec(counted).one()
