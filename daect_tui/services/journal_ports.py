"""What the services need of the journal: to write in it, and to read it by queries."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from daect_tui.domain.journal import Act, Head, JournalEntry
from daect_tui.domain.journal_query import JournalQuery


class Journal(Protocol):
    """The hash-chained journal."""

    def append(self, act: Act) -> JournalEntry:
        """Seal an act at the end of the chain, with the unit of work's clock and agent."""
        ...

    def head(self) -> str:
        """Return the hash of the last entry: it seals all that was written so far."""
        ...

    def kept_head(self) -> Head:
        """Return the head that is kept apart from the entries: an end that is cut off is missed."""
        ...

    def entries(self) -> Iterable[JournalEntry]: ...
    def hide(
        self,
        words: Iterable[str],
        reason: str,
        subject: str,
        *,
        agents: bool = False,
        subjects: bool = False,
    ) -> int:
        """Hide texts, as they are written, in past entries; return how many were changed.

        They go from details, and where it is asked from who acted and on what; the chain still holds,
        and one act tells of it (none where nothing was found). A text goes wherever it stands, within
        a word too: give full names rather than « Ali ». Raises `Refusal` for a blank text, or where the
        chain is already broken: what was altered would then pass for hidden.
        """
        ...

    def since(self, sequence: int, subjects: Iterable[str]) -> tuple[JournalEntry, ...]:
        """Return the entries on some subjects that came after one, oldest first."""
        ...

    def last(self, limit: int) -> tuple[JournalEntry, ...]:
        """Return the newest entries, newest first."""
        ...

    def last_of(self, subject: str, kind: str = "") -> JournalEntry | None:
        """Return the newest entry on a subject, of one kind where it is given."""
        ...


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
