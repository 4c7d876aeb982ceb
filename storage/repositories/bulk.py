"""Writing and looking up thousands of rows: plain statements, without an object for each row."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlmodel import func, select

from storage.repositories.base import Repository
from storage.tables import Numbered, Table

# SQLite takes 32,766 parameters at most in a statement.
_MOST = 5000


class BulkRepository(Repository):
    """A repository that works on many rows at a time."""

    def _write(self, table: type[Table], rows: Sequence[dict[str, Any]]) -> None:
        """Write new rows, all with the same columns."""
        if rows:
            self._records.insert_many(table, rows)

    def _numbers(self, table: type[Numbered], count: int) -> range:
        """Return the next numbers of a table: nobody else writes in this transaction."""
        last = self._session.exec(select(func.max(table.id))).one() or 0
        return range(last + 1, last + 1 + count)


def batches(values: Collection[str]) -> Iterator[list[str]]:
    """Cut values into lists that a statement can take."""
    listed = list(values)
    for start in range(0, len(listed), _MOST):
        yield listed[start : start + _MOST]
