"""The day on which a report is due, and the three reminders that follow it (procedure §6, point 11).

The day never drifts: reminders are counted from it, not from the reminder before, and sending one
leaves it where it was. Only a change of the mission sets another. How long after it each reminder
goes is a hypothesis, so a setting of the register.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from daect_tui.domain.dates import short_date
from daect_tui.domain.mission import AWAITING_REPORT, MissionState
from daect_tui.domain.text import NBSP, counted

LEVELS = 3
SOURCE = "hypothèse\u00a0: aucun texte ne fixe ces délais"


class Reporting(Protocol):
    """A mission, or what is known of one: where it stands, and when its report is due."""

    @property
    def state(self) -> MissionState:
        """Where it stands."""

    @property
    def report_due(self) -> date | None:
        """The day on which its report is due."""


@dataclass(frozen=True, slots=True)
class ReminderRule:
    """Days after the deadline at which each reminder is due, and the days left at least between two.

    Without the gap, a deadline long past would have three letters leave on one day.
    """

    days: tuple[int, int, int] = (1, 15, 30)
    gap: int = 7


@dataclass(frozen=True, slots=True)
class DatedReminderRule:
    """The rule from a day on."""

    valid_from: date
    rule: ReminderRule


@dataclass(frozen=True, slots=True)
class ReportReminder:
    """A reminder that was sent: its level, the deadline that it recalls, its letter."""

    id: int
    mission: str
    level: int
    sent_on: date
    report_due: date
    letter: str


@dataclass(frozen=True, slots=True)
class PlannedReminder:
    """The next reminder of a mission: its level, the day from which it may go, and the sum that gives it."""

    level: int
    due_on: date
    report_due: date
    explanation: str


def rule_on(settings: Sequence[DatedReminderRule], day: date) -> ReminderRule:
    """Return the rule in force on a day; the default while nobody has set any."""
    begun = [setting for setting in settings if setting.valid_from <= day]
    return max(begun, key=lambda setting: setting.valid_from).rule if begun else ReminderRule()


def next_reminder(
    mission: Reporting, sent: Sequence[ReportReminder], rule: ReminderRule
) -> PlannedReminder | None:
    """Return the reminder that comes next; `None` when no report is awaited, or all three have gone."""
    level = max((one.level for one in sent), default=0) + 1
    if mission.state not in AWAITING_REPORT or mission.report_due is None or level > LEVELS:
        return None
    days = rule.days[level - 1]
    due = mission.report_due + timedelta(days=days)
    explanation = f"rapport dû le {short_date(mission.report_due)} + {counted(days, 'jour')}"
    earliest = max((one.sent_on for one in sent), default=date.min)
    if sent and earliest + timedelta(days=rule.gap) > due:
        due = earliest + timedelta(days=rule.gap)
        explanation = f"relance du {short_date(earliest)} + {counted(rule.gap, 'jour')} au moins"
    return PlannedReminder(level, due, mission.report_due, f"{explanation} = {short_date(due)}")


def reminders_due(
    mission: Reporting, sent: Sequence[ReportReminder], rule: ReminderRule, today: date
) -> PlannedReminder | None:
    """Return the reminder that may go today; one at most, and never a level twice."""
    planned = next_reminder(mission, sent, rule)
    return planned if planned is not None and planned.due_on <= today else None


def days_late(report_due: date | None, today: date) -> int:
    """Count the days since a report was due; 0 while it is not late."""
    return max(0, (today - report_due).days) if report_due else 0


def late_words(report_due: date | None, today: date) -> str:
    """Say how late a report is: « en retard de 16 jours »; empty when it is not."""
    late = days_late(report_due, today)
    return f"en retard de {counted(late, 'jour')}" if late else ""


def level_words(level: int) -> str:
    """Name a reminder: « 1re relance », « 2e relance »."""
    return f"{level}{'re' if level == 1 else 'e'}{NBSP}relance"
