"""The settings of retention, the cases, the slips, the tombstones, and the elimination itself."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import true
from sqlmodel import col, select

from daect_tui.domain.elimination_slip import Slip, SlipLine, slip_reference
from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.retention import RetentionRule
from daect_tui.domain.retention_term import RetentionCase
from daect_tui.domain.text import NARROW, quoted
from daect_tui.domain.tombstone import EliminatedFigures, Tombstone
from daect_tui.services.retention_ports import Removed
from storage.mapping import build, columns_of
from storage.records import Records, core
from storage.repositories.base import Repository
from storage.repositories.figure_rows import SqlFigureRows
from storage.repositories.journal import SqlJournal
from storage.repositories.know_how import SqlKnowHow
from storage.repositories.search import SqlSearch
from storage.retention.cases import Cases
from storage.retention.choice import chosen_by
from storage.retention.links import Links, among
from storage.retention.plan import Chosen, lists_of
from storage.retention.removal import Removal, sized_files
from storage.retention.stones import Stones, without_words
from storage.tables import RetentionRuleTable, SlipTable, TombstoneTable

R = TypeVar("R")


class SqlRetention(Repository):
    """Implements the port `Retention`."""

    def __init__(
        self, records: Records, search: SqlSearch, know_how: SqlKnowHow, journal: SqlJournal
    ) -> None:
        super().__init__(records)
        self._search, self._know_how, self._journal = search, know_how, journal

    # ── Settings and cases ─────────────────────────────────────────────────────────────────

    def rules(self) -> tuple[RetentionRule, ...]:
        """Return the rules that somebody set, the oldest first."""
        rows = self._session.exec(
            select(RetentionRuleTable).order_by(
                col(RetentionRuleTable.valid_from), col(RetentionRuleTable.kind)
            )
        )
        return tuple(build(RetentionRule, row) for row in rows)

    def save_rule(self, rule: RetentionRule) -> None:
        """Insert, or replace the one of its kind that begins on the same day."""
        self._records.put(RetentionRuleTable(**columns_of(rule)))

    def cases(self, today: date) -> Iterable[RetentionCase]:
        """Yield everything whose keeping has an end, without asking what holds it."""
        return Cases(self._records, today).all()

    def sizes(self, cases: Iterable[RetentionCase]) -> dict[str, tuple[int, int]]:
        """Return how many kept files hang on each case with its parts, and their bytes, by key."""
        named = {case.key: (case.key, *case.parts) for case in cases}
        files = sized_files(self._session, {one for its in named.values() for one in its})
        return {
            key: (len(its), sum(its.values()))
            for key, references in named.items()
            for its in [{name: size for one in references for name, size in files[one].items()}]
        }

    # ── Slips and tombstones ───────────────────────────────────────────────────────────────

    def slips(self) -> tuple[Slip, ...]:
        """Return every slip, the newest first."""
        rows = self._session.exec(select(SlipTable).order_by(col(SlipTable.id).desc()))
        return tuple(build(Slip, row) for row in rows)

    def slip(self, reference: str) -> Slip:
        """Read a slip; raises `UnknownReference`."""
        row = self._session.exec(select(SlipTable).where(SlipTable.reference == reference)).one_or_none()
        if row is None:
            raise UnknownReference(
                f"Aucun bordereau ne porte le numéro {quoted(reference)}. Vérifiez-le dans la liste."
            )
        return build(Slip, row)

    def add_slip(self, slip: Slip) -> Slip:
        """Keep a new slip under the next number of its year."""
        year = slip.drawn_up_on.year
        known = [one.reference for one in self.slips() if one.drawn_up_on.year == year]
        numbered = replace(slip, reference=slip_reference(year, len(known) + 1))
        row = SlipTable(**_values(numbered), figures=EliminatedFigures(), version=1)
        self._records.insert(row)
        return replace(numbered, id=row.id, version=1)

    def update_slip(self, slip: Slip) -> Slip:
        """Write a slip read at its version; raises `StaleRecord`."""
        stale = f"Le bordereau {slip.reference} a été modifié entre-temps{NARROW}; relisez-le."
        version = self._records.change_version(SlipTable, slip.id, slip.version, _values(slip), stale)
        return replace(slip, version=version)

    def tombstones(self, references: Sequence[str] = ()) -> tuple[Tombstone, ...]:
        """Return what stays of some references, or of everything."""
        reference = core(TombstoneTable).c.reference
        conditions = among(reference, references) if references else (true(),)
        return tuple(
            build(Tombstone, row)
            for one in conditions
            for row in self._session.exec(select(TombstoneTable).where(one).order_by(reference))
        )

    # ── Elimination ────────────────────────────────────────────────────────────────────────

    def eliminate(self, slip: str, lines: Sequence[SlipLine], today: date) -> Removed:
        """Remove what the lines name with all that goes with it, and leave tombstones."""
        chosen, links = chosen_by(lines), Links(self._records)
        stones = Stones(self._records)
        lists = lists_of(chosen, links)
        tombstones = stones.of(lists, lines, slip, today)
        words = stones.words_of([*lists["subjects"], *lists["letters"], *_organisations(chosen)])
        counted = self._figures()
        removal = Removal(self._records, self._search, self._know_how)
        removal.remove(chosen)
        self._keep_figures(slip, counted)
        self._records.insert(*(TombstoneTable(**columns_of(one)) for one in self._new(tombstones)))
        hidden = self._journal.hide(words, f"élimination, bordereau {slip}", slip) if words else 0
        return Removed(tombstones, dict(removal.rows), removal.files, removal.bytes, removal.emptied, hidden)

    def _new(self, tombstones: Sequence[Tombstone]) -> list[Tombstone]:
        """Leave out the numbers that bear a tombstone already: a request of before may bear one of ours."""
        known = {one.reference for one in self.tombstones([one.reference for one in tombstones])}
        return [one for one in tombstones if one.reference not in known]

    def _figures(self) -> EliminatedFigures:
        rows = SqlFigureRows(self._records)
        return EliminatedFigures(rows.labels(), rows.missions(), rows.delays())

    def _keep_figures(self, slip: str, before: EliminatedFigures) -> None:
        """Keep what the statistics do not count any more, without a word of it."""
        after = self._figures()
        gone = EliminatedFigures(
            tuple(without_words(row) for row in _less(before.labels, after.labels)),
            _less(before.missions, after.missions),
            _less(before.delays, after.delays),
        )
        self._records.change(SlipTable, {"figures": gone}, col(SlipTable.reference) == slip)


def _less(before: Sequence[R], after: Sequence[R]) -> tuple[R, ...]:
    return tuple((Counter(before) - Counter(after)).elements())


def _organisations(chosen: Chosen) -> tuple[str, ...]:
    return tuple(f"organisme/{number}" for number in chosen.organisations)


def _values(slip: Slip) -> dict[str, Any]:
    return columns_of(slip, without=("id", "version"))
