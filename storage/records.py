"""The one door for writing rows: it notes which tables a unit of work has changed.

`commit` relies on that note to refuse a change that the journal does not tell of.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, UpdateBase, bindparam
from sqlmodel import Session, col, delete, update

from daect_tui.domain.errors import StaleRecord
from storage.fast_insert import insert_rows
from storage.tables import Table, Versioned

Condition = ColumnElement[bool]


class Records:
    """Rows in one transaction. Reads go through `session`; all writes through the methods."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.written: set[type[Table]] = set()

    def insert(self, *rows: Table) -> None:
        """Write new rows now, so that the database numbers or refuses them now."""
        self.written.update(type(row) for row in rows)
        self.session.add_all(rows)
        self.session.flush()

    def insert_many(self, table: type[Table], rows: Sequence[Mapping[str, Any]]) -> None:
        """Write many new rows in one statement; each gives the same columns."""
        self.written.add(table)
        insert_rows(self.session.connection(), table.__table__, rows)  # type: ignore[attr-defined]

    def change_many(self, table: type[Table], rows: Sequence[Mapping[str, Any]], *keys: str) -> None:
        """Update many rows in one statement, each found by its `keys`; each gives the same columns."""
        self.written.add(table)
        columns = table.__table__.columns  # type: ignore[attr-defined]  # set by SQLModel
        statement = (
            table.__table__.update()  # type: ignore[attr-defined]
            .where(*(columns[key] == bindparam(f"the_{key}") for key in keys))
            .values({name: bindparam(name) for name in rows[0] if name not in keys})
        )
        named = [{(f"the_{name}" if name in keys else name): row[name] for name in row} for row in rows]
        self.session.connection().execute(statement, named)

    def put(self, row: Table) -> None:
        """Write a row in the place of the one with the same primary key, if there is one."""
        self.written.add(type(row))
        self.session.merge(row)
        self.session.flush()

    def change(self, table: type[Table], values: Mapping[str, Any], *where: Condition) -> int:
        """Update rows; return how many there were."""
        self.written.add(table)
        return self._count(update(table).where(*where).values(**values))

    def remove(self, table: type[Table], *where: Condition) -> int:
        """Delete rows; return how many there were."""
        self.written.add(table)
        return self._count(delete(table).where(*where))

    def change_version(
        self, table: type[Versioned], record_id: int, version: int, values: Mapping[str, Any], stale: str
    ) -> int:
        """Update a row read at a version; return the next one.

        Raises `StaleRecord` with the sentence `stale` when the row has another version by now.
        """
        changed = self.change(
            table,
            {**values, "version": version + 1},
            col(table.id) == record_id,
            col(table.version) == version,
        )
        if changed == 0:
            raise StaleRecord(stale)
        return version + 1

    def _count(self, statement: UpdateBase) -> int:
        # Reads refresh what the session knows (see `unit_of_work`): nothing to synchronise here.
        return self.session.exec(statement.execution_options(synchronize_session=False)).rowcount
