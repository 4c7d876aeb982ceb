"""Who composes the committee, who is there, who is represented, who is recused."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy
from sqlmodel import col, func, select

from daect_tui.domain.errors import Refusal
from daect_tui.domain.session import Attendance, Mandate, Recusal, Seat
from storage.mapping import columns_of
from storage.records import core
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

    def update_seat(self, session_id: int, seat: Seat) -> None:
        """Write who sits in a seat."""
        self._records.change(
            SeatTable,
            columns_of(seat, without=("member_id",)),
            col(SeatTable.session_id) == session_id,
            col(SeatTable.member_id) == seat.member_id,
        )

    def add_attendance(self, session_id: int, attendance: Attendance) -> int:
        """Note that a member has arrived; return the number of the stay."""
        row = AttendanceTable(**columns_of(attendance), session_id=session_id)
        self._records.insert(row)
        return row.id

    def end_attendance(self, session_id: int, member_id: int, left_at: datetime) -> int:
        """Note that a member has left, return the number of the stay.

        Raises `Refusal` when they were not there.
        """
        stay = self._session.exec(
            select(AttendanceTable.id).where(
                AttendanceTable.session_id == session_id,
                AttendanceTable.member_id == member_id,
                col(AttendanceTable.left_at).is_(None),
            )
        ).one_or_none()
        if stay is None:
            raise Refusal("Ce membre n’est pas présent\u202f; son départ ne peut pas être noté.")
        self._records.change(AttendanceTable, {"left_at": left_at}, col(AttendanceTable.id) == stay)
        return stay

    def add_mandate(self, session_id: int, mandate: Mandate) -> int:
        """Keep a « pouvoir »; return its number."""
        row = MandateTable(**columns_of(mandate), session_id=session_id)
        self._records.insert(row)
        return row.id

    def end_mandate(self, session_id: int, giver_id: int, ended_at: datetime) -> int:
        """End the mandate in force of a giver, return its number; raises `Refusal` when there is none."""
        standing = self._session.exec(
            select(MandateTable.id).where(
                MandateTable.session_id == session_id,
                MandateTable.giver_id == giver_id,
                col(MandateTable.ended_at).is_(None),
            )
        ).one_or_none()
        if standing is None:
            raise Refusal("Ce membre n’a pas donné pouvoir\u202f; il n’y a rien à retirer.")
        self._records.change(MandateTable, {"ended_at": ended_at}, col(MandateTable.id) == standing)
        return standing

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
        return self._rows(Seat, SeatTable, "session_id", session_id, "rank")

    def _attendances(self, session_id: int) -> tuple[Attendance, ...]:
        return self._rows(Attendance, AttendanceTable, "session_id", session_id, "id")

    def _mandates(self, session_id: int) -> tuple[Mandate, ...]:
        return self._rows(Mandate, MandateTable, "session_id", session_id, "id")

    def _recusals(self, session_id: int) -> tuple[Recusal, ...]:
        found = self._session.connection().execute(_recusals(), {"session": session_id})
        return tuple(Recusal(*row) for row in found)


@cache
def _recusals() -> sqlalchemy.Select[Any]:
    recusal, item = core(RecusalTable), core(AgendaItemTable)
    return (
        sqlalchemy.select(*(recusal.c[field.name] for field in fields(Recusal)))
        .join(item, item.c.id == recusal.c.item_id)
        .where(item.c.session_id == sqlalchemy.bindparam("session"))
        .order_by(recusal.c.id)
    )
