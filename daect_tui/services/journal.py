"""Reading the journal: what answers a query, the state of its chain, a head printed on paper, an export."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from daect_tui.domain.errors import WouldOverwrite
from daect_tui.domain.journal import Head, JournalEntry
from daect_tui.domain.journal_chain import broken_link
from daect_tui.domain.journal_query import JournalQuery, typed_head
from daect_tui.domain.journal_words import act_in_words
from daect_tui.services.following import Progress, followed, silent
from daect_tui.services.office import Office
from daect_tui.services.places import stands
from daect_tui.services.ports import Tables

HEADINGS = (
    "ligne", "moment", "agent", "acte", "nature", "objet", "détail", "précédente", "empreinte",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the chain stands: its head, and the number at which it breaks, if it does."""

    head: Head
    broken: int | None


@dataclass(frozen=True, slots=True)
class Witness:
    """What the journal says of a head that was printed: the entry, if it is there, and the chain."""

    entry: JournalEntry | None
    standing: Standing

    @property
    def holds(self) -> bool:
        """Whether nothing before this head was touched since it was printed."""
        broken = self.standing.broken
        return self.entry is not None and (broken is None or broken > self.entry.sequence)


class JournalReading:
    """The use cases of whoever reads the journal."""

    def __init__(self, office: Office, tables: Tables) -> None:
        self._office = office
        self._tables = tables

    def numbers(self, query: JournalQuery) -> Sequence[int]:
        """Return the numbers of the acts that answer, newest first."""
        with self._office.reading() as work:
            return work.journal_book.numbers(query)

    def some(self, numbers: Sequence[int]) -> tuple[JournalEntry, ...]:
        """Return some acts."""
        with self._office.reading() as work:
            return work.journal_book.some(numbers)

    def agents(self) -> tuple[str, ...]:
        """Return who has acted."""
        with self._office.reading() as work:
            return work.journal_book.agents()

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of acts there are."""
        with self._office.reading() as work:
            return work.journal_book.kinds()

    def each(self, query: JournalQuery, told: Callable[[JournalEntry], None]) -> int:
        """Tell each act that answers, in the order of the chain; return how many there were."""
        count = 0
        with self._office.reading() as work:
            for entry in work.journal_book.answering(query):
                told(entry)
                count += 1
        return count

    def standing(self, progress: Progress = silent) -> Standing:
        """Go through the whole chain; `progress` hears how many acts, out of how many."""
        with self._office.reading() as work:
            head = work.journal.kept_head()
            entries = followed(work.journal.entries(), progress, head.sequence)
            return Standing(head, broken_link(entries, head))

    def head(self) -> Head:
        """Return the head alone, without going through the chain."""
        with self._office.reading() as work:
            return work.journal.kept_head()

    def witness(self, typed: str, progress: Progress = silent) -> Witness:
        """Look for a head as it was printed, or its first signs; raises `UnusableArgument`."""
        digest = typed_head(typed)
        with self._office.reading() as work:
            found = work.journal_book.beginning(digest)
        return Witness(found[0] if len(found) == 1 else None, self.standing(progress))

    def export(
        self, query: JournalQuery, path: Path, *, force: bool = False, progress: Progress = silent
    ) -> int:
        """Write the acts that answer in a table, with their hashes; return how many there were.

        `progress` hears how many are written; what it raises leaves no file. Raises
        `WouldOverwrite`, `UnusableOutput`, `UnusableArgument` for an unknown suffix.
        """
        if stands(path) and not force:
            raise WouldOverwrite(
                f"{path} existe déjà. Choisissez un autre nom, ou demandez à le remplacer (--force)."
            )
        count = 0

        def rows(entries: Iterable[JournalEntry]) -> Iterator[Sequence[str]]:
            nonlocal count
            for entry in entries:
                count += 1
                yield _row(entry)

        with self._office.reading() as work:
            entries = followed(work.journal_book.answering(query), progress)
            self._tables.write(path, HEADINGS, rows(entries))
        return count


def _row(entry: JournalEntry) -> Sequence[str]:
    moment = entry.at.isoformat(timespec="microseconds")
    return (
        str(entry.sequence), moment, entry.agent, act_in_words(entry.kind), entry.kind, entry.subject,
        entry.detail, entry.previous, entry.hash,
    )  # fmt: skip
