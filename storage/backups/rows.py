"""The rows of a table of a damaged register, as far as SQLite gives them, and those that it does not.

A table is read in the order of its rows; where a page cannot be, the range that is left is halved until
every row that can be reached has been. The indexes stand on other pages: they tell which rows there were,
and by what they were known.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from storage.connecting import Access, connect, database_errors
from storage.keyring import key_of

# What one table may ask at most: a page holds some tens of rows, and each that is lost costs a few questions.
_MOST_PROBES = 60_000
# How far is looked beyond the last row that is known, where nothing tells how far a table went.
_BEYOND = 200

# Beyond any number that a row may have.
_FAR = 2**62

Row = tuple[object, ...]


class Source:
    """The connection to a damaged file; that of an encrypted one is made again after each error."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._encrypted = key_of(path) is not None
        self._connection = self._opened()

    def rows(self, query: str, values: tuple[int, ...] = ()) -> Iterator[Any]:
        """Yield what a query gives; raises one of `database_errors`, at any row."""
        try:
            yield from self._connection.execute(query, values)
        except database_errors():
            if self._encrypted:
                self.close()
                self._connection = self._opened()
            raise

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def _opened(self) -> sqlite3.Connection:
        connection = connect(self._path, Access.WRITE)
        connection.text_factory = _lenient
        # A page that only looks like one is found out when it is loaded.
        connection.execute("PRAGMA cell_size_check = ON")
        return connection


def _lenient(text: bytes) -> str:
    return text.decode("utf-8", "replace")


@dataclass(slots=True)
class TableRows:
    """The reading of one table. `unread` and `known` are complete once `read` has been gone through."""

    source: Source
    table: str
    columns: tuple[str, ...]
    known: dict[int, str] = field(default_factory=dict)
    is_counted: bool = True
    unread: set[int] = field(default_factory=set)
    _probes: int = 0

    def read(self) -> Iterator[tuple[int, Row]]:
        """Yield each row with its number."""
        complete = self._read_indexes()
        names = ", ".join(f'"{name}"' for name in self.columns)
        query = f'SELECT rowid, {names} FROM "{self.table}" WHERE rowid BETWEEN ? AND ? ORDER BY rowid'  # noqa: S608
        seen: set[int] = set()
        waiting = [(-_FAR, _FAR)]
        first = True
        while waiting:
            low, high = waiting.pop()
            last = low - 1
            try:
                for row in self.source.rows(query, (low, high)):
                    if not isinstance(row[0], int) or row[0] <= last:
                        raise sqlite3.DatabaseError("rows out of their order")
                    last = row[0]
                    if last not in seen:
                        seen.add(last)
                        yield last, row[1:]
            except database_errors():
                if first:
                    low, high = self._bounds(last, complete)
                first = False
                waiting += self._halves(max(low, last + 1), high)
        self.unread = set(self.known) - seen if complete else (self.unread | set(self.known)) - seen

    def _halves(self, low: int, high: int) -> list[tuple[int, int]]:
        self._probes += 1
        if low > high:
            return []
        if low == high or self._probes > _MOST_PROBES:
            self.unread.update(range(low, high + 1) if high - low < _MOST_PROBES else ())
            return []
        middle = (low + high) // 2
        return [(middle + 1, high), (low, middle)]

    def _bounds(self, last: int, complete: bool) -> tuple[int, int]:
        """Return between which rows the rest is looked for, once one page could not be read."""
        ends = [last, *self.known]
        ends = [end for end in ends if abs(end) < _FAR]
        for function in ("min", "max"):
            try:
                found = self.source.rows(f'SELECT {function}(rowid) FROM "{self.table}"')  # noqa: S608
                ends += [row[0] for row in found if isinstance(row[0], int)]
            except database_errors():
                pass
        self.is_counted = complete
        if not ends:
            return 0, -1  # neither its first row nor its last one can be reached
        return min(ends), max(ends) + (0 if complete else _BEYOND)

    def _read_indexes(self) -> bool:
        """Note what the indexes know of the rows; tell whether one was read whole and knows them all."""
        complete = False
        try:
            listed = list(self.source.rows(f'PRAGMA index_list("{self.table}")'))
        except database_errors():
            return False
        # The unique ones first: what they hold names a row.
        for index in sorted(listed, key=lambda one: not one[2]):
            complete |= self._read_index(str(index[1])) and not index[4]
        return complete

    def _read_index(self, index: str) -> bool:
        try:
            columns = [row[2] for row in self.source.rows(f'PRAGMA index_info("{index}")')]
            if None in columns:
                return False
            names = ", ".join(f'"{name}"' for name in columns)
            rows = self.source.rows(
                f'SELECT rowid, {names} FROM "{self.table}" INDEXED BY "{index}" ORDER BY {names}'  # noqa: S608
            )
            for row in rows:
                if isinstance(row[0], int):
                    self.known.setdefault(
                        row[0], " ".join(str(value) for value in row[1:] if value is not None)
                    )
        except database_errors():
            return False
        return True
