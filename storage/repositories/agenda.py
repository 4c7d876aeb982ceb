"""The agenda of a session: items whose positions always run from 1 without gap."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlmodel import col, func, select

from daect_tui.domain.errors import Refusal, UnknownReference
from daect_tui.domain.session import SESSION_MACHINE, AgendaItem, SessionAction
from daect_tui.domain.text import NBSP
from storage.mapping import columns_of
from storage.repositories.base import Repository
from storage.tables import AgendaItemTable, SessionTable

# Positions are unique at every moment, so rows that move pass through positions out of the way.
_AWAY = 1_000_000


class Agenda(Repository):
    """The items of the port `Sessions`."""

    def items(self, reference: str) -> tuple[AgendaItem, ...]:
        """Return the items of a session in their order."""
        session_id = self._session.exec(
            select(SessionTable.id).where(SessionTable.reference == reference)
        ).one_or_none()
        return self._items(session_id) if session_id is not None else ()

    def _items(self, session_id: int) -> tuple[AgendaItem, ...]:
        return self._rows(AgendaItem, AgendaItemTable, "session_id", session_id, "position")

    def add_item(self, session_id: int, item: AgendaItem) -> AgendaItem:
        """Put a dossier on the agenda at its position, or last; those from there on move down."""
        last = self._last(session_id)
        row = AgendaItemTable(**_values(item), session_id=session_id, position=last + 1)
        self._records.insert(row)
        position = item.position if 1 <= item.position <= last else last + 1
        self._move(row, position)
        return replace(item, id=row.id, position=position)

    def update_item(self, item: AgendaItem) -> None:
        """Write an item; at another position than before, it moves there and the others make room."""
        row = self._row(item.id)
        self._move(row, min(max(item.position, 1), self._last(row.session_id)))
        self._records.change(AgendaItemTable, _values(item), col(AgendaItemTable.id) == item.id)

    def reorder(self, session_id: int, item_ids: Sequence[int]) -> None:
        """Put all the items of a session in another order; raises `Refusal` when they are not those."""
        here = col(AgendaItemTable.session_id) == session_id
        known = self._session.exec(select(AgendaItemTable.id).where(here)).all()
        if sorted(known) != sorted(item_ids):
            raise Refusal("L’ordre du jour a changé entre-temps\u202f; relisez-le, puis recommencez.")
        position = col(AgendaItemTable.position)
        self._records.change(AgendaItemTable, {"position": position + _AWAY}, here)
        for rank, item_id in enumerate(item_ids, start=1):
            self._records.change(AgendaItemTable, {"position": rank}, col(AgendaItemTable.id) == item_id)

    def remove_item(self, item_id: int) -> None:
        """Take an item off, its recusals with it; those after it move up.

        Raises `TransitionRefused` when the session is not in preparation any more.
        """
        row = self._row(item_id)
        session = self._session.get_one(SessionTable, row.session_id)
        SESSION_MACHINE.after(session.state, SessionAction.EDIT_AGENDA)
        self._move(row, self._last(row.session_id))
        self._records.remove(AgendaItemTable, col(AgendaItemTable.id) == item_id)

    def _row(self, item_id: int) -> AgendaItemTable:
        row = self._session.get(AgendaItemTable, item_id)
        if row is None:
            raise UnknownReference(
                f"Ce point n’est plus à l’ordre du jour{NBSP}: il en a été retiré entre-temps. "
                "Relisez l’ordre du jour."
            )
        return row

    def _last(self, session_id: int) -> int:
        return self._session.exec(
            select(func.count()).where(col(AgendaItemTable.session_id) == session_id)
        ).one()

    def _move(self, row: AgendaItemTable, to: int) -> None:
        """Move an item; the items between its old position and its new one shift by one."""
        before, step = row.position, 1 if to < row.position else -1
        if to == before:
            return
        position = col(AgendaItemTable.position)
        here = col(AgendaItemTable.session_id) == row.session_id
        between = position.between(min(before, to), max(before, to))
        self._records.change(AgendaItemTable, {"position": position + _AWAY}, here, between)
        self._records.change(AgendaItemTable, {"position": to}, here, position == before + _AWAY)
        self._records.change(AgendaItemTable, {"position": position - _AWAY + step}, here, position > _AWAY)


def _values(item: AgendaItem) -> dict[str, Any]:
    return columns_of(item, without=("id", "position"))
