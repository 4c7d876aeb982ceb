"""Numbers without gap: allotted in the transaction that produces the thing (product decision 9)."""

from sqlmodel import col, select

from daect_tui.domain.references import Series
from storage.repositories.base import Repository
from storage.tables import CounterTable


class Counters(Repository):
    """The last number of each series, per scope and year."""

    def next(self, series: Series, scope: str, year: int) -> int:
        """Allot the next number; it is given back when the transaction is rolled back.

        Two writers never get the same one: the row stays locked until the first has committed.
        """
        here = (
            col(CounterTable.series) == series,
            col(CounterTable.scope) == scope,
            col(CounterTable.year) == year,
        )
        if self._records.change(CounterTable, {"last": col(CounterTable.last) + 1}, *here):
            return self._session.exec(select(CounterTable.last).where(*here)).one()
        self._records.insert(CounterTable(series=series, scope=scope, year=year, last=1))
        return 1
