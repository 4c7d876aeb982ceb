"""The one door for writing rows: it notes which tables a unit of work has changed.

`commit` relies on that note to refuse a change that the journal does not tell of.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy
from sqlalchemy import ColumnElement, UpdateBase, bindparam
from sqlmodel import Session

from daect_tui.domain.errors import StaleRecord
from storage.driver_errors import MisusedUnitOfWork
from storage.fast_insert import insert_rows
from storage.tables import JournalTable, Table, Versioned

if TYPE_CHECKING:
    # Followed where somebody works, once the first screen is painted.
    from storage.traces import Trace

Condition = ColumnElement[bool]


class Records:
    """Rows in one transaction. Reads go through `session`; all writes through the methods."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.written: set[type[Table]] = set()
        # What is changed, where the act may be taken back.
        self.trace: Trace | None = None

    def insert(self, *rows: Table) -> None:
        """Write new rows now, so that the database numbers or refuses them now."""
        self.written.update(type(row) for row in rows)
        self.session.add_all(rows)
        self.session.flush()
        if self.trace is not None:
            for row in rows:
                self.trace.added(type(row), vars(row))

    def add(self, table: type[Table], values: Mapping[str, Any]) -> int:
        """Write one new row straight from its values; return its number.

        It costs a third of `insert`, which builds an object first: acts of a session use it.
        """
        self.written.add(table)
        added = self.session.connection().execute(core(table).insert(), values)
        key = added.inserted_primary_key or (0,)
        if self.trace is not None:
            names = (column.name for column in core(table).primary_key)
            self.trace.added(table, dict(zip(names, key, strict=True)))
        return int(key[0])

    def insert_many(self, table: type[Table], rows: Sequence[Mapping[str, Any]]) -> None:
        """Write many new rows in one statement; each gives the same columns."""
        self.written.add(table)
        if self.trace is not None and self.trace.follows(table, len(rows)):
            for row in rows:
                self.add(table, row)
            return
        insert_rows(self.session.connection(), core(table), rows)

    def change_many(self, table: type[Table], rows: Sequence[Mapping[str, Any]], *keys: str) -> None:
        """Update many rows in one statement, each found by its `keys`; each gives the same columns."""
        _check_changes(table)
        self.written.add(table)
        if self.trace is not None and self.trace.follows(table, len(rows)):
            for row in rows:
                self.trace.will_change(table, *(core(table).c[key] == row[key] for key in keys))
        statement = (
            core(table)
            .update()
            .where(*(core(table).c[key] == bindparam(f"the_{key}") for key in keys))
            .values({name: bindparam(name) for name in rows[0] if name not in keys})
        )
        named = [{(f"the_{name}" if name in keys else name): row[name] for name in row} for row in rows]
        self.session.connection().execute(statement, named)

    def put(self, row: Table) -> None:
        """Write a row in the place of the one with the same primary key, if there is one."""
        _check_changes(type(row))
        self.written.add(type(row))
        key = [column == getattr(row, column.name) for column in core(type(row)).primary_key]
        known = self._note_change(type(row), *key)
        self.session.merge(row)
        self.session.flush()
        if self.trace is not None and not known:
            self.trace.added(type(row), vars(row))

    def change(self, table: type[Table], values: Mapping[str, Any], *where: Condition) -> int:
        """Update rows; return how many there were."""
        _check_changes(table)
        return self.rewrite(table, values, *where)

    def rewrite(self, table: type[Table], values: Mapping[str, Any], *where: Condition) -> int:
        """Update rows, even of the journal: only to hide words in it."""
        self.written.add(table)
        self._note_change(table, *where)
        return self._count(core(table).update().where(*where).values(**values))

    def remove(self, table: type[Table], *where: Condition) -> int:
        """Delete rows; return how many there were."""
        _check_changes(table)
        self.written.add(table)
        self._note_change(table, *where)
        return self._count(core(table).delete().where(*where))

    def change_version(
        self, table: type[Versioned], record_id: int, version: int, values: Mapping[str, Any], stale: str
    ) -> int:
        """Update a row read at a version; return the next one.

        Raises `StaleRecord` with the sentence `stale` when the row has another version by now.
        """
        changed = self.change(
            table,
            {**values, "version": version + 1},
            core(table).c.id == record_id,
            core(table).c.version == version,
        )
        if changed == 0:
            raise StaleRecord(stale)
        return version + 1

    def _note_change(self, table: type[Table], *where: Condition) -> int:
        """Note rows that are about to be changed, where acts may be taken back; return how many."""
        return self.trace.will_change(table, *where) if self.trace is not None else 0

    def _count(self, statement: UpdateBase) -> int:
        # Reads refresh what the session knows (see `unit_of_work`): nothing to synchronise here.
        return self.session.connection().execute(statement).rowcount


def _check_changes(table: type[Table]) -> None:
    if table is JournalTable:
        raise MisusedUnitOfWork("entries of the journal are only added")


def core(table: type[Table]) -> sqlalchemy.Table:
    """Return the table under a model: what is read or written through it makes no object of the model."""
    found: sqlalchemy.Table = table.__table__  # type: ignore[attr-defined]
    return found
