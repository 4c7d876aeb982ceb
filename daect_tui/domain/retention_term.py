"""When a thing has been kept long enough, with the sum that says it; or why it stays.

Nothing that is still open, held, tied to something kept, or of which the day that counts is not known
is ever due: expiry never removes against intent.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from daect_tui.domain.dates import add_months, long_date
from daect_tui.domain.retention import FinalOutcome, RetentionEvent, RetentionKind, RetentionRule
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NARROW, NBSP, counted, quoted

MONTHS = 12
_LAST_YEAR = 9999


class Standing(LabelledEnum):
    """Where a thing stands on a day."""

    DUE = "echu", "à éliminer"
    KEPT = "conserve", "pour les archives"
    HELD = "gele", "gelé"
    TIED = "lie", "lié à ce qui reste"
    UNDATED = "sans_date", "date inconnue"
    OPEN = "ouvert", "affaire ouverte"
    RUNNING = "en_cours", "durée en cours"


@dataclass(frozen=True, slots=True)
class RetentionCase:
    """One thing that is kept, with all that decides of its end.

    `key` tells it from the others of its kind; `words` its state (« refusé »); `title` what it is, for
    the desk alone. `open` says why it is not over, `held` why it is frozen, `tied` what that stays
    refers to it: each a sentence, empty where there is nothing. `parts` goes with it; `of` is what it
    belongs to, where it is but a part itself.
    """

    kind: RetentionKind
    key: str
    words: str
    title: str = ""
    first_day: date | None = None
    last_day: date | None = None
    events: Mapping[RetentionEvent, date] = field(default_factory=dict)
    open: str = ""
    held: str = ""
    tied: str = ""
    parts: tuple[str, ...] = ()
    of: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """Where a thing stands, the day on which its length is over where one is known, and why."""

    standing: Standing
    due: date | None
    explanation: str


def term(case: RetentionCase, rule: RetentionRule, today: date) -> Term:
    """Say where a thing stands on a day under the rule of its kind."""
    if case.open:
        return Term(Standing.OPEN, None, case.open)
    start = case.events.get(rule.event)
    if start is None:
        return Term(
            Standing.UNDATED, None, f"{quoted(rule.event.label + ' …')}{NBSP}: ce jour n’est pas connu"
        )
    due = _after(start, rule.years)
    explanation = f"{case.words}, {_sum(rule, start, due)}"
    standing, why = _at_the_end(case, rule) if today >= due else (Standing.RUNNING, "")
    return Term(standing, due, f"{explanation}{NARROW}; {why}" if why else explanation)


def _at_the_end(case: RetentionCase, rule: RetentionRule) -> tuple[Standing, str]:
    if case.held:
        return Standing.HELD, case.held
    if rule.outcome is FinalOutcome.KEEP:
        return Standing.KEPT, ""
    return (Standing.TIED, case.tied) if case.tied else (Standing.DUE, "")


def _sum(rule: RetentionRule, start: date, due: date) -> str:
    return f"{rule.event.label} {long_date(start)} + {counted(rule.years, 'an')} = {long_date(due)}"


def _after(start: date, years: int) -> date:
    """Add years; beyond the calendar, its last day."""
    return add_months(start, years * MONTHS) if start.year + years <= _LAST_YEAR else date.max
