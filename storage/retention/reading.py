"""What the readers of cases share."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from daect_tui.domain.dates import paris_day
from storage import tables as t
from storage.records import Records, core
from storage.repositories.base import Repository


class CaseReader(Repository):
    """Reads rows by columns, as of a day."""

    def __init__(self, records: Records, today: date) -> None:
        super().__init__(records)
        self._today = today

    def rows(self, query: Any) -> Sequence[Any]:  # noqa: ANN401 – any selection
        """Return the rows of a selection of columns."""
        return self._session.connection().execute(query).all()

    def each(self, table: type[t.Numbered]) -> Sequence[Any]:
        """Return every record of a table, in the order of their numbers."""
        return self._session.execute(select(table).order_by(core(table).c.id)).scalars().all()

    def last_passages(self) -> dict[str, date]:
        """Return the day of the last passage of everything that has passed from a state to another."""
        table = core(t.PassageTable)
        rows = self.rows(select(table.c.subject, func.max(table.c.at)).group_by(table.c.subject))
        return {subject: paris_day(at) for subject, at in rows}
