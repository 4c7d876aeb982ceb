"""What the statistics count, read by columns."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from sqlmodel import col, func, select

from daect_tui.domain.dates import paris_day
from daect_tui.domain.decision import DecisionKind
from daect_tui.domain.label_event import LabelEvent
from daect_tui.domain.statistics import DelayKind, DelayRow, LabelRow, MissionRow
from daect_tui.domain.tombstone import EliminatedFigures
from storage.mapping import build
from storage.repositories.base import Repository
from storage.tables import (
    DecisionTable,
    DossierTable,
    EvaluationTable,
    JournalTable,
    LabelEventTable,
    LabelTable,
    MissionTable,
    SlipTable,
)

# The act by which a mission is asked for here; one taken over from a file has none.
_REQUESTED = "mission.requested"
# SQLModel types four columns at most, and none of those that hold values.
_select: Any = select


class SqlFigureRows(Repository):
    """Implements the port `FigureRows`; what was eliminated still counts."""

    def earliest(self) -> date | None:
        """Return the first day on which there is anything to count."""
        columns = (
            LabelTable.starts_on,
            MissionTable.starts_on,
            DecisionTable.signed_on,
            EvaluationTable.received_on,
        )
        firsts = (self._session.exec(_select(func.min(column))).one() for column in columns)
        gone = self._eliminated
        begun = (label.starts_on for label in gone.labels)
        left = (mission.starts_on for mission in gone.missions)
        ended = (delay.last for delay in gone.delays)
        return min((first for first in (*firsts, *begun, *left, *ended) if first), default=None)

    @cached_property
    def _eliminated(self) -> EliminatedFigures:
        """What the slips of elimination keep of it."""
        slips = tuple(self._session.exec(_select(SlipTable.figures)))
        return EliminatedFigures(
            tuple(row for one in slips for row in one.labels),
            tuple(row for one in slips for row in one.missions),
            tuple(row for one in slips for row in one.delays),
        )

    def labels(self, since: date | None = None) -> tuple[LabelRow, ...]:
        """Return what is counted of the labels; `since` a day, of those that run on it or after."""
        table = LabelTable
        running = () if since is None else (col(table.until) >= since,)
        events: dict[str, list[LabelEvent]] = defaultdict(list)
        happened = select(LabelEventTable).order_by(col(LabelEventTable.id))
        if running:
            happened = happened.where(col(LabelEventTable.label).in_(select(table.number).where(*running)))
        for event in self._session.exec(happened):
            events[event.label].append(build(LabelEvent, event))
        rows = self._session.exec(
            _select(
                table.number, table.theme, table.countries, table.programme, table.starts_on, table.until
            ).where(*running)
        )  # fmt: skip
        standing = tuple(
            LabelRow(theme, countries, programme, starts_on, until, tuple(events.get(number, ())))
            for number, theme, countries, programme, starts_on, until in rows
        )
        return standing if since else (*standing, *self._eliminated.labels)

    def missions(self, since: date | None = None) -> tuple[MissionRow, ...]:
        """Return what is counted of the missions; `since` a day, of those that leave on it or after."""
        table = MissionTable
        leaving = () if since is None else (col(table.starts_on) >= since,)
        reported = _select(EvaluationTable.mission, EvaluationTable.report)
        if leaving:
            reported = reported.where(
                col(EvaluationTable.mission).in_(select(table.reference).where(*leaving))
            )
        real = {
            mission: report.real_cost.cents
            for mission, report in self._session.exec(reported)
            if report.real_cost
        }
        rows = self._session.exec(
            _select(
                table.theme, table.country, LabelTable.programme, table.origin, table.state,
                table.starts_on, table.budget, table.reference,
            ).join(LabelTable, col(LabelTable.number) == col(table.label))
            .where(*leaving)
        )  # fmt: skip
        standing = tuple(
            MissionRow(
                theme=theme,
                country=country,
                programme=programme,
                origin=origin,
                state=state,
                starts_on=starts_on,
                planned=sum(line.amount.cents for line in budget),
                real=real.get(reference),
            )
            for theme, country, programme, origin, state, starts_on, budget, reference in rows
        )
        return standing if since else (*standing, *self._eliminated.missions)

    def delays(self, since: date | None = None) -> tuple[DelayRow, ...]:
        """Return every delay whose two days are known; `since` a day, those that ended on it or after.

        Indexed days find these: a decision signed before that day, or a mission that left before it,
        is left out even where it was notified or validated since.
        """
        first = since or date.min
        found = (*self._decisions(first), *self._validations(first), *self._reports(first))
        return found if since else (*found, *self._eliminated.delays)

    def _decisions(self, since: date) -> Iterator[DelayRow]:
        """Yield how long decisions took: final ones from the filing, all of them to their notification."""
        rows = self._session.exec(
            _select(
                DossierTable.programme, DossierTable.received_on, DecisionTable.kind,
                DecisionTable.signed_on, DecisionTable.notified_on,
            )
            .join(DossierTable, col(DossierTable.reference) == col(DecisionTable.dossier))
            .where(col(DecisionTable.signed_on) >= since)
        )  # fmt: skip
        for programme, received_on, kind, signed_on, notified_on in rows:
            if kind is not DecisionKind.ADJOURN:
                yield DelayRow(DelayKind.DECISION, programme, received_on, signed_on)
            if notified_on is not None:
                yield DelayRow(DelayKind.NOTIFICATION, programme, signed_on, notified_on)

    def _validations(self, since: date) -> Iterator[DelayRow]:
        rows = self._session.exec(
            _select(LabelTable.programme, JournalTable.at, MissionTable.validated_on)
            .join(MissionTable, col(MissionTable.reference) == col(JournalTable.subject))
            .join(LabelTable, col(LabelTable.number) == col(MissionTable.label))
            .where(
                col(JournalTable.kind) == _REQUESTED,
                col(MissionTable.validated_on) >= since,
                # By the subjects: the journal is never gone through.
                col(JournalTable.subject).in_(
                    select(MissionTable.reference).where(col(MissionTable.starts_on) >= since)
                ),
            )
        )
        for programme, at, validated_on in rows:
            yield DelayRow(DelayKind.VALIDATION, programme, paris_day(at), validated_on)

    def _reports(self, since: date) -> Iterator[DelayRow]:
        rows = self._session.exec(
            _select(LabelTable.programme, MissionTable.ends_on, EvaluationTable.received_on)
            .join(MissionTable, col(MissionTable.reference) == col(EvaluationTable.mission))
            .join(LabelTable, col(LabelTable.number) == col(MissionTable.label))
            .where(col(EvaluationTable.received_on) >= since)
        )
        for programme, ends_on, received_on in rows:
            yield DelayRow(DelayKind.REPORT, programme, ends_on, received_on)
