"""What happens to a mission once validated comes back from the file as it was written."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.errors import StaleRecord
from daect_tui.domain.mission import MissionState, OpinionSense
from daect_tui.domain.report_deadline import rule_on
from storage.register import OpenRegister
from tests.integration.storage.course_samples import DAY, cancellation, change, opinion, postponement
from tests.integration.storage.samples import AGENT, CLOCK, act
from tests.integration.storage.world import World


def test_the_acts_of_a_mission_are_read_as_they_were_written(filled: OpenRegister, world: World) -> None:
    mission = world.mission
    with filled.reading() as unit:
        course = unit.mission_course
        (changed,) = course.changes(mission.reference)
        (put_off,) = course.postponements(mission.reference)
        called_off = course.cancellation(mission.reference)

        assert changed == replace(change(mission), id=changed.id, letter=world.letter.chrono)
        assert changed.before.content == mission.content
        assert put_off == replace(postponement(mission), id=put_off.id)
        assert called_off == replace(cancellation(mission), id=1)
        assert course.changes("MIS-1999-001") == ()
        assert course.cancellation("MIS-1999-001") is None


def test_opinions_and_reminders_are_read_by_mission(filled: OpenRegister, world: World) -> None:
    reference = world.mission.reference
    with filled.reading() as unit:
        follow_up = unit.report_follow_up
        assert follow_up.opinions(reference) == (replace(opinion(world.mission), id=1),)
        assert [one.level for one in follow_up.reminders([reference, "X"])[reference]] == [1]
        assert follow_up.reminders([]) == {}
        assert rule_on(follow_up.rules(), DAY).days == (2, 20, 40)


def test_an_opinion_that_somebody_changed_is_not_overwritten(filled: OpenRegister, world: World) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        (known,) = unit.report_follow_up.opinions(world.mission.reference)
        unit.report_follow_up.update_opinion(replace(known, sense=OpinionSense.FAVOURABLE))
        with pytest.raises(StaleRecord):
            unit.report_follow_up.update_opinion(known)


def test_what_waits_is_a_window_and_a_count(filled: OpenRegister, world: World) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        unit.missions.update(replace(world.mission, state=MissionState.UNDER_WAY))
        for number in (2, 3):
            reference = f"MIS-2018-00{number}"
            unit.missions.add(replace(world.mission, reference=reference, state=MissionState.UNDER_WAY))
        unit.journal.append(act())
        unit.commit()
    with filled.reading() as unit:
        after = date(2019, 1, 1)
        found, total = unit.missions_waiting.returned(after, 2)
        assert (len(found), total) == (2, 3)
        assert unit.missions_waiting.returned(world.mission.content.ends_on, 2) == ((), 0)
        assert unit.missions_waiting.in_states((MissionState.VALIDATED,), 2) == ((), 0)
        assert unit.missions_waiting.not_left(after, 2) == ((), 0)
        assert unit.missions_waiting.late_opinions((MissionState.UNDER_WAY,), after, 2) == ((), 0)
        days = world.mission.content
        assert len(unit.missions.during(days.ends_on, after)) == 3
        assert unit.missions.during(date(1999, 1, 1), date(1999, 12, 31)) == ()
