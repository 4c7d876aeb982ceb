"""What sessions await, for « À faire »: a day, an agenda, convocations; to be held; then signatures, minutes.

Only those that still await something are read: a register keeps every session that was ever held.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from daect_tui.domain.convocation import RECEPTION_LAW, Convening
from daect_tui.domain.dates import paris_day, short_date
from daect_tui.domain.decision import DecisionState
from daect_tui.domain.minutes_version import MINUTES, standing
from daect_tui.domain.session import Session, SessionState
from daect_tui.domain.text import NBSP, counted, listed
from daect_tui.domain.worklist import Room, Task
from daect_tui.services.convening import convening_of
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.valise_tasks import away_task, in_hand_task


def session_tasks(work: UnitOfWork, today: date) -> Iterator[Task]:
    """Yield the tasks of the sessions that await something; one that is away awaits its return alone."""
    away = {checkout.session: checkout for checkout in work.valises.away()}
    for session in work.sessions.awaiting(tuple(away)):
        if session.reference in away:
            yield away_task(session, away[session.reference])
        elif session.state is SessionState.PLANNED:
            yield from _to_prepare(work, session, today)
        elif session.state is SessionState.CLOSED:
            yield from _to_sign(work, session)
        else:
            yield in_hand_task(session)


def _to_prepare(work: UnitOfWork, session: Session, today: date) -> Iterator[Task]:
    convening = convening_of(work, session)
    if session.meets_on is None or convening is None:
        planned = f"prévue {session.period}" if session.period else "sans période prévue"
        told = f"séance {planned}{NBSP}: on ne convoque pas sans date"
        yield Task(Room.COMMITTEE, session.reference, "Date de la séance à fixer", None, told)
        return
    items = len(work.sessions.items(session.reference))
    told = f"{counted(items, 'dossier')} à l’ordre du jour" if items else "ordre du jour vide"
    yield Task(Room.COMMITTEE, session.reference, "Séance à tenir", session.meets_on, told)
    if session.meets_on >= today:
        yield from _to_convene(session.reference, convening, items)


def _to_convene(reference: str, convening: Convening, items: int) -> Iterator[Task]:
    """Tell of an agenda to close, then of convocations to send: their reception has a legal last day."""
    law = "" if convening.urgency else RECEPTION_LAW
    last = convening.latest
    task = Task(Room.COMMITTEE, reference, "", last.due, last.explanation, law)
    if not items:
        yield replace(task, sentence="Ordre du jour à arrêter, puis convocations à envoyer")
    elif convening.not_sent:
        begun = convening.in_time or convening.late or convening.unknown
        missing = f"{listed(convening.not_sent)}{NBSP}: {last.explanation}" if begun else last.explanation
        said = f"Convocations à envoyer{NBSP}: {counted(len(convening.not_sent), 'membre')}"
        yield replace(task, sentence=said, explanation=missing)


def _to_sign(work: UnitOfWork, session: Session) -> Iterator[Task]:
    pending = sum(
        decision.state is DecisionState.PENDING for decision in work.decisions.of_session(session.reference)
    )
    closed = f"séance close le {short_date(paris_day(session.closed_at))}" if session.closed_at else ""
    if pending:
        said = f"{counted(pending, 'décision')} à signer"
        told = f"{closed}{NBSP}: rien ne part avant la signature"
        yield Task(Room.COMMITTEE, session.reference, said, None, told)
    yield from _minutes(work, session.reference, closed)


def _minutes(work: UnitOfWork, session: str, closed: str) -> Iterator[Task]:
    """Tell of minutes that are not final yet, or whose signed copy is awaited."""
    minutes = standing(work.minutes.of_session(session), MINUTES)
    if minutes is None or not minutes.is_final:
        told = f"{closed}{NBSP}: {'le projet attend' if minutes else 'aucun projet n’est produit'}"
        yield Task(Room.COMMITTEE, session, "Procès-verbal à rendre définitif", None, told)
    elif all(copy.voided_at is not None for copy in work.minutes.copies(minutes.id)):
        told = f"{minutes.reference} est définitif{NBSP}: joindre l’exemplaire signé"
        yield Task(Room.COMMITTEE, session, "Procès-verbal à signer", None, told)
