"""The notes of a long import, in a nameless temporary database that the system removes by itself.

What a file of a million rows says of each stays out of memory, and nothing is left behind by a crash:
SQLite deletes the file of such a database as soon as it has opened it.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from threading import Lock
from typing import Any

from daect_tui.domain.exchange_row import Remark, RowOutcome, RowReport

_TABLES = """
CREATE TABLE seen (key TEXT PRIMARY KEY, line INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE report (
    rank INTEGER PRIMARY KEY, outcome TEXT NOT NULL, among INTEGER NOT NULL,
    line INTEGER NOT NULL, subject TEXT NOT NULL, title TEXT NOT NULL, remarks TEXT
);
CREATE UNIQUE INDEX report_outcome ON report (outcome, among);
"""
# SQLite takes 32,766 parameters at most in a statement.
_MOST = 5000


class SqlSpool:
    """Implements the port `Spool`; several threads may read it, one at a time."""

    def __init__(self, *, in_memory: bool = False) -> None:
        # What an import says of an encrypted register is written nowhere, at the cost of memory.
        self._connection = sqlite3.connect(
            ":memory:" if in_memory else "", check_same_thread=False, isolation_level=None
        )
        self._connection.executescript(_TABLES)
        self._connection.execute("PRAGMA synchronous = OFF")
        self._lock = Lock()
        self._counts: Counter[RowOutcome] = Counter()

    def claim(self, keys: Sequence[tuple[str, int]]) -> dict[str, int]:
        """Note keys with their lines; return the first line of each that is noted more than once."""
        earlier = self.lines_of([key for key, _line in keys])
        fresh: dict[str, int] = {}
        for key, line in keys:
            if key not in earlier and key in fresh:
                earlier[key] = fresh[key]
            else:
                fresh.setdefault(key, line)
        with self._lock:
            self._many("INSERT OR IGNORE INTO seen VALUES (?, ?)", list(fresh.items()))
        return earlier

    def lines_of(self, keys: Collection[str]) -> dict[str, int]:
        """Return the line of each key that was noted."""
        found: dict[str, int] = {}
        with self._lock:
            for batch in _batches(list(keys)):
                marks = ", ".join("?" * len(batch))
                found.update(
                    self._connection.execute(f"SELECT key, line FROM seen WHERE key IN ({marks})", batch)  # noqa: S608
                )
        return found

    def add(self, reports: Sequence[RowReport]) -> None:
        """Keep what becomes of some rows."""
        rank = self._counts.total()
        rows: list[tuple[Any, ...]] = []
        for report in reports:
            rows.append((rank, report.outcome.value, self._counts[report.outcome], *_written(report)))
            self._counts[report.outcome] += 1
            rank += 1
        with self._lock:
            self._many("INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def counts(self) -> Counter[RowOutcome]:
        """Return how many rows come to each outcome."""
        return Counter(self._counts)

    def window(self, outcome: RowOutcome | None, first: int, limit: int) -> tuple[RowReport, ...]:
        """Return some reports (of one outcome, or of all), from a rank among them on."""
        where = "rank >= :first" if outcome is None else "outcome = :outcome AND among >= :first"
        with self._lock:
            rows = self._connection.execute(
                f"SELECT outcome, line, subject, title, remarks FROM report WHERE {where} "  # noqa: S608
                "ORDER BY rank LIMIT :limit",
                {"first": first, "limit": limit, "outcome": outcome and outcome.value},
            ).fetchall()
        return tuple(_read(*row) for row in rows)

    def close(self) -> None:
        """Forget everything."""
        with self._lock:
            self._connection.close()

    def _many(self, statement: str, rows: list[tuple[Any, ...]]) -> None:
        self._connection.execute("BEGIN")
        self._connection.executemany(statement, rows)
        self._connection.execute("COMMIT")


def _written(report: RowReport) -> tuple[int, str, str, str | None]:
    remarks = json.dumps([(one.column, one.sentence) for one in report.remarks]) if report.remarks else None
    return report.line, report.subject, report.title, remarks


def _read(outcome: str, line: int, subject: str, title: str, remarks: str | None) -> RowReport:
    said = tuple(Remark(*one) for one in json.loads(remarks)) if remarks else ()
    return RowReport(line, RowOutcome(outcome), subject, title, said)


def _batches(keys: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(keys), _MOST):
        yield keys[start : start + _MOST]
