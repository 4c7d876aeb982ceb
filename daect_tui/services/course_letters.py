"""Producing the letters of a mission’s course, each with what it does, in one transaction a letter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from daect_tui.domain.document import Document
from daect_tui.domain.errors import Refusal
from daect_tui.domain.letter import Letter, LetterKind
from daect_tui.domain.mission import AWAITING_REPORT, Mission, MissionAction, MissionState
from daect_tui.domain.mission_change import MissionChange
from daect_tui.domain.mission_interruption import Cancellation, Postponement
from daect_tui.domain.report_deadline import (
    PlannedReminder,
    ReportReminder,
    days_late,
    reminders_due,
    rule_on,
)
from daect_tui.services import course_drafting as drafting
from daect_tui.services.following import Progress, silent
from daect_tui.services.letter_orders import Again, LetterOrder, of_act, of_day
from daect_tui.services.moves import move_mission
from daect_tui.services.office import Office
from daect_tui.services.ports import Documents, UnitOfWork
from daect_tui.services.producing import Producer, Production

CourseAct = MissionChange | Postponement | Cancellation
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
class WaitingReminder:
    """A reminder that may go: of which mission, after which others."""

    mission: str
    planned: PlannedReminder
    sent: tuple[ReportReminder, ...]


class CourseLetters:
    """The letters of F5 Missions after the validation letter."""

    def __init__(self, office: Office, documents: Documents) -> None:
        self._office = office
        self._producer = Producer(office, documents)

    def produce(self, reference: str) -> tuple[Production, ...]:
        """Produce every letter that an act on a mission still awaits; one that fails blocks no other."""
        with self._office.reading() as work:
            mission, acts = work.missions.get(reference), course_acts(work, reference)
        return self._producer.produce_all(
            [act_order(self._office, mission, act) for act in acts if not act.letter]
        )

    def due(self) -> tuple[DueReminder, ...]:
        """Return the reminders that may go today, each drafted to see what stands against it; keep none."""
        with self._office.reading() as work:
            found = due_reminders(work, self._office.clock.today())
        checked = self._producer.check([reminder_order(self._office, one) for one in found])
        return tuple(
            DueReminder(one.mission, one.planned, one.sent, made.faults)
            for one, made in zip(found, checked, strict=True)
        )

    def remind(self, references: Sequence[str], progress: Progress = silent) -> tuple[Production, ...]:
        """Produce the reminders of some missions that are due today; each is its own transaction."""
        with self._office.reading() as work:
            found = due_reminders(work, self._office.clock.today())
        wanted = [one for one in found if one.mission.reference in set(references)]
        return self._producer.produce_all([reminder_order(self._office, one) for one in wanted], progress)


# ── Changes, postponements, cancellations ──────────────────────────────────────────────────


def course_acts(work: UnitOfWork, reference: str) -> tuple[CourseAct, ...]:
    """Return the acts on a mission that letters tell of."""
    course = work.mission_course
    called_off = course.cancellation(reference)
    return (
        *course.changes(reference),
        *course.postponements(reference),
        *((called_off,) if called_off else ()),
    )


def act_order(office: Office, mission: Mission, act: CourseAct) -> LetterOrder:
    """Order the letter of an act on a mission, which the act then knows as its own."""
    done = partial(_amended, office, act) if isinstance(act, MissionChange) else partial(tell, act)
    return replace(ordered_act(mission, act), done=done)


def ordered_act(mission: Mission, act: CourseAct) -> LetterOrder:
    """Order the letter of an act on a mission, whatever it does."""
    kind, draft = _ordered(act)
    return LetterOrder(
        kind,
        mission.reference,
        of_act(draft),
        recipient=mission.holder,
        dated=act.decided_on,
        again=Again.ANOTHER,
    )


def _ordered(act: CourseAct) -> tuple[LetterKind, Callable[[UnitOfWork, str], Document]]:
    match act:
        case MissionChange():
            return LetterKind.MISSION_AMENDMENT, partial(drafting.amendment, act)
        case Postponement():
            return LetterKind.MISSION_POSTPONEMENT, partial(drafting.postponement, act)
        case Cancellation():
            return LetterKind.MISSION_CANCELLATION, partial(drafting.cancellation, act)


def tell(act: CourseAct, work: UnitOfWork, letter: Letter) -> None:
    """Note the letter that tells of an act."""
    work.mission_course.tell(act, letter.chrono)


def _amended(office: Office, change: MissionChange, work: UnitOfWork, letter: Letter) -> None:
    """Tell of a change; on a mission that was postponed after its letter, it stands for that letter."""
    tell(change, work, letter)
    mission = work.missions.get(change.mission)
    issued = any(one.kind is LetterKind.MISSION_VALIDATION for one in work.letters.of_subject(change.mission))
    if mission.state is MissionState.VALIDATED and issued:
        move_mission(work, office, mission, MissionAction.ISSUE_LETTER, f"courrier {letter.chrono}")


# ── Reminders ──────────────────────────────────────────────────────────────────────────────


def due_reminders(work: UnitOfWork, today: date) -> tuple[DueReminder, ...]:
    """Return the reminders of reports that may go on a day, `LIMIT` at most, with their missions."""
    return tuple(due_reminder(work, one) for one in waiting_reminders(work, today))


def due_reminder(work: UnitOfWork, waiting: WaitingReminder) -> DueReminder:
    """Return a reminder that may go, with its mission."""
    return DueReminder(work.missions.get(waiting.mission), waiting.planned, waiting.sent)


def waiting_reminders(work: UnitOfWork, today: date) -> tuple[WaitingReminder, ...]:
    """Return the reminders of reports that may go on a day, `LIMIT` at most; no mission is read whole."""
    rule = rule_on(work.report_follow_up.rules(), today)
    waiting, _ = work.missions_waiting.in_states(AWAITING_REPORT, LIMIT)
    late = [one for one in waiting if days_late(one.report_due, today)]
    sent = work.report_follow_up.reminders([one.reference for one in late])
    found = []
    for one in late:
        already = sent.get(one.reference, ())
        planned = reminders_due(one, already, rule, today)
        if planned is not None:
            found.append(WaitingReminder(one.reference, planned, already))
    return tuple(found)


def reminder_order(office: Office, one: DueReminder) -> LetterOrder:
    """Order the letter of a reminder that is due."""
    reference = one.mission.reference
    return LetterOrder(
        LetterKind.REPORT_REMINDER,
        reference,
        of_day(partial(drafting.reminder, reference, one.planned, one.sent)),
        recipient=one.mission.holder,
        again=Again.ANOTHER,
        done=partial(_reminded, office, one),
    )


def _reminded(office: Office, one: DueReminder, work: UnitOfWork, letter: Letter) -> None:
    """Keep the reminder with its letter; raises `Refusal` when the mission has moved on."""
    mission = work.missions.get(one.mission.reference)
    if mission.version != one.mission.version:
        raise Refusal(f"La mission {mission.reference} a changé entre-temps\u202f; recommencez.")
    if mission.state is MissionState.RETURNED:
        mission = move_mission(work, office, mission, MissionAction.AWAIT_REPORT)
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
    move_mission(work, office, mission, MissionAction.REMIND, f"courrier {letter.chrono}")
