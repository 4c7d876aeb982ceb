"""« Chercher partout » (Ctrl+F): every kind of thing at once, the nearest first, with what it says.

Dossiers are searched in the sets of the register list (docs/decisions/0010), however many they are. All
the rest is far less: its words are read once and kept folded in memory until something is written, here
or by another instance. So nothing more is stored: what is erased or eliminated is not found any more,
and there is nothing to rebuild. docs/decisions/0020 says what that costs.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from daect_tui.domain.finding import Findable, Found, FoundKind, Nearness, Passage, Result, Sought, passage
from daect_tui.domain.register_query import RegisterQuery, RegisterRow, Sort, Span
from daect_tui.domain.wording_version import editable
from daect_tui.domain.worklist import Room
from daect_tui.services.finding_ports import Lines
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.wordings import SHARED, WORDINGS, shipped_text, wording

# Results of each kind while all are shown, and of the one that is chosen.
EACH, MOST = 6, 100
# Things whose nearness is weighed, the first that answer, since a common word is in all of them; fewer
# dossiers, which are read for that.
_WEIGHED, _DOSSIERS_WEIGHED = 2000, 200
_COMMENT = re.compile(r"^#.*\n?", re.MULTILINE)
_NUMBER = re.compile(r"(\d{4})\D?0*(\d+)")


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The words of the things of a kind, one line each, in the order shown; `rows` is what they come from."""

    rows: Mapping[int, Lines]
    keys: tuple[str, ...]
    lines: tuple[str, ...]
    revision: int


@dataclass(frozen=True, slots=True)
class _Kind:
    """What answers among the things of a kind: how many, and the best."""

    kind: FoundKind
    count: int
    best: tuple[tuple[Nearness, str], ...]


class Finding:
    """The use case of the search over everything; any thread may call it."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._lock = Lock()
        self._shelves: dict[FoundKind, _Shelf] = {}

    def prepare(self) -> None:
        """Read the words of everything now, while the first ones are being typed."""
        with self._lock:
            revision = self._office.register.revision()
            with self._office.reading() as work:
                for kind in FoundKind:
                    if kind is not FoundKind.DOSSIER:
                        self._shelf(work, kind, revision)

    def find(self, search: str, only: FoundKind | None = None) -> Found:
        """Return the best of each kind, `EACH` at most; of one kind, `MOST` with the counts of all."""
        sought = Sought.of(search)
        if not sought.words:
            return Found(search, {}, ())
        limit = MOST if only else EACH
        with self._lock:
            # Asked before anything is read: what is written meanwhile is read the next time.
            revision = self._office.register.revision()
            with self._office.reading() as work:
                kinds = [
                    self._dossiers(work, sought, limit)
                    if kind is FoundKind.DOSSIER
                    else _best(kind, self._shelf(work, kind, revision), sought, limit)
                    for kind in FoundKind
                ]
                found = [one for one in kinds if one.count]
                # The kind that holds the nearest thing first; equals stay in the order of the kinds.
                shown = sorted(found, key=lambda one: one.best[0][0])
                results = [
                    result
                    for one in shown
                    if only in (None, one.kind)
                    for result in _results(work, one, sought)
                ]
        return Found(search, {one.kind: one.count for one in found}, tuple(results))

    def _shelf(self, work: UnitOfWork, kind: FoundKind, revision: int) -> _Shelf:
        """Return the words of a kind as they stand, read again once something was written."""
        known = self._shelves.get(kind)
        if known is None or known.revision != revision:
            before = known.rows if known else {}
            shipped = kind is FoundKind.WORDING
            rows = _lines_of_wordings(work) if shipped else work.findings.lines(kind, before)
            pairs = [pair for lines in rows.values() for pair in lines]
            known = _Shelf(rows, tuple(key for key, _ in pairs), tuple(line for _, line in pairs), revision)
            self._shelves[kind] = known
        return known

    def _dossiers(self, work: UnitOfWork, sought: Sought, limit: int) -> _Kind:
        """Look for the number that was typed, then weigh the most recent of those that answer."""
        query = RegisterQuery(" ".join(sought.typed), sort=Sort.RECEIVED, descending=True)
        today = self._office.clock.today()
        count = work.register_view.count(query, today)
        rows = work.register_view.window(query, today, Span(_DOSSIERS_WEIGHED)).rows if count else ()
        weighed = {row.reference: sought.nearness(_weighed(row).line) for row in rows}
        named = {
            thing.reference: thing.line
            for thing in work.findings.some(FoundKind.DOSSIER, _numbers(work, sought))
        }
        weighed |= {reference: sought.nearness(line) for reference, line in named.items()}
        # Stable: equals stay in the order of the list.
        best = sorted(weighed, key=lambda reference: weighed[reference])[:limit]
        return _Kind(FoundKind.DOSSIER, max(count, len(weighed)), tuple((weighed[one], one) for one in best))


def _best(kind: FoundKind, shelf: _Shelf, sought: Sought, limit: int) -> _Kind:
    ranks = sought.answers(shelf.lines)
    weighed = sought.likeliest(ranks, shelf.lines, _WEIGHED)
    near = sorted((sought.nearness(shelf.lines[rank]), rank) for rank in weighed)[:limit]
    return _Kind(kind, len(ranks), tuple((nearness, shelf.keys[rank]) for nearness, rank in near))


def _results(work: UnitOfWork, found: _Kind, sought: Sought) -> list[Result]:
    """Read what is shown, and the passage of each."""
    keys = [key for _, key in found.best]
    if found.kind is FoundKind.WORDING:
        things: Iterable[Findable] = (one for one in _wordings(work) if one.key in keys)
    else:
        things = work.findings.some(found.kind, keys)
    known = {thing.key: thing for thing in things}
    return [
        Result(known[key], nearness, _said(known[key], sought))
        for nearness, key in found.best
        if key in known
    ]


def _said(thing: Findable, sought: Sought) -> Passage:
    return passage([text for text in (*thing.texts, thing.detail) if text != thing.title], sought)


def _weighed(row: RegisterRow) -> Findable:
    """Return the line of a dossier as far as its nearness needs it."""
    return Findable(
        FoundKind.DOSSIER, row.reference, row.reference, row.organisation, row.domain, (),
        Room.DOSSIERS, row.reference,
    )  # fmt: skip


def _numbers(work: UnitOfWork, sought: Sought) -> Sequence[str]:
    """Return the references that the words typed may write: « pact3 2017 1 », « 2017-001 »."""
    number = _NUMBER.fullmatch("-".join(sought.typed[-2:]))
    if number is None:
        return ()
    tail = f"{number[1]}-{int(number[2]):03}"
    named = "-".join(sought.typed[:-2])
    codes = [programme.code for programme in work.programmes.all()]
    return [f"{code}-{tail}" for code in codes if not named or "-".join(Sought.of(code).typed) == named]


def _wordings(work: UnitOfWork) -> Iterable[Findable]:
    """Return the texts of documents as they are in force: most of them ship with the program."""
    edited = work.wordings.edited()
    for name in (*WORDINGS, *SHARED):
        # The lines of comment speak to who edits the text.
        text = _COMMENT.sub("", edited.get(name) or editable(shipped_text(name)))
        yield Findable(
            FoundKind.WORDING, name, "", wording(name).title, "", (text,), Room.SAFETY, f"wordings/{name}"
        )


def _lines_of_wordings(work: UnitOfWork) -> dict[int, Lines]:
    return {rank: ((thing.key, thing.line),) for rank, thing in enumerate(_wordings(work))}
