"""« Séance interrompue à 10 h 42, point 2 : reprendre ? », asked once, when the register is opened."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from daect_tui.domain.dates import paris_moment
from daect_tui.domain.deliberation import Choice
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from screens.committee.sitting import SittingScreen
from screens.home.screens import HomeScreen
from screens.modals.confirm import ConfirmModal
from tests.support.desks import desk_on, new_register, opened, planned
from tests.support.pilots import app_on, driven, see, seen, shows

FAVOURABLE = Motion(Outcome.FAVOURABLE)
MORNING = paris_moment(date(2018, 3, 14), 10)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(MORNING)


@pytest.fixture
def desk(tmp_path: Path, clock: SetClock) -> Desk:
    return desk_on(new_register(tmp_path / "essai.daect"), clock)


def interrupted(desk: Desk, clock: SetClock) -> None:
    """Leave a session of three items in the middle of the second, at 10 h 42, with two voices."""
    session, room = opened(desk, FAVOURABLE, FAVOURABLE, FAVOURABLE)
    first, second, _third = (item.id for item in room.sitting.items)
    desk.committee.adopt_unanimously(session, first)
    desk.committee.open_named_ballot(session, second, FAVOURABLE)
    clock.moment = MORNING + timedelta(minutes=42)
    for seat in room.sitting.seats[:2]:
        desk.committee.cast(session, second, seat.member_id, Choice.FOR)


async def test_enter_leads_back_to_the_item_with_every_voice_there(desk: Desk, clock: SetClock) -> None:
    interrupted(desk, clock)
    async with driven(app_on(desk)) as pilot:
        await shows(pilot, ConfirmModal)
        await see(pilot, "Séance interrompue à 10 h 42, point 2 : reprendre ?", "PACT3-2018-S1")
        await see(pilot, "– 1 point conclu sur 3", "– 2 voix sur le point 2")
        await see(pilot, "Reprendre au point 2", "Plus tard")
        await pilot.press("enter")
        await shows(pilot, SittingScreen)
        await see(pilot, "Point 2 sur 3", "Voix exprimées : 2 sur 6")
        await pilot.press("escape", "f2")
        await shows(pilot, HomeScreen)


async def test_later_leaves_the_line_in_the_worklist_and_does_not_ask_again(
    desk: Desk, clock: SetClock
) -> None:
    interrupted(desk, clock)
    async with driven(app_on(desk)) as pilot:
        await shows(pilot, ConfirmModal)
        await pilot.press("escape")
        await shows(pilot, HomeScreen)
        await see(pilot, "PACT3-2018-S1")
        await pilot.press("f3", "f2")
        await shows(pilot, HomeScreen)
        assert "interrompue à" not in seen(pilot)


async def test_another_day_is_given_with_its_date(desk: Desk, clock: SetClock) -> None:
    interrupted(desk, clock)
    clock.moment = MORNING + timedelta(days=1)
    async with driven(app_on(desk)) as pilot:
        await shows(pilot, ConfirmModal)
        await see(pilot, "Séance interrompue le 14/03/2018 à 10 h 42, point 2 : reprendre ?")


async def test_a_session_that_is_only_planned_is_not_asked_about(desk: Desk) -> None:
    planned(desk)
    async with driven(app_on(desk)) as pilot:
        await shows(pilot, HomeScreen)
        await see(pilot, "PACT3-2018-S1")
        assert isinstance(pilot.app.screen, HomeScreen)
