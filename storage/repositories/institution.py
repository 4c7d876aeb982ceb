"""Dated settings, the committee's rules, the grid."""

from collections.abc import Sequence

from sqlmodel import col, select

from daect_tui.domain.committee_rules import DatedRules
from daect_tui.domain.evaluation import GridLine
from daect_tui.domain.institution import DatedLetterhead, Signatory
from daect_tui.domain.intake_delays import DatedDelays
from storage.mapping import build, columns_of
from storage.records import core
from storage.repositories.base import Repository
from storage.tables import (
    CommitteeRulesTable,
    GridLineTable,
    IntakeDelaysTable,
    LetterheadTable,
    SignatoryTable,
)


class SqlInstitution(Repository):
    """Implements the port `Institution`."""

    def letterheads(self) -> tuple[DatedLetterhead, ...]:
        """Return the letterheads, the oldest first."""
        rows = self._session.exec(select(LetterheadTable).order_by(col(LetterheadTable.valid_from)))
        return tuple(build(DatedLetterhead, row) for row in rows)

    def save_letterhead(self, letterhead: DatedLetterhead) -> None:
        """Insert, or replace the one that begins on the same day."""
        self._records.put(LetterheadTable(**columns_of(letterhead)))

    def signatories(self) -> tuple[Signatory, ...]:
        """Return the signatories, the oldest first."""
        rows = self._session.exec(select(SignatoryTable).order_by(col(SignatoryTable.valid_from)))
        return tuple(build(Signatory, row) for row in rows)

    def save_signatory(self, signatory: Signatory) -> None:
        """Insert, or replace the one that begins on the same day."""
        self._records.put(SignatoryTable(**columns_of(signatory)))

    def delays(self) -> tuple[DatedDelays, ...]:
        """Return the delays that the desk gives, the oldest first."""
        rows = self._session.exec(select(IntakeDelaysTable).order_by(col(IntakeDelaysTable.valid_from)))
        return tuple(build(DatedDelays, row) for row in rows)

    def save_delays(self, delays: DatedDelays) -> None:
        """Insert, or replace those that begin on the same day."""
        self._records.put(IntakeDelaysTable(**columns_of(delays)))

    def rules(self) -> tuple[DatedRules, ...]:
        """Return the rules of the committee, the oldest first."""
        rows = self._session.exec(select(CommitteeRulesTable).order_by(col(CommitteeRulesTable.valid_from)))
        return tuple(build(DatedRules, row) for row in rows)

    def save_rules(self, rules: DatedRules) -> None:
        """Insert, or replace those that begin on the same day."""
        self._records.put(CommitteeRulesTable(**columns_of(rules)))

    def grid(self, programme: str = "") -> tuple[GridLine, ...]:
        """Return the questions of a programme’s own grid in their order; without programme, the default."""
        rows = self._session.exec(
            select(GridLineTable)
            .where(GridLineTable.programme == programme)
            .order_by(col(GridLineTable.position))
        )
        return tuple(build(GridLine, row) for row in rows)

    def save_grid(self, grid: Sequence[GridLine], programme: str = "") -> None:
        """Replace a whole grid; marks already given keep the questions that they answered."""
        self._records.remove(GridLineTable, core(GridLineTable).c.programme == programme)
        self._records.insert(
            *(
                GridLineTable(**columns_of(line), programme=programme, position=rank)
                for rank, line in enumerate(grid, start=1)
            )
        )
