"""What reading the journal needs of the register: what answers a query, and a head found again."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from daect_tui.domain.journal import JournalEntry
from daect_tui.domain.journal_query import JournalQuery


class JournalBook(Protocol):
    """The journal as it is read: by queries, newest first or in its order."""

    def numbers(self, query: JournalQuery) -> Sequence[int]:
        """Return the numbers of the entries that answer, newest first, in four octets each."""
        ...

    def some(self, numbers: Sequence[int]) -> tuple[JournalEntry, ...]:
        """Return entries by their numbers, in the order of the numbers."""
        ...

    def answering(self, query: JournalQuery) -> Iterator[JournalEntry]:
        """Go through the entries that answer, in the order of the chain, a few hundred in memory."""
        ...

    def agents(self) -> tuple[str, ...]: ...
    def kinds(self) -> tuple[str, ...]: ...
    def beginning(self, digest: str) -> tuple[JournalEntry, ...]:
        """Return the entries whose hash begins so, two at most."""
        ...
