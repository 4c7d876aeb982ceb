"""Gathering the letters of a mission’s course: the facts of the register, the wording, the frame."""

from datetime import date

from daect_tui.domain.course_letters import (
    amendment_values,
    cancellation_values,
    postponement_values,
    reminder_values,
)
from daect_tui.domain.decision_letters import Values, recipient
from daect_tui.domain.delegation import check_signed_by, signatory_on
from daect_tui.domain.document import LetterDocument
from daect_tui.domain.mission import MissionAction
from daect_tui.domain.mission_change import MissionChange
from daect_tui.domain.mission_interruption import Cancellation, Postponement
from daect_tui.domain.mission_letter import MissionCase
from daect_tui.domain.report_deadline import PlannedReminder, ReportReminder, level_words
from daect_tui.domain.states import standing
from daect_tui.services.catalogue import country_name
from daect_tui.services.drafting import frame, head_on
from daect_tui.services.mission_drafting import mission_case
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.wordings import fill_wording


def amendment(change: MissionChange, work: UnitOfWork, chrono: str) -> LetterDocument:
    """Return the letter of a change; raises `DocumentFault`, or `Refusal`."""
    case = _case(work, change.mission, change.decided_on)
    _check_delegate(work, change.signatory, change.decided_on)
    values = amendment_values(case, change, country_name)
    title = f"{change.name.capitalize()} – mission {change.mission}"
    return _letter(work, case, ("mission_amendment", values), (chrono, title), change.decided_on)


def postponement(put_off: Postponement, work: UnitOfWork, chrono: str) -> LetterDocument:
    """Return the letter of a postponement; raises `DocumentFault`, or `Refusal`."""
    case = _case(work, put_off.mission, put_off.decided_on)
    _check_delegate(work, put_off.signatory, put_off.decided_on)
    values = postponement_values(case, put_off)
    title = f"Report de la mission {put_off.mission}"
    return _letter(work, case, ("mission_postponement", values), (chrono, title), put_off.decided_on)


def cancellation(called_off: Cancellation, work: UnitOfWork, chrono: str) -> LetterDocument:
    """Return the letter of a cancellation; raises `DocumentFault`, or `Refusal`."""
    case = _case(work, called_off.mission, called_off.decided_on)
    _check_delegate(work, called_off.signatory, called_off.decided_on)
    passages = standing(work.passages.of(called_off.mission))
    departed = any(one.action == MissionAction.LEAVE for one in passages)
    values = cancellation_values(case, called_off, departed=departed)
    title = f"Annulation de la mission {called_off.mission}"
    return _letter(work, case, ("mission_cancellation", values), (chrono, title), called_off.decided_on)


def reminder(
    mission: str,
    planned: PlannedReminder,
    sent: tuple[ReportReminder, ...],
    today: date,
    work: UnitOfWork,
    chrono: str,
) -> LetterDocument:
    """Return the letter of a reminder, dated of today; raises `DocumentFault`, or `Refusal`."""
    case = _case(work, mission, today)
    values = reminder_values(case, planned, sent, today)
    title = f"{level_words(planned.level).capitalize()} de rapport – mission {mission}"
    return _letter(work, case, (f"report_reminder_{planned.level}", values), (chrono, title), today)


def _case(work: UnitOfWork, reference: str, day: date) -> MissionCase:
    return mission_case(work, work.missions.get(reference), head_on(work, day))


def _letter(
    work: UnitOfWork, case: MissionCase, worded: tuple[str, Values], naming: tuple[str, str], day: date
) -> LetterDocument:
    name, values = worded
    filled = fill_wording(work, name, values)
    return frame(work, head_on(work, day), day, naming, filled, recipient(case.holder))


def _check_delegate(work: UnitOfWork, signatory: str, day: date) -> None:
    """Hold back a letter that would bear another name than the one who signed."""
    check_signed_by(signatory_on(work.institution.signatories(), day), signatory, day)
