"""Acts that a mission’s state allows and that nothing calls for today: refused in the list, not after it."""

from collections.abc import Mapping
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.mission import Mission, MissionAction
from daect_tui.domain.report_deadline import level_words
from daect_tui.services.course import CourseFile
from daect_tui.services.mission_opinions import asking_refusal, awaited
from screens.widgets.text import capital

_NONE_AWAITED = "Aucun avis intermédiaire n’est attendu. Ctrl+T en demande un, mission en cours."


def refusals_today(mission: Mission, course: CourseFile | None, today: date) -> Mapping[MissionAction, str]:
    """Say of each act why there is nothing to do; empty where there is."""
    refusals = {
        MissionAction.ASK_OPINION: asking_refusal(mission),
        MissionAction.REMIND_OPINION: _none_to_remind(mission),
    }
    if course is not None:
        none = "" if any(one.is_awaited for one in course.opinions) else _NONE_AWAITED
        refusals[MissionAction.REMIND] = reminding_refusal(course, today)
        refusals[MissionAction.REMIND_INTERMEDIATE] = none
        refusals[MissionAction.RECEIVE_INTERMEDIATE] = none
    return refusals


def reminding_refusal(course: CourseFile, today: date) -> str:
    """Say why the report is not reminded of today; empty when it can be."""
    planned = course.planned
    if planned is None:
        return "Rien à relancer aujourd’hui. Aucun rapport n’est attendu."
    if planned.due_on <= today:
        return ""
    when = f"La {level_words(planned.level)} se fait à partir du {short_date(planned.due_on)}."
    return f"Rien à relancer aujourd’hui. {when} {capital(planned.explanation)}."


def _none_to_remind(mission: Mission) -> str:
    try:
        awaited(mission)
    except Refusal as refusal:
        return str(refusal)
    return ""
