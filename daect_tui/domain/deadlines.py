"""Legal time limits, each with the sum that explains it (procedure §4).

The lengths are arguments with the law's default, because procedure makes settings of them.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from daect_tui.domain.dates import add_months, add_working_days, next_working_day, short_date
from daect_tui.domain.text import NBSP

SILENCE_MONTHS = 2
APPEAL_MONTHS = 2
ACKNOWLEDGEMENT_WORKING_DAYS = 10
WARNING_DAYS = (10, 30)
# The articles as a person reads them.
SILENCE_LAW = "CRPA, art. L. 114-3 et L. 231-4"
ACKNOWLEDGEMENT_LAW = "CRPA, art. R. 112-11-1 et -2"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date that a rule computes, and the French sum that explains it."""

    due: date
    explanation: str


@dataclass(frozen=True, slots=True)
class Suspension:
    """A request for missing pieces (CRPA L114-5): the time it suspends.

    `until` is the day that the request gives; `ended` the day the pieces arrived, when earlier.
    """

    asked: date
    until: date
    ended: date | None = None

    @property
    def days(self) -> range:
        """Return the days that do not count, as ordinals of the calendar."""
        end = min(self.ended, self.until) if self.ended else self.until
        return range(self.asked.toordinal(), end.toordinal())


class Urgency(IntEnum):
    """How near a deadline is, the most urgent first."""

    PAST = 0
    WITHIN_10_DAYS = 1
    WITHIN_30_DAYS = 2
    LATER = 3


def urgency(due: date, today: date) -> Urgency:
    """Class a due date against today: past, within 10 days, within 30, later."""
    left = (due - today).days
    if left < 0:
        return Urgency.PAST
    if left <= WARNING_DAYS[0]:
        return Urgency.WITHIN_10_DAYS
    return Urgency.WITHIN_30_DAYS if left <= WARNING_DAYS[1] else Urgency.LATER


def countdown(due: date, today: date) -> str:
    """Say how far a due date is: « J-12 », « aujourd’hui », « dépassé de 3 j »."""
    left = (due - today).days
    if left == 0:
        return "aujourd’hui"
    return f"J-{left}" if left > 0 else f"dépassé de {-left}{NBSP}j"


def silence(
    received: date, suspensions: tuple[Suspension, ...] = (), months: int = SILENCE_MONTHS
) -> Deadline:
    """Return the day on which silence becomes a rejection (CRPA L114-3, L231-4 2° and 3°, L114-5).

    `received` is the day on which the first administration seised received the request. A day that
    two requests for pieces suspend is suspended once.
    """
    suspended = len({day for suspension in suspensions for day in suspension.days})
    due = silence_due(received, months) + timedelta(days=suspended)
    pieces = f" + {suspended}{NBSP}j de pièces" if suspended else ""
    return Deadline(due, f"reçu le {short_date(received)} + {months}{NBSP}mois{pieces} = {short_date(due)}")


def silence_due(received: date, months: int = SILENCE_MONTHS) -> date:
    """Return the day of `silence` alone, when nothing suspends the time."""
    return add_months(received, months)


def appeal(
    notified: date, extra_months: int = 0, months: int = APPEAL_MONTHS, event: str = "notifié"
) -> Deadline:
    """Return the last day of the contentious appeal (CJA R421-1, R421-7; délai franc).

    `extra_months` is 1 overseas and 2 abroad; `event` says what happened on the day that counts. A
    last day that is not worked moves to the next working day (CPC art. 642, by analogy).
    """
    counted = add_months(notified, months + extra_months) + timedelta(days=1)
    due = next_working_day(counted)
    distance = f" + {extra_months}{NBSP}mois de distance" if extra_months else ""
    moved = f", reporté au premier jour ouvrable {short_date(due)}" if due != counted else ""
    return Deadline(
        due,
        f"{event} le {short_date(notified)} + {months}{NBSP}mois{distance} + 1{NBSP}j (délai franc)"
        f" = {short_date(counted)}{moved}",
    )


def acknowledgement(received: date, working_days: int = ACKNOWLEDGEMENT_WORKING_DAYS) -> Deadline:
    """Return the last day to acknowledge an e-mailed request (CRPA R112-11-1 and R112-11-2)."""
    due = add_working_days(received, working_days)
    return Deadline(
        due, f"reçu le {short_date(received)} + {working_days}{NBSP}jours ouvrés = {short_date(due)}"
    )


def label_end(start: date, months: int) -> Deadline:
    """Return the last day of a label: from date to date, less one day (15 Sept → 14 Sept)."""
    reached = add_months(start, months)
    # A start on 29 February is clamped by a common year: the 28th is already its last day.
    due = reached if reached.day < start.day else reached - timedelta(days=1)
    return Deadline(due, f"du {short_date(start)} pour {months}{NBSP}mois = jusqu’au {short_date(due)}")
