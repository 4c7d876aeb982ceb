"""« À faire »: what awaits the desk, gathered from the whole register."""

from collections.abc import Iterator

from daect_tui.domain.decision import DecisionState
from daect_tui.domain.minutes_version import MINUTES, standing
from daect_tui.domain.session import SessionState
from daect_tui.domain.text import counted
from daect_tui.domain.worklist import Room, Task, by_urgency
from daect_tui.services.backups import Backups
from daect_tui.services.bourse_tasks import bourse_tasks
from daect_tui.services.deciding_tasks import deciding_tasks
from daect_tui.services.dossier_tasks import dossier_tasks
from daect_tui.services.hold_tasks import hold_tasks
from daect_tui.services.label_tasks import label_tasks
from daect_tui.services.letter_readiness import readiness_tasks
from daect_tui.services.letter_tasks import letter_tasks
from daect_tui.services.mailing_tasks import mailing_tasks
from daect_tui.services.mission_tasks import mission_tasks
from daect_tui.services.observation_tasks import observation_tasks
from daect_tui.services.office import Office
from daect_tui.services.person_requests import person_tasks
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.report_tasks import report_tasks
from daect_tui.services.valise_tasks import away_task, valise_tasks


class Worklist:
    """The use case of F2 Accueil."""

    def __init__(self, office: Office, backups: Backups) -> None:
        self._office = office
        self._backups = backups

    def tasks(self) -> tuple[Task, ...]:
        """Return every task that stands, the most urgent first."""
        today = self._office.clock.today()
        with self._office.reading() as work:
            valise = work.valises.this()
            if valise is not None:
                return tuple(valise_tasks(work.sessions.get(valise.session)))
            found = [
                *dossier_tasks(work, today),
                *self._sessions(work),
                *deciding_tasks(work, today),
                *mission_tasks(work, today),
                *report_tasks(work),
                *bourse_tasks(work, today),
                *label_tasks(work, today),
                *observation_tasks(work, today),
                *readiness_tasks(work, today),
                *letter_tasks(work, today),
                *mailing_tasks(work, today),
                *person_tasks(work),
                *hold_tasks(work, today),
                *self._backups.tasks(today),
            ]
        return by_urgency(found, today)

    def _sessions(self, work: UnitOfWork) -> Iterator[Task]:
        away = {checkout.session: checkout for checkout in work.valises.away()}
        for session in work.sessions.all():
            if session.reference in away:
                yield away_task(session, away[session.reference])
            elif session.state in (SessionState.OPEN, SessionState.SUSPENDED):
                yield Task(
                    Room.COMMITTEE,
                    session.reference,
                    f"Séance {session.state.label} au point {session.position}\u00a0: reprendre ou clore",
                    session.meets_on,
                )
            elif session.state is SessionState.PLANNED and session.meets_on:
                yield Task(Room.COMMITTEE, session.reference, "Séance à tenir", session.meets_on)
            elif session.state is SessionState.CLOSED:
                pending = [
                    decision
                    for decision in work.decisions.of_session(session.reference)
                    if decision.state is DecisionState.PENDING
                ]
                if pending:
                    sentence = f"{counted(len(pending), 'décision')} à signer"
                    yield Task(Room.COMMITTEE, session.reference, sentence, None)
                yield from self._minutes(work, session.reference)

    def _minutes(self, work: UnitOfWork, session: str) -> Iterator[Task]:
        """Tell of minutes that are not final yet, or whose signed copy is awaited."""
        minutes = standing(work.minutes.of_session(session), MINUTES)
        if minutes is None or not minutes.is_final:
            yield Task(Room.COMMITTEE, session, "Procès-verbal à rendre définitif", None)
        elif all(copy.voided_at is not None for copy in work.minutes.copies(minutes.id)):
            yield Task(Room.COMMITTEE, session, "Procès-verbal à signer", None)
