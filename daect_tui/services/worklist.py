"""« À faire »: what awaits the desk, gathered from the whole register; lines put off, and taken back."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import DaectError, StaleRecord
from daect_tui.domain.journal import Act
from daect_tui.domain.kept_worklist import KeptWorklist
from daect_tui.domain.snooze import Snooze, check_may_wait, check_until
from daect_tui.domain.snooze_form import PuttingOff
from daect_tui.domain.worklist import Task, by_urgency
from daect_tui.services.backups import Backups
from daect_tui.services.bourse_tasks import bourse_tasks
from daect_tui.services.committee_readiness import composition_tasks
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
from daect_tui.services.session_tasks import session_tasks
from daect_tui.services.valise_tasks import valise_tasks

# What the journal calls the worklist, for a line that is about no thing in particular.
_WORKLIST = "à faire"
_GONE = "Cette ligne n’est plus à faire, ou elle a changé entre-temps. Relisez la liste."


class Worklist:
    """The use cases of F2 Accueil."""

    def __init__(self, office: Office, backups: Backups) -> None:
        self._office = office
        self._backups = backups
        # What the register awaited when it was last read here, whatever its backups do.
        self._read: KeptWorklist | None = None
        # The snoozes whose day had come: whatever is undone, they put nothing off any more.
        self._over: tuple[int, ...] = ()

    def tasks(self) -> tuple[Task, ...]:
        """Return every task that stands, the most urgent first; those put off last, with their snooze."""
        today = self._office.clock.today()
        with self._office.reading() as work:
            found, snoozes = self._in_register(work, today), work.snoozes.all()
            self._read = KeptWorklist(
                today, work.journal.head(), by_urgency(_with_snoozes(found, snoozes, today), today)
            )
            if work.valises.this() is None:
                found = (*found, *self._backups.tasks(today))
        self._over = tuple(one.id for one in snoozes if one.returns_on <= today)
        return by_urgency(_with_snoozes(found, snoozes, today), today)

    def keep(self) -> None:
        """Keep the lines, so that the next opening shows them at once; no act is written.

        What puts nothing off any more is swept away with it.

        What was last read is read again if an act has followed. Where nothing can be written, on a full
        disk too, nothing is kept: the list is only shown later next time.
        """
        with suppress(DaectError):
            if self._office.register.read_only() is None:
                self._keep()

    def _keep(self) -> None:
        with self._office.reading() as work:
            head = work.journal.head()
        if self._read is None or self._read.head != head:
            self.tasks()
        with self._office.begin() as work:
            if (
                self._read
                and work.journal.head() == self._read.head
                and work.kept_worklist.get() != self._read
            ):
                work.kept_worklist.put(self._read)
                work.snoozes.sweep(self._over)
                work.commit()

    def put_off(self, task: Task, until: PuttingOff) -> None:
        """Put a line off; one that was put off already gets its new day.

        Raises `Refusal` where the law leaves no more time, `InvalidField` for a day that may not be,
        `StaleRecord` when the line is not there any more.
        """
        today = self._office.clock.today()
        check_may_wait(task.due, task.law, today)
        check_until(task.due, task.law, until.until, today)
        with self._office.begin() as work:
            self._forget(work, task, today)
            work.snoozes.add(
                Snooze(
                    0, task.subject, task.line, task.due, until.until, until.reason, today, self._office.agent
                )
            )
            detail = {"ligne": task.line, "jusqu_au": short_date(until.until), "motif": until.reason}
            work.journal.append(Act("worklist.put_off", task.subject or _WORKLIST, {**detail}))
            work.commit()

    def take_back(self, task: Task) -> None:
        """Have a line that is put off stand again; raises `StaleRecord` when it is put off no more."""
        today = self._office.clock.today()
        with self._office.begin() as work:
            if task.snooze not in work.snoozes.all():
                raise StaleRecord(_GONE)
            self._forget(work, task, today)
            work.journal.append(Act("worklist.taken_back", task.subject or _WORKLIST, {"ligne": task.line}))
            work.commit()

    def _forget(self, work: UnitOfWork, task: Task, today: date) -> None:
        """Take away what puts a line off, and with it all that puts nothing off any more."""
        standing = self._found(work, today)
        others = [one for one in standing if _identity(one) != _identity(task)]
        if len(others) == len(standing):
            raise StaleRecord(_GONE)
        kept = work.snoozes.all()
        useful = {one.snooze.id for one in _with_snoozes(others, kept, today) if one.snooze}
        work.snoozes.remove([one.id for one in kept if one.id not in useful])

    def _found(self, work: UnitOfWork, today: date) -> Sequence[Task]:
        found = self._in_register(work, today)
        return found if work.valises.this() else (*found, *self._backups.tasks(today))

    def _in_register(self, work: UnitOfWork, today: date) -> Sequence[Task]:
        """Gather what follows from the register and from the day alone."""
        valise = work.valises.this()
        if valise is not None:
            return tuple(valise_tasks(work.sessions.get(valise.session)))
        return (
            *dossier_tasks(work, today),
            *session_tasks(work, today),
            *deciding_tasks(work, today),
            *mission_tasks(work, today),
            *report_tasks(work),
            *bourse_tasks(work, today),
            *label_tasks(work, today),
            *observation_tasks(work, today),
            *readiness_tasks(work, today),
            *composition_tasks(work, today),
            *letter_tasks(work, today),
            *mailing_tasks(work, today),
            *person_tasks(work),
            *hold_tasks(work, today),
        )


def _with_snoozes(tasks: Iterable[Task], snoozes: Sequence[Snooze], today: date) -> Sequence[Task]:
    """Give each task the last snooze that still puts it off, if there is one."""
    if not snoozes:
        return tuple(tasks)
    return [
        replace(task, snooze=next((one for one in reversed(snoozes) if _puts_off(one, task, today)), None))
        for task in tasks
    ]


def _identity(task: Task) -> tuple[str, str, date | None]:
    return task.subject, task.line, task.due


def _puts_off(snooze: Snooze, task: Task, today: date) -> bool:
    return snooze.holds(task.subject, task.line, task.due, today)
