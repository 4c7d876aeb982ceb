"""The hash-chained journal."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC

from sqlmodel import col, select

from daect_tui.domain.journal import GENESIS, Act, JournalEntry, seal
from daect_tui.services.ports import Clock
from storage.driver_errors import MisusedUnitOfWork
from storage.mapping import build, columns_of
from storage.records import Records
from storage.repositories.base import Repository
from storage.tables import JournalTable

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Pen:
    """Who writes in the journal, and at what time."""

    clock: Clock
    agent: str


class SqlJournal(Repository):
    """Implements the port `Journal`; `appended` counts the acts of the transaction in hand."""

    def __init__(self, records: Records, pen: Pen | None) -> None:
        super().__init__(records)
        self._pen = pen
        self.appended = 0

    def append(self, act: Act) -> JournalEntry:
        """Seal an act at the end of the chain; a unit of work that only reads has no pen for it."""
        if self._pen is None:
            raise MisusedUnitOfWork("a unit of work that only reads was asked to write in the journal")
        head = self._session.exec(
            select(JournalTable.sequence, JournalTable.hash)
            .order_by(col(JournalTable.sequence).desc())
            .limit(1)
        ).one_or_none()
        sequence, previous = head or (0, GENESIS)
        entry = seal(previous, sequence + 1, self._pen.clock.now().astimezone(UTC), self._pen.agent, act)
        self._records.insert(JournalTable(**columns_of(entry)))
        self.appended += 1
        return entry

    def entries(self) -> Iterator[JournalEntry]:
        """Go through the whole chain from its beginning, a few hundred entries in memory at a time."""
        rows = self._session.exec(
            select(JournalTable).order_by(col(JournalTable.sequence)),
            execution_options={"yield_per": _BATCH},
        )
        return (build(JournalEntry, row) for row in rows)

    def last(self, limit: int) -> tuple[JournalEntry, ...]:
        """Return the newest entries, newest first."""
        rows = self._session.exec(
            select(JournalTable).order_by(col(JournalTable.sequence).desc()).limit(limit)
        )
        return tuple(build(JournalEntry, row) for row in rows)
