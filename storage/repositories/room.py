"""Who composes the committee, who is there, who is represented, who is recused."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, func, select

from daect_tui.domain.errors import Refusal
from daect_tui.domain.session import Attendance, Mandate, Recusal, Seat
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import AgendaItemTable, AttendanceTable, MandateTable, RecusalTable, SeatTable


class Room(Repository):
    """The members in the port `Sessions`."""

    def seat(self, session_id: int, seats: Sequence[Seat]) -> None:
        """Freeze who composes the committee, in this order."""
        seated = self._session.exec(select(func.count()).where(col(SeatTable.session_id) == session_id)).one()
        self._records.insert(
            *(
                SeatTable(**columns_of(seat), session_id=session_id, rank=rank)
                for rank, seat in enumerate(seats, start=seated + 1)
            )
        )

    def add_attendance(self, session_id: int, attendance: Attendance) -> None:
        """Note that a member has arrived."""
        self._records.insert(AttendanceTable(**columns_of(attendance), session_id=session_id))

    def end_attendance(self, session_id: int, member_id: int, left_at: datetime) -> None:
        """Note that a member has left; raises `Refusal` when they were not there."""
        ended = self._records.change(
            AttendanceTable,
            {"left_at": left_at},
            col(AttendanceTable.session_id) == session_id,
            col(AttendanceTable.member_id) == member_id,
            col(AttendanceTable.left_at).is_(None),
        )
        if not ended:
            raise Refusal("Ce membre n’est pas présent\u202f; son départ ne peut pas être noté.")

    def add_mandate(self, session_id: int, mandate: Mandate) -> None:
        """Keep a « pouvoir »."""
        self._records.insert(MandateTable(**columns_of(mandate), session_id=session_id))

    def add_recusal(self, recusal: Recusal) -> None:
        """Keep a « déport »."""
        self._records.insert(RecusalTable(**columns_of(recusal)))

    def remove_recusal(self, recusal: Recusal) -> None:
        """Take a « déport » back; raises `Refusal` when there is none."""
        removed = self._records.remove(
            RecusalTable,
            col(RecusalTable.item_id) == recusal.item_id,
            col(RecusalTable.member_id) == recusal.member_id,
        )
        if not removed:
            raise Refusal("Ce membre ne s’est pas déporté de ce point\u202f; il n’y a rien à retirer.")

    def _seats(self, session_id: int) -> tuple[Seat, ...]:
        rows = self._session.exec(
            select(SeatTable).where(SeatTable.session_id == session_id).order_by(col(SeatTable.rank))
        )
        return tuple(build(Seat, row) for row in rows)

    def _attendances(self, session_id: int) -> tuple[Attendance, ...]:
        rows = self._session.exec(
            select(AttendanceTable)
            .where(AttendanceTable.session_id == session_id)
            .order_by(col(AttendanceTable.id))
        )
        return tuple(build(Attendance, row) for row in rows)

    def _mandates(self, session_id: int) -> tuple[Mandate, ...]:
        rows = self._session.exec(
            select(MandateTable).where(MandateTable.session_id == session_id).order_by(col(MandateTable.id))
        )
        return tuple(build(Mandate, row) for row in rows)

    def _recusals(self, session_id: int) -> tuple[Recusal, ...]:
        rows = self._session.exec(
            select(RecusalTable)
            .join(AgendaItemTable, col(AgendaItemTable.id) == col(RecusalTable.item_id))
            .where(AgendaItemTable.session_id == session_id)
            .order_by(col(RecusalTable.id))
        )
        return tuple(build(Recusal, row) for row in rows)
