"""Appeals received against a decision: in time or not, when silence answers them, what was answered.

CRPA L411-2 (an administrative appeal interrupts the time for the court), L411-7 and L231-4 (two months
of silence reject it); CJA R421-1, R421-2 and R421-5 (the time, and what makes it run).
"""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import add_months, short_date
from daect_tui.domain.deadlines import APPEAL_MONTHS, Deadline, appeal
from daect_tui.domain.decision import Decision, DecisionKind
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP

ANSWER_MONTHS = 2
# Codes of the départements and collectivités d’outre-mer.
_OVERSEAS = ("97", "98")


class AppealKind(LabelledEnum):
    """To whom the applicant appeals."""

    GRACIOUS = "gracieux", "recours gracieux"
    HIERARCHICAL = "hierarchique", "recours hiérarchique"
    CONTENTIOUS = "contentieux", "recours contentieux"

    @property
    def is_administrative(self) -> bool:
        """Tell whether the administration answers it, the court not being seised."""
        return self is not AppealKind.CONTENTIOUS


class AppealAnswer(LabelledEnum):
    """What was answered, by the administration or by the court."""

    GRANTED = "admis", "admis"
    PARTLY = "partiel", "admis en partie"
    REJECTED = "rejete", "rejeté"


@dataclass(frozen=True, slots=True)
class AppealClock:
    """What runs on an appeal; a date is `None` where no time runs, or where none applies."""

    last: Deadline | None
    in_time: bool
    silence: Deadline | None
    court: Deadline | None


# The article by which silence rejects, as a person reads it.
SILENCE_LAW = "CRPA, art. L. 411-7"


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal against the decision on a dossier; `answer` is `None` while there is none."""

    id: int
    decision_id: int
    kind: AppealKind
    received_on: date
    object: str
    answer: AppealAnswer | None = None
    answered_on: date | None = None
    note: str = ""
    version: int = 1

    @property
    def is_open(self) -> bool:
        """Tell whether an answer is still to come."""
        return self.answer is None


def last_day(
    notified_on: date | None, *, routes_stated: bool = True, extra_months: int = 0
) -> Deadline | None:
    """Return the last day to appeal; `None` when no time runs.

    No time runs against a decision that was not notified, nor against one whose notification did not
    state the time limits and the routes of appeal (CJA R421-5).
    """
    if notified_on is None or not routes_stated:
        return None
    return appeal(notified_on, extra_months)


def is_in_time(received: Appeal, last: Deadline | None) -> bool:
    """Tell whether an appeal came in time; always where no time runs."""
    return last is None or received.received_on <= last.due


def silence_on_appeal(received: Appeal) -> Deadline | None:
    """Return when silence rejects an administrative appeal (CRPA L411-7); `None` for a court's case."""
    if not received.kind.is_administrative:
        return None
    due = add_months(received.received_on, ANSWER_MONTHS)
    return Deadline(
        due,
        f"recours reçu le {short_date(received.received_on)} + {ANSWER_MONTHS}{NBSP}mois = {short_date(due)}",
    )


def court_deadline(received: Appeal, last: Deadline | None, extra_months: int = 0) -> Deadline | None:
    """Return the last day to go to court after an administrative appeal (CRPA L411-2).

    `extra_months` is the time of distance (CJA R421-7).

    The appeal interrupts the time only if it came in time; the whole time then runs again from the
    day on which silence rejected, or from the answer when it comes before that time ends (CJA R421-2).
    `None` where no time runs, or for a court's case.
    """
    silent = silence_on_appeal(received)
    if silent is None or last is None:
        return None
    if not is_in_time(received, last):
        return last
    after_silence = appeal(silent.due, extra_months, APPEAL_MONTHS, "rejeté par silence")
    if received.answered_on and received.answered_on <= after_silence.due:
        return appeal(received.answered_on, extra_months, APPEAL_MONTHS, "répondu")
    return after_silence


def distance_months(organisation: Organisation) -> int:
    """Return the months that distance adds before the court: one overseas (CJA R421-7)."""
    return int(organisation.territory.department.startswith(_OVERSEAS))


def states_routes(decision: Decision) -> bool:
    """Tell whether the letter of a decision states time limits and routes of appeal (CJA R421-5).

    That of a refusal and of a support does, that of a label where it has reservations; an adjournment
    decides nothing yet.
    """
    if decision.kind is DecisionKind.LABEL:
        return bool(decision.grounds.reservations)
    return decision.kind in (DecisionKind.REFUSE, DecisionKind.RETAIN)


def clock_of(received: Appeal, decision: Decision, organisation: Organisation) -> AppealClock:
    """Return what runs on an appeal against a decision.

    Distance lengthens the time for the court alone, not for an appeal to the authority (CJA R421-7).
    """
    stated, distance = states_routes(decision), distance_months(organisation)
    extra = 0 if received.kind.is_administrative else distance
    last = last_day(decision.notified_on, routes_stated=stated, extra_months=extra)
    return AppealClock(
        last=last,
        in_time=is_in_time(received, last),
        silence=silence_on_appeal(received),
        court=court_deadline(received, last, distance),
    )
