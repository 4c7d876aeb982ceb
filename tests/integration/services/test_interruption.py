"""A session that was under way: when it stopped, where, and what is kept of it."""

from datetime import timedelta
from pathlib import Path

import pytest

from daect_tui.domain.deliberation import Choice
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from tests.support.desks import MORNING, desk_on, filed, new_register, opened, planned

FAVOURABLE = Motion(Outcome.FAVOURABLE)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(MORNING)


@pytest.fixture
def desk(tmp_path: Path, clock: SetClock) -> Desk:
    return desk_on(new_register(tmp_path / "essai.daect"), clock)


def test_no_session_under_way_no_interruption(desk: Desk) -> None:
    assert desk.interruptions.last() is None
    planned(desk)
    assert desk.interruptions.last() is None


def test_the_moment_is_that_of_the_last_act_and_the_voices_are_counted(desk: Desk, clock: SetClock) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE, FAVOURABLE)
    first, second, _third = (item.id for item in room.sitting.items)
    desk.committee.adopt_unanimously(session, first)
    desk.committee.open_named_ballot(session, second, FAVOURABLE)
    clock.moment = MORNING + timedelta(minutes=42)
    for seat in room.sitting.seats[:2]:
        desk.committee.cast(session, second, seat.member_id, Choice.FOR)
    clock.moment = MORNING + timedelta(hours=5)

    stopped = desk.interruptions.last()

    assert stopped is not None
    assert (stopped.reference, stopped.at) == (session, MORNING + timedelta(minutes=42))
    assert (stopped.position, stopped.items, stopped.concluded, stopped.voices) == (2, 3, 1, 2)


def test_an_act_on_something_else_does_not_move_the_moment(desk: Desk, clock: SetClock) -> None:
    opened(desk, FAVOURABLE)
    clock.moment = MORNING + timedelta(hours=1)
    filed(desk)

    stopped = desk.interruptions.last()

    assert stopped is not None
    assert stopped.at == MORNING


def test_a_suspended_or_a_closed_session_was_left_on_purpose(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE)
    desk.committee.suspend(session)
    assert desk.interruptions.last() is None
    desk.committee.resume(session)
    assert desk.interruptions.last() is not None
    desk.committee.adopt_unanimously(session, room.sitting.items[0].id)
    desk.closing.close(session)
    assert desk.interruptions.last() is None
