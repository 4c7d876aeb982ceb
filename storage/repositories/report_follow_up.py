"""Opinions on missions under way, reminders of reports, and when reminders go."""

from collections.abc import Collection
from dataclasses import replace

from sqlmodel import col, select

from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.intermediate_opinion import IntermediateOpinion
from daect_tui.domain.report_deadline import DatedReminderRule, ReportReminder
from daect_tui.domain.text import NARROW
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import IntermediateOpinionTable, ReminderRuleTable, ReportReminderTable


class SqlReportFollowUp(Repository):
    """Implements the port `ReportFollowUp`."""

    def add_opinion(self, opinion: IntermediateOpinion) -> IntermediateOpinion:
        """Keep a new opinion, at version 1."""
        row = IntermediateOpinionTable(**columns_of(opinion, without=("id", "version")), version=1)
        self._records.insert(row)
        return replace(opinion, id=row.id, version=1)

    def opinion(self, opinion_id: int) -> IntermediateOpinion:
        """Read an opinion; raises `UnknownReference`."""
        row = self._session.get(IntermediateOpinionTable, opinion_id)
        if row is None:
            raise UnknownReference(f"Aucun avis intermédiaire n’a le numéro {opinion_id}.")
        return build(IntermediateOpinion, row)

    def update_opinion(self, opinion: IntermediateOpinion) -> IntermediateOpinion:
        """Write an opinion read at its version; raises `StaleRecord`."""
        version = self._records.change_version(
            IntermediateOpinionTable,
            opinion.id,
            opinion.version,
            columns_of(opinion, without=("id", "version")),
            f"Cet avis a été modifié entre-temps{NARROW}; relisez-le puis recommencez.",
        )
        return replace(opinion, version=version)

    def opinions(self, mission: str) -> tuple[IntermediateOpinion, ...]:
        """Return the opinions on a mission, the oldest first."""
        table = IntermediateOpinionTable
        rows = self._session.exec(select(table).where(table.mission == mission).order_by(col(table.id)))
        return tuple(build(IntermediateOpinion, row) for row in rows)

    def add_reminder(self, reminder: ReportReminder) -> ReportReminder:
        """Keep a reminder; return it with its number."""
        row = ReportReminderTable(**columns_of(reminder, without=("id",)))
        self._records.insert(row)
        return replace(reminder, id=row.id)

    def reminders(self, missions: Collection[str]) -> dict[str, tuple[ReportReminder, ...]]:
        """Return the reminders of some missions by mission, the first level first."""
        rows = self._session.exec(
            select(ReportReminderTable)
            .where(col(ReportReminderTable.mission).in_(list(missions)))
            .order_by(col(ReportReminderTable.level))
        )
        found: dict[str, tuple[ReportReminder, ...]] = {}
        for row in rows:
            found[row.mission] = (*found.get(row.mission, ()), build(ReportReminder, row))
        return found

    def rules(self) -> tuple[DatedReminderRule, ...]:
        """Return when reminders go, the oldest setting first."""
        rows = self._session.exec(select(ReminderRuleTable).order_by(col(ReminderRuleTable.valid_from)))
        return tuple(build(DatedReminderRule, row) for row in rows)

    def save_rule(self, rule: DatedReminderRule) -> None:
        """Insert, or replace the one that begins on the same day."""
        self._records.put(ReminderRuleTable(**columns_of(rule)))
