"""Putting a line of « À faire » off: until a day, for a reason, and never past a legal time limit.

A line that is put off is not done: it comes back on its day, or before when what it says changes or
when it becomes more urgent. Nothing has to be told for that: a snooze holds of one line, with one date.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from daect_tui.domain.dates import add_months, short_date
from daect_tui.domain.deadlines import WARNING_DAYS
from daect_tui.domain.errors import InvalidField, Refusal
from daect_tui.domain.text import NBSP, ended

# Nothing is put off for longer: it would be forgotten.
LONGEST_MONTHS = 12
# What is proposed, where the law leaves so long.
PROPOSED_DAYS = 7


@dataclass(frozen=True, slots=True)
class Snooze:
    """A line put off until a day: the thing (`subject`), what it said, and the date that it gave then."""

    id: int
    subject: str
    line: str
    due: date | None
    until: date
    reason: str
    placed_on: date
    agent: str

    def holds(self, subject: str, line: str, due: date | None, today: date) -> bool:
        """Tell whether it still puts a line off: same line, same date, as urgent as then, before its day."""
        same = (self.subject, self.line, self.due) == (subject, line, due)
        return same and today < self.returns_on

    @property
    def returns_on(self) -> date:
        """The day on which the line comes back: its day, or that of its next urgency."""
        return returns_on(self.due, self.until, self.placed_on)


def returns_on(due: date | None, until: date, today: date) -> date:
    """Return when a line put off today comes back: on its day, or when it becomes more urgent."""
    if due is None:
        return until
    changes = (due - timedelta(days=left) for left in (-1, *WARNING_DAYS))
    return min([until, *(day for day in changes if day > today)])


def check_may_wait(due: date | None, law: str, today: date) -> None:
    """Raise `Refusal` for a line whose legal time limit is today or over: it cannot wait any more."""
    if law and due is not None and due <= today:
        raise Refusal(
            f"Cette ligne ne se reporte plus{NBSP}: le délai légal du {short_date(due)} ({law}) "
            f"{'tombe aujourd’hui' if due == today else 'est passé'}."
        )


def check_until(due: date | None, law: str, until: date, today: date) -> date:
    """Return the day until which a line may be put off; raises `InvalidField` for one that may not be."""
    if until <= today:
        fault = "choisissez un jour après aujourd’hui"
    elif law and due is not None and until > due:
        fault = f"le {short_date(due)} au plus tard, délai légal ({law})"
    elif until > (last := add_months(today, LONGEST_MONTHS)):
        fault = f"un an au plus, jusqu’au {short_date(last)}"
    else:
        return until
    raise InvalidField("until", f"Reporter au{NBSP}: {ended(fault)}")


def proposed_until(due: date | None, law: str, today: date) -> date:
    """Return the day that is proposed: in a week, or the last day that the law leaves."""
    week = today + timedelta(days=PROPOSED_DAYS)
    return min(week, due) if law and due is not None and due > today else week
