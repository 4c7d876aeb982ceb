"""The list of acts of a mission refuses what would be refused once chosen, and says the same thing."""

from datetime import date

from daect_tui.domain.mission import MISSION_MACHINE, MissionAction
from daect_tui.services.desk import Desk
from screens.missions.refusals import refusals_today
from tests.support.courses import labelled, returned

_DAY = date(2018, 4, 10)
_A = MissionAction


def test_nothing_is_offered_that_nobody_awaits(desk: Desk) -> None:
    reference = returned(desk, labelled(desk))
    course = desk.course.open(reference)
    assert not MISSION_MACHINE.refusal(course.mission.state, _A.REMIND_INTERMEDIATE)

    refusals = refusals_today(course.mission, course, _DAY)

    assert "déjà reçu" in refusals[_A.ASK_OPINION]
    assert "rien à relancer" in refusals[_A.REMIND_OPINION]
    assert "Aucun avis intermédiaire" in refusals[_A.REMIND_INTERMEDIATE]
    assert "Aucun avis intermédiaire" in refusals[_A.RECEIVE_INTERMEDIATE]
    assert refusals[_A.REMIND].startswith("Rien à relancer aujourd’hui. La 1re\u00a0relance")


def test_a_late_report_is_offered_to_be_reminded_of(desk: Desk) -> None:
    reference = returned(desk, labelled(desk))
    course = desk.course.open(reference)
    assert course.planned is not None

    assert refusals_today(course.mission, course, course.planned.due_on)[_A.REMIND] == ""
