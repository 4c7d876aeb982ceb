"""Lines of « À faire » that are put off."""

from collections.abc import Collection
from dataclasses import replace

from sqlmodel import col, delete, select

from daect_tui.domain.snooze import Snooze
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import SnoozeTable


class SqlSnoozes(Repository):
    """Implements the port `Snoozes`."""

    def all(self) -> tuple[Snooze, ...]:
        """Return every one that is kept, the oldest first."""
        rows = self._session.exec(select(SnoozeTable).order_by(col(SnoozeTable.id)))
        return tuple(build(Snooze, row) for row in rows)

    def add(self, snooze: Snooze) -> Snooze:
        """Keep a new one; return it with its number."""
        row = SnoozeTable(**columns_of(snooze, without=("id",)))
        self._records.insert(row)
        return replace(snooze, id=row.id)

    def remove(self, numbers: Collection[int]) -> None:
        """Take some away."""
        if numbers:
            self._records.remove(SnoozeTable, col(SnoozeTable.id).in_(list(numbers)))

    def sweep(self, numbers: Collection[int]) -> None:
        """Take away some that put nothing off any more: the records do not count it as something written."""
        self._session.exec(delete(SnoozeTable).where(col(SnoozeTable.id).in_(list(numbers))))
