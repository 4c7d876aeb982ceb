"""Numbers without gap: allotted in the transaction that produces the thing (product decision 9)."""

from sqlalchemy import ColumnElement
from sqlmodel import col, func, select

from daect_tui.domain.references import Series
from storage.repositories.base import Repository
from storage.tables import CounterTable


class Counters(Repository):
    """The last number of each series, per scope and year."""

    def next(self, series: Series, scope: str, year: int) -> int:
        """Allot the next number; it is given back when the transaction is rolled back.

        Two writers never get the same one: the row stays locked until the first has committed.
        """
        return self.take(series, scope, year, 1)

    def take(self, series: Series, scope: str, year: int, count: int) -> int:
        """Allot several numbers that follow one another; return the first."""
        here = _here(series, scope, year)
        if self._records.change(CounterTable, {"last": col(CounterTable.last) + count}, *here):
            return self._session.exec(select(CounterTable.last).where(*here)).one() - count + 1
        self._records.insert(CounterTable(series=series, scope=scope, year=year, last=count))
        return 1

    def reach(self, series: Series, scope: str, year: int, number: int) -> None:
        """See to it that the next number comes after one that was allotted elsewhere."""
        here = _here(series, scope, year)
        if not self._records.change(CounterTable, {"last": func.max(col(CounterTable.last), number)}, *here):
            self._records.insert(CounterTable(series=series, scope=scope, year=year, last=number))


def _here(series: Series, scope: str, year: int) -> tuple[ColumnElement[bool], ...]:
    return (
        col(CounterTable.series) == series,
        col(CounterTable.scope) == scope,
        col(CounterTable.year) == year,
    )
