"""What is owed: each kind of letter that an act of the register awaits, in one table.

A kind that is added has its line in `SOURCES`: which acts wait for it, in a bounded window of the register,
and the order of each.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from daect_tui.domain.dossier import DossierState
from daect_tui.domain.dossier_clocks import SILENCE_RUNS
from daect_tui.domain.letter import LetterKind
from daect_tui.services import orders
from daect_tui.services.course_letters import (
    WaitingReminder,
    act_order,
    course_acts,
    due_reminder,
    reminder_order,
    waiting_reminders,
)
from daect_tui.services.label_papers import LETTER_OF_ACT, label_act_order
from daect_tui.services.letter_orders import LetterOrder
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork

# What the outbox is called where something leads to it.
TO_PRODUCE = "boîte d’envoi"
# Of each kind; what is left comes when these are produced.
LIMIT = 500


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of act: which ones wait for a letter on a day, cheaply; and the orders of one of them."""

    waiting: Callable[[UnitOfWork, date], Sequence[Any]]
    ordered: Callable[[Office, UnitOfWork, Any], Iterable[LetterOrder]]


def owed_orders(office: Office, work: UnitOfWork) -> tuple[LetterOrder, ...]:
    """Return the orders of all that is owed, `LIMIT` of a kind at most."""
    today = office.clock.today()
    return tuple(
        order
        for source in SOURCES
        for waiting in source.waiting(work, today)
        for order in source.ordered(office, work, waiting)
    )


def owed_count(work: UnitOfWork, today: date) -> int:
    """Count what is owed, `LIMIT` of a kind at most, without reading it."""
    return sum(len(source.waiting(work, today)) for source in SOURCES)


def _decision(_office: Office, work: UnitOfWork, number: int) -> Iterable[LetterOrder]:
    yield orders.decision_order(work.decisions.get(number))


def _reversal(_office: Office, work: UnitOfWork, number: int) -> Iterable[LetterOrder]:
    reversal = work.reversals.get(number)
    yield orders.reversal_order(work.decisions.get(reversal.decision_id), reversal)


def _acknowledgement(_office: Office, _work: UnitOfWork, dossier: str) -> Iterable[LetterOrder]:
    yield orders.acknowledgement_order(dossier)


def _pieces_request(_office: Office, work: UnitOfWork, asked: tuple[str, int]) -> Iterable[LetterOrder]:
    dossier, number = asked
    for request in work.pieces.requests(dossier):
        if request.id == number:
            yield orders.pieces_request_order(request)


def _referral(_office: Office, work: UnitOfWork, number: int) -> Iterable[LetterOrder]:
    yield orders.referral_order(work.opinions.get(number))


def _inadmissibility(_office: Office, _work: UnitOfWork, told: tuple[str, str]) -> Iterable[LetterOrder]:
    dossier, _applicant = told
    yield orders.inadmissibility_order(dossier)


def _invitation(_office: Office, work: UnitOfWork, written: tuple[str, int]) -> Iterable[LetterOrder]:
    subject, number = written
    for invitation in work.invitations.about(subject):
        if invitation.id == number:
            yield orders.invitation_order(work, invitation)


def _mission(office: Office, _work: UnitOfWork, mission: str) -> Iterable[LetterOrder]:
    yield orders.mission_order(office, mission)


def _mission_refusal(_office: Office, work: UnitOfWork, mission: str) -> Iterable[LetterOrder]:
    yield orders.mission_refusal_order(work.missions.get(mission))


def _mission_acts(office: Office, work: UnitOfWork, reference: str) -> Iterable[LetterOrder]:
    mission = work.missions.get(reference)
    for act in course_acts(work, reference):
        if not act.letter:
            yield act_order(office, mission, act)


def _label_events(work: UnitOfWork, _today: date) -> Sequence[tuple[str, int]]:
    return work.owed_letters.label_events(LETTER_OF_ACT, LIMIT)


def _label_event(_office: Office, work: UnitOfWork, happened: tuple[str, int]) -> Iterable[LetterOrder]:
    label, number = happened
    for event in work.label_lives.get(label).events:
        if event.id == number:
            yield label_act_order(work, event)


def _reminder(office: Office, work: UnitOfWork, due: WaitingReminder) -> Iterable[LetterOrder]:
    yield reminder_order(office, due_reminder(work, due))


SOURCES: tuple[Source, ...] = (
    Source(lambda work, _: work.owed_letters.decisions(LIMIT), _decision),
    Source(lambda work, _: work.owed_letters.reversals(LIMIT), _reversal),
    Source(
        lambda work, _: work.owed_letters.dossiers(DossierState.FILED, LetterKind.ACKNOWLEDGEMENT, LIMIT),
        _acknowledgement,
    ),
    Source(lambda work, _: work.owed_letters.pieces_requests(SILENCE_RUNS, LIMIT), _pieces_request),
    Source(lambda work, _: work.owed_letters.referrals(SILENCE_RUNS, LIMIT), _referral),
    Source(lambda work, _: work.owed_letters.missions(LIMIT), _mission),
    Source(lambda work, _: work.owed_letters.refused_missions(LIMIT), _mission_refusal),
    Source(lambda work, _: work.owed_letters.changed_missions(LIMIT), _mission_acts),
    Source(lambda work, _: work.inadmissibilities.untold(LIMIT)[0], _inadmissibility),
    Source(lambda work, _: work.owed_letters.invitations(LIMIT), _invitation),
    Source(_label_events, _label_event),
    Source(waiting_reminders, _reminder),
)
