"""What one transaction changed, row by row, so that the act can be taken back.

Kept in memory only, for the last act of a program that somebody uses, and never for the tables that are
made from others. Each change is noted before it is made; putting all back in the contrary order goes
through the states that the rows had, so that no constraint is ever broken on the way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, ColumnElement, and_, select
from sqlmodel import Session

from daect_tui.domain.last_act import MOST_ROWS, Done, LastAct
from daect_tui.domain.taking_back import refusal
from storage.personal.inventory import DERIVED
from storage.tables import (
    CounterTable,
    DraftTable,
    JournalHeadTable,
    JournalTable,
    PassageTable,
    StepTable,
    StoredFileTable,
    Table,
)

_NOT_TRACED = {DraftTable, JournalHeadTable, JournalTable}


@dataclass(frozen=True, slots=True)
class RowBefore:
    """A row as it was before a change: by the values of its key; `None` when it was not there."""

    table: type[Table]
    key: Mapping[str, Any]
    values: Mapping[str, Any] | None

    @property
    def here(self) -> ColumnElement[bool]:
        """The condition that finds the row."""
        columns = _columns(self.table)
        return and_(*(columns[name] == value for name, value in self.key.items()))


@dataclass(slots=True)
class Trace:
    """The changes of one transaction, in the order in which they were made; too many are only counted."""

    session: Session
    changes: list[RowBefore] = field(default_factory=list)
    count: int = 0
    numbered: bool = False

    def follows(self, table: type[Table], rows: int = 1) -> bool:
        """Tell whether changes of so many rows of a table are noted one by one."""
        self.numbered = self.numbered or table is CounterTable
        if table in _NOT_TRACED or str(table.__tablename__) in DERIVED:
            return False
        if self.count + rows > MOST_ROWS:
            self._give_up(rows)
        return self.count <= MOST_ROWS

    def added(self, table: type[Table], row: Mapping[str, Any]) -> None:
        """Note a row that has just been written."""
        if self.follows(table):
            self._keep(RowBefore(table, _key(table, row), None))

    def will_change(self, table: type[Table], *where: ColumnElement[bool]) -> int:
        """Note rows that are about to be changed or removed; return how many."""
        if not self.follows(table):
            return 0
        if table is StoredFileTable:
            # Kept files only go in an elimination, and are too big to be held.
            self._give_up(MOST_ROWS)
            return 0
        source = _columns(table)
        wanted = select(*source.values()).where(*where).limit(MOST_ROWS + 1)
        rows = self.session.connection().execute(wanted).all()
        for row in rows:
            values = dict(zip(source, row, strict=True))
            self._keep(RowBefore(table, _key(table, values), values))
        return len(rows)

    def _keep(self, change: RowBefore) -> None:
        if self.count >= MOST_ROWS:
            self._give_up(1)
        else:
            self.count += 1
            self.changes.append(change)

    def _give_up(self, rows: int) -> None:
        self.count += rows + MOST_ROWS
        self.changes.clear()


@dataclass(frozen=True, slots=True)
class KeptAct:
    """The last act of a program, with what its rows were before it."""

    act: LastAct
    changes: tuple[RowBefore, ...]

    @property
    def passages(self) -> tuple[int, ...]:
        """The numbers of the passages that it made, in order."""
        return tuple(one.key["id"] for one in self.changes if one.table is PassageTable)

    @property
    def rows(self) -> Sequence[RowBefore]:
        """The other rows, in the order in which they are put back."""
        return [one for one in reversed(self.changes) if one.table is not PassageTable]

    def numbers(self, table: type[Table], name: str = "id") -> set[int]:
        """The numbers, by a column of the key, of the rows of a table that it changed."""
        return {one.key[name] for one in self.changes if one.table is table}


class LastActs:
    """Keeps the last act of a program; nothing of the others."""

    def __init__(self) -> None:
        self.kept: KeptAct | None = None

    @staticmethod
    def begin(session: Session) -> Trace:
        """Begin to follow a transaction."""
        return Trace(session)

    def keep(self, lines: Sequence[Done], trace: Trace) -> None:
        """Keep an act that was committed; of one that is not taken back, only what it was."""
        held = any(one.table is StepTable for one in trace.changes)
        act = LastAct(tuple(lines), trace.numbered, held, trace.count)
        possible = not refusal(act, act.sequence)
        self.kept = KeptAct(act, tuple(trace.changes) if possible else ())


def _key(table: type[Table], values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name, column in _columns(table).items() if column.primary_key}


def _columns(table: type[Table]) -> dict[str, Column[Any]]:
    return dict(table.__table__.c.items())  # type: ignore[attr-defined]
