"""The acts of a mission after its validation: each asked in its own box, written, then told by its letter."""

import asyncio
from typing import Any

from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.intermediate_opinion import IntermediateOpinion
from daect_tui.domain.mission import MissionAction
from daect_tui.services.course import CourseFile
from screens.base import DeskScreen
from screens.missions.amendment import AmendmentForm
from screens.missions.intermediate_opinions import answer_sheet, asking_sheet, reminding_entry
from screens.missions.interruptions import cancellation_sheet, postponement_sheet
from screens.missions.refusals import reminding_refusal
from screens.modals.choice import Choice, ChoiceModal
from screens.saying import LAYING_OUT, tell_produced

_A = MissionAction
COURSE_ACTS = (
    _A.AMEND,
    _A.POSTPONE,
    _A.CANCEL,
    _A.REMIND,
    _A.ASK_INTERMEDIATE,
    _A.REMIND_INTERMEDIATE,
    _A.RECEIVE_INTERMEDIATE,
)

_DONE = {
    _A.AMEND: "Avenant enregistré",
    _A.POSTPONE: "Report enregistré",
    _A.CANCEL: "Annulation enregistrée",
}

_Screen = DeskScreen[Any]


async def do_course_act(screen: _Screen, course: CourseFile, action: MissionAction) -> None:
    """Ask what an act needs, do it, and produce its letter; raises `Refusal` where nothing can be done."""
    if action is _A.REMIND:
        await _remind(screen, course)
    elif action is _A.ASK_INTERMEDIATE:
        await _ask(screen, course)
    elif action in (_A.REMIND_INTERMEDIATE, _A.RECEIVE_INTERMEDIATE):
        await _follow(screen, course, action)
    else:
        await _change(screen, course, action)


async def _change(screen: _Screen, course: CourseFile, action: MissionAction) -> None:
    desk, mission, wait = screen.desk, course.mission, screen.app.push_screen_wait
    if action is _A.AMEND:
        done = (await wait(AmendmentForm(desk, course))) is not None
    elif action is _A.POSTPONE:
        done = (await wait(postponement_sheet(desk, mission))) is not None
    else:
        done = (await wait(cancellation_sheet(desk, mission))) is not None
    if done:
        screen.kept(f"{_DONE[action]}\u00a0: {mission.reference}.")
        await produce_letters(screen, course.mission.reference)


async def produce_letters(screen: _Screen, reference: str) -> None:
    """Produce the letters that acts await; a fault is shown, and the act stays."""
    screen.shell.tell(LAYING_OUT)
    tell_produced(screen, await asyncio.to_thread(screen.desk.course_letters.produce, reference))


async def _remind(screen: _Screen, course: CourseFile) -> None:
    if why := reminding_refusal(course, screen.desk.office.clock.today()):
        raise Refusal(why)
    screen.shell.tell(LAYING_OUT)
    remind = screen.desk.course_letters.remind
    tell_produced(screen, await asyncio.to_thread(remind, [course.mission.reference]))


async def _ask(screen: _Screen, course: CourseFile) -> None:
    asked = await screen.app.push_screen_wait(asking_sheet(screen.desk, course.mission))
    if asked is not None:
        screen.kept(f"Avis demandé\u00a0: {asked.source}.")


async def _follow(screen: _Screen, course: CourseFile, action: MissionAction) -> None:
    opinion = await _awaited(screen, course)
    if opinion is None:
        return
    if action is _A.RECEIVE_INTERMEDIATE:
        received = await screen.app.push_screen_wait(answer_sheet(screen.desk, opinion))
        if received is not None:
            screen.kept(f"Avis enregistré\u00a0: {received.source}.")
        return
    day = await screen.app.push_screen_wait(reminding_entry(screen.desk, opinion))
    if day is not None:
        await asyncio.to_thread(screen.desk.follow_up.remind, opinion.id, day)
        screen.kept(f"Relance notée\u00a0: {opinion.source}.")


async def _awaited(screen: _Screen, course: CourseFile) -> IntermediateOpinion | None:
    """Return the opinion that is awaited; ask which, where there are several."""
    awaited = [one for one in course.opinions if one.is_awaited]
    if len(awaited) == 1:
        return awaited[0]
    choices = [Choice(one, f"{one.source}, demandé le {short_date(one.asked_on)}") for one in awaited]
    return await screen.app.push_screen_wait(ChoiceModal("Quel avis\u202f?", choices))
