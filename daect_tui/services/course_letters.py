"""Producing the letters of a mission’s course, each with what it does, in one transaction a letter."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from daect_tui.domain.document import Document
from daect_tui.domain.errors import DaectError, Refusal
from daect_tui.domain.letter import Letter, LetterKind
from daect_tui.domain.mission import AWAITING_REPORT, Mission, MissionAction, MissionState
from daect_tui.domain.mission_change import MissionChange
from daect_tui.domain.mission_interruption import Cancellation, Postponement
from daect_tui.domain.references import Series, letter_chrono
from daect_tui.domain.report_deadline import (
    PlannedReminder,
    ReportReminder,
    days_late,
    reminders_due,
    rule_on,
)
from daect_tui.services import course_drafting as drafting
from daect_tui.services.keeping import Entry, keep_document
from daect_tui.services.letters import Production, Progress
from daect_tui.services.moves import move_mission
from daect_tui.services.office import Office
from daect_tui.services.ports import Documents, UnitOfWork

_Drafter = Callable[[UnitOfWork, str], Document]
_Done = Callable[[UnitOfWork, Letter], None]
# Reminders read at once; what is left waits for the next time.
LIMIT = 500


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder that may go today, and what stands against its letter."""

    mission: Mission
    planned: PlannedReminder
    sent: tuple[ReportReminder, ...]
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Order:
    """A letter to produce: of which kind, on which mission, by which drafter, and what it does."""

    kind: LetterKind
    mission: str
    draft: _Drafter
    done: _Done


def _silent(_done: int, _total: int) -> None:
    """Report no progress."""


class CourseLetters:
    """The letters of F5 Missions after the validation letter."""

    def __init__(self, office: Office, documents: Documents) -> None:
        self._office = office
        self._documents = documents

    def produce(self, reference: str) -> tuple[Production, ...]:
        """Produce every letter that an act on a mission still awaits; one that fails blocks no other."""
        with self._office.reading() as work:
            orders = tuple(self._awaited(work, reference))
        return tuple(self._produce(order) for order in orders)

    def _awaited(self, work: UnitOfWork, reference: str) -> Iterator[_Order]:
        course = work.mission_course
        for change in course.changes(reference):
            if not change.letter:
                draft = partial(drafting.amendment, change)
                yield _Order(LetterKind.MISSION_AMENDMENT, reference, draft, partial(self._amended, change))
        for put_off in course.postponements(reference):
            if not put_off.letter:
                draft = partial(drafting.postponement, put_off)
                yield _Order(LetterKind.MISSION_POSTPONEMENT, reference, draft, partial(_told, put_off))
        called_off = course.cancellation(reference)
        if called_off is not None and not called_off.letter:
            draft = partial(drafting.cancellation, called_off)
            yield _Order(LetterKind.MISSION_CANCELLATION, reference, draft, partial(_told, called_off))

    def _amended(self, change: MissionChange, work: UnitOfWork, letter: Letter) -> None:
        """Tell of a change; on a mission that was postponed after its letter, it stands for that letter."""
        _told(change, work, letter)
        mission = work.missions.get(change.mission)
        issued = any(
            one.kind is LetterKind.MISSION_VALIDATION for one in work.letters.of_subject(change.mission)
        )
        if mission.state is MissionState.VALIDATED and issued:
            move_mission(work, self._office, mission, MissionAction.ISSUE_LETTER, f"courrier {letter.chrono}")

    # ── Reminders ──────────────────────────────────────────────────────────────────────────

    def due(self) -> tuple[DueReminder, ...]:
        """Return the reminders that may go today, each drafted to see what stands against it; keep none."""
        with self._office.reading() as work:
            found = self._due(work)
        return tuple(
            DueReminder(
                one.mission, one.planned, one.sent, self._produce(self._reminder(one), keep=False).faults
            )
            for one in found
        )

    def remind(self, references: Sequence[str], progress: Progress = _silent) -> tuple[Production, ...]:
        """Produce the reminders of some missions that are due today; each is its own transaction."""
        with self._office.reading() as work:
            wanted = [one for one in self._due(work) if one.mission.reference in set(references)]
        produced = []
        for done, one in enumerate(wanted):
            progress(done, len(wanted))
            produced.append(self._produce(self._reminder(one)))
        progress(len(wanted), len(wanted))
        return tuple(produced)

    def _due(self, work: UnitOfWork) -> tuple[DueReminder, ...]:
        today = self._office.clock.today()
        rule = rule_on(work.report_follow_up.rules(), today)
        waiting, _ = work.missions_waiting.in_states(AWAITING_REPORT, LIMIT)
        late = [one for one in waiting if days_late(one.report_due, today)]
        sent = work.report_follow_up.reminders([one.reference for one in late])
        found = []
        for one in late:
            already = sent.get(one.reference, ())
            planned = reminders_due(one, already, rule, today)
            if planned is not None:
                found.append(DueReminder(work.missions.get(one.reference), planned, already))
        return tuple(found)

    def _reminder(self, one: DueReminder) -> _Order:
        today, reference = self._office.clock.today(), one.mission.reference
        draft = partial(drafting.reminder, reference, one.planned, one.sent, today)
        return _Order(LetterKind.REPORT_REMINDER, reference, draft, partial(self._reminded, one))

    def _reminded(self, one: DueReminder, work: UnitOfWork, letter: Letter) -> None:
        """Keep the reminder with its letter; raises `Refusal` when the mission has moved on."""
        mission = work.missions.get(one.mission.reference)
        if mission.version != one.mission.version:
            raise Refusal(f"La mission {mission.reference} a changé entre-temps\u202f; recommencez.")
        if mission.state is MissionState.RETURNED:
            mission = move_mission(work, self._office, mission, MissionAction.AWAIT_REPORT)
        work.report_follow_up.add_reminder(
            ReportReminder(
                id=0,
                mission=mission.reference,
                level=one.planned.level,
                sent_on=letter.dated,
                report_due=one.planned.report_due,
                letter=letter.chrono,
            )
        )
        move_mission(work, self._office, mission, MissionAction.REMIND, f"courrier {letter.chrono}")

    # ── One letter ─────────────────────────────────────────────────────────────────────────

    def _produce(self, order: _Order, *, keep: bool = True) -> Production:
        """Draft, check, lay out and keep one letter, and do what it does; a fault frees its number."""
        try:
            with self._office.begin() as work:
                year = self._office.clock.today().year
                chrono = letter_chrono(year, work.next_number(Series.LETTER, "", year))
                document = order.draft(work, chrono)
                faults = self._documents.faults(document)
                if faults or not keep:
                    return Production(order.mission, None, faults)
                holder = work.missions.get(order.mission).holder
                entry = Entry(order.kind, order.mission, "", holder, document.dated)
                content = self._documents.render(document)
                letter = keep_document(work, self._office, chrono, entry, document, content)
                order.done(work, letter)
                work.commit()
        except DaectError as fault:
            return Production(order.mission, None, (str(fault),))
        return Production(order.mission, letter)


def _told(act: MissionChange | Postponement | Cancellation, work: UnitOfWork, letter: Letter) -> None:
    work.mission_course.tell(act, letter.chrono)
