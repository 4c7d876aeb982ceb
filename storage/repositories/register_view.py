"""The register list read by windows: who answers is a set of bits, in what order is an index.

A window follows the index of its column from a place and keeps the lines whose bit is set, which
SQLite tests without leaving the index. When few answer, their lines are read and sorted instead:
following an index to find them would go through all the others.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import reduce
from operator import and_, or_
from typing import Any

from sqlalchemy import ColumnElement, LargeBinary, bindparam, func, tuple_
from sqlmodel import col, select

from daect_tui.domain.deadlines import WARNING_DAYS
from daect_tui.domain.dossier import DossierState, Referents
from daect_tui.domain.register_query import Due, Facets, Place, RegisterQuery, RegisterRow, Span, Window
from storage.bits import as_flags, members
from storage.entries import SORTED_BY, Facet, facet_key
from storage.records import Records
from storage.repositories.base import Repository
from storage.repositories.search import SqlSearch
from storage.tables import RegisterEntryTable

# Up to this many lines are cheaper to read and sort than to look for in the order of a column.
_FEW = 400
_SET = b"1"
_ENTRY: Any = RegisterEntryTable
_SHOWN = (
    _ENTRY.id,
    _ENTRY.reference,
    _ENTRY.organisation,
    _ENTRY.domain,
    _ENTRY.programme,
    _ENTRY.theme,
    _ENTRY.countries,
    _ENTRY.geographic_referent,
    _ENTRY.thematic_referent,
    _ENTRY.received_on,
    _ENTRY.silence_on,
    _ENTRY.state,
    _ENTRY.version,
)
Condition = ColumnElement[bool]


class SqlRegisterView(Repository):
    """Implements the port `RegisterWindows`."""

    def __init__(self, records: Records, search: SqlSearch) -> None:
        super().__init__(records)
        self._search = search
        self._last: tuple[RegisterQuery, date, int, int | None] | None = None

    def count(self, query: RegisterQuery, today: date) -> int:
        """Return how many dossiers answer."""
        answers = self._answers(query, today)
        return (self._search.postings.everything() if answers is None else answers).bit_count()

    def window(self, query: RegisterQuery, today: date, span: Span) -> Window:
        """Read the lines of a span; they are in the order of the query whichever way it goes."""
        key = _sort_key(query)
        ascending = query.descending is not span.forward
        rows = self._session.exec(
            select(key.label("key"), *_SHOWN)  # type: ignore[call-overload]  # four columns are typed
            .where(*self._chosen(query, today), *_beyond(key, span.place, after=ascending))
            .order_by(*_ordered(key, ascending=ascending))
            .offset(span.skip)
            .limit(span.limit)
        ).all()
        if not span.forward:
            rows = rows[::-1]
        if not rows:
            return Window((), None, None)
        first, last = rows[0], rows[-1]
        return Window(tuple(map(_row, rows)), Place(*first[:2]), Place(*last[:2]))

    def rank(self, query: RegisterQuery, today: date, reference: str) -> int | None:
        """Count the lines before a dossier."""
        key = _sort_key(query)
        chosen = self._chosen(query, today)
        found = self._session.exec(
            select(key, _ENTRY.id).where(*chosen, _ENTRY.reference == reference)
        ).first()
        if found is None:
            return None
        before = _beyond(key, Place(*found), after=query.descending)
        return int(self._session.exec(select(func.count()).where(*chosen, *before)).one())

    def references(self, query: RegisterQuery, today: date, limit: int) -> tuple[str, ...]:
        """Return the references of the first dossiers that answer."""
        key = _sort_key(query)
        rows = self._session.exec(
            select(RegisterEntryTable.reference)
            .where(*self._chosen(query, today))
            .order_by(*_ordered(key, ascending=not query.descending))
            .limit(limit)
        )
        return tuple(rows)

    def facets(self) -> Facets:
        """Return the values that can be filtered on."""
        counts = self._search.postings.counts
        return Facets(
            programmes=counts(Facet.PROGRAMME),
            states={DossierState(code): count for code, count in counts(Facet.STATE).items()},
            themes=counts(Facet.THEME),
            countries=counts(Facet.COUNTRY),
            referents=counts(Facet.REFERENT),
        )

    # ── Who answers ────────────────────────────────────────────────────────────────────────

    def _answers(self, query: RegisterQuery, today: date) -> int | None:
        """Return the set of the dossiers that answer; `None` where nothing narrows it."""
        self._search.flush()
        asked = (query, today, self._search.written)
        if self._last is None or self._last[:3] != asked:
            self._last = (*asked, self._found(query, today))
        return self._last[3]

    def _found(self, query: RegisterQuery, today: date) -> int | None:
        postings = self._search.postings
        if query.search.strip() and not query.words:
            # Signs alone stand in no word.
            return 0
        sets = [postings.of_beginning(word) for word in query.words]
        sets += [
            postings.of(facet_key(facet, value))
            for facet, value in (
                (Facet.PROGRAMME, query.programme),
                (Facet.THEME, query.theme),
                (Facet.COUNTRY, query.country),
                (Facet.REFERENT, query.referent),
            )
            if value
        ]
        if query.states:
            states = (postings.of(facet_key(Facet.STATE, state.value)) for state in query.states)
            sets.append(reduce(or_, states))
        if query.due is not None:
            sets.append(self._due(query.due, today))
        return reduce(and_, sets) if sets else None

    def _due(self, due: Due, today: date) -> int:
        postings = self._search.postings
        if due is Due.NONE:
            return postings.of(facet_key(Facet.SILENCE, ""))
        if due is Due.PAST:
            first, last = "0", today
        else:
            days = WARNING_DAYS[0] if due is Due.WITHIN_10_DAYS else WARNING_DAYS[1]
            first, last = today.isoformat(), today + timedelta(days=days + 1)
        return postings.between(facet_key(Facet.SILENCE, first), facet_key(Facet.SILENCE, last.isoformat()))

    def _chosen(self, query: RegisterQuery, today: date) -> list[Condition]:
        answers = self._answers(query, today)
        if answers is None:
            return []
        if answers.bit_count() <= _FEW:
            return [_ENTRY.id.in_(list(members(answers)))]
        flags: ColumnElement[bytes] = bindparam(None, as_flags(answers), LargeBinary)
        return [func.substr(flags, _ENTRY.id + 1, 1, type_=LargeBinary) == _SET]


def _sort_key(query: RegisterQuery) -> Any:  # noqa: ANN401 – a column, which SQLModel types as its value
    return col(getattr(RegisterEntryTable, SORTED_BY[query.sort]))


def _beyond(key: Any, place: Place | None, *, after: bool) -> Iterable[Condition]:  # noqa: ANN401
    if place is not None:
        here, there = tuple_(key, _ENTRY.id), tuple_(place.key, place.id)
        yield here > there if after else here < there


def _ordered(key: Any, *, ascending: bool) -> list[Any]:  # noqa: ANN401
    return [key.asc(), _ENTRY.id.asc()] if ascending else [key.desc(), _ENTRY.id.desc()]


def _row(row: Any) -> RegisterRow:  # noqa: ANN401 – a row of SQLAlchemy
    return RegisterRow(
        reference=row.reference,
        organisation=row.organisation,
        domain=row.domain,
        programme=row.programme,
        theme=row.theme,
        countries=tuple(filter(None, row.countries.split(","))),
        referents=Referents(row.geographic_referent, row.thematic_referent),
        received_on=row.received_on,
        silence_on=row.silence_on,
        state=row.state,
        version=row.version,
    )
