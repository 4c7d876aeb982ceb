"""The journal as it is read: by queries, and a head found again."""

from array import array
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import ColumnElement, select

from daect_tui.domain.dates import paris_moment
from daect_tui.domain.journal import JournalEntry
from daect_tui.domain.journal_query import JournalQuery
from daect_tui.domain.text import fold
from storage.mapping import build
from storage.records import core
from storage.repositories.base import Repository
from storage.tables import JournalTable

_BATCH = 500
_JOURNAL = core(JournalTable)
_COLUMNS = tuple(_JOURNAL.c[name] for name in JournalEntry.__dataclass_fields__)
# Above any sign of a hash: what begins with some signs comes before them followed by it.
_AFTER = "g"


class SqlJournalBook(Repository):
    """Implements the port `JournalBook`."""

    def numbers(self, query: JournalQuery) -> Sequence[int]:
        """Return the numbers of the entries that answer, newest first."""
        if query.words:
            found = array("I", self._holding(query))
        else:
            column = _JOURNAL.c.sequence
            statement = select(column).where(*_conditions(query)).order_by(column)
            found = array("I", self._session.connection().execute(statement).scalars())
        found.reverse()
        return found

    def _holding(self, query: JournalQuery) -> Iterator[int]:
        """Go through the numbers of the entries that hold words, reading no more than where they may be."""
        column, wanted = _JOURNAL.c, fold(query.words).split()
        read = (column.sequence, column.agent, column.subject, column.detail)
        statement = select(*read).where(*_conditions(query)).order_by(column.sequence)
        rows = self._session.connection().execute(statement, execution_options={"yield_per": _BATCH})
        for number, agent, subject, detail in rows:
            if _holds(agent, subject, detail, wanted):
                yield number

    def some(self, numbers: Sequence[int]) -> tuple[JournalEntry, ...]:
        """Return entries by their numbers, in the order of the numbers."""
        statement = select(*_COLUMNS).where(_JOURNAL.c.sequence.in_(list(numbers)))
        found = {
            row.sequence: build(JournalEntry, row) for row in self._session.connection().execute(statement)
        }
        return tuple(found[number] for number in numbers if number in found)

    def answering(self, query: JournalQuery) -> Iterator[JournalEntry]:
        """Go through the entries that answer, in the order of the chain."""
        statement = select(*_COLUMNS).where(*_conditions(query)).order_by(_JOURNAL.c.sequence)
        options = {"yield_per": _BATCH}
        rows = self._session.connection().execute(statement, execution_options=options)
        wanted = fold(query.words).split()
        for row in rows:
            entry = build(JournalEntry, row)
            if not wanted or _holds(entry.agent, entry.subject, entry.detail, wanted):
                yield entry

    def agents(self) -> tuple[str, ...]:
        """Return who has acted, by name."""
        return self._distinct(_JOURNAL.c.agent)

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of acts there are."""
        return self._distinct(_JOURNAL.c.kind)

    def _distinct(self, column: ColumnElement[str]) -> tuple[str, ...]:
        found = self._session.connection().execute(select(column).distinct()).scalars()
        return tuple(sorted(found, key=fold))

    def beginning(self, digest: str) -> tuple[JournalEntry, ...]:
        """Return the entries whose hash begins so, two at most."""
        within = (_JOURNAL.c.hash >= digest, _JOURNAL.c.hash < digest + _AFTER)
        rows = self._session.connection().execute(select(*_COLUMNS).where(*within).limit(2))
        return tuple(build(JournalEntry, row) for row in rows)


def _holds(agent: str, subject: str, detail: str, wanted: Sequence[str]) -> bool:
    text = fold(f"{agent} {subject} {detail}")
    return all(word in text for word in wanted)


def _conditions(query: JournalQuery) -> Iterator[ColumnElement[bool]]:
    column = _JOURNAL.c
    if query.since is not None:
        yield column.at >= _beginning(query.since)
    if query.until is not None:
        yield column.at < _beginning(query.until + timedelta(days=1))
    if query.agents:
        yield column.agent.in_(query.agents)
    if query.kinds:
        yield column.kind.in_(query.kinds)
    if query.subject:
        yield column.subject.istartswith(query.subject, autoescape=True)


def _beginning(day: date) -> datetime:
    return paris_moment(day, 0).astimezone(UTC)
