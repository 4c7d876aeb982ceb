"""Keys that come before what they are for: they wait for it, and none is lost."""

from datetime import date
from threading import Event

import pytest

from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.desk import Desk
from screens.app import DaectApp
from screens.committee.preparation import PreparationScreen
from screens.committee.screens import CommitteeScreen
from screens.committee.sitting import SittingScreen
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.screens import DossiersScreen
from screens.home.screens import HomeScreen
from tests.support.desks import filed, opened
from tests.support.pilots import PATIENCE, SMALL, burst, running, see, shows


@pytest.fixture
def let_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Event:
    """Return what lets the sessions be read: until then, a slow disk."""
    free, lines = Event(), desk.agenda.lines

    def slow() -> object:
        assert free.wait(PATIENCE)
        return lines()

    monkeypatch.setattr(desk.agenda, "lines", slow)
    return free


async def test_a_room_and_enter_pressed_at_once_open_its_first_line(desk: Desk) -> None:
    filed(desk)
    opened(desk)
    async with running(desk) as pilot:
        await burst(pilot, "f4", "enter")
        await shows(pilot, SittingScreen)
        await burst(pilot, "f3", "enter")
        await shows(pilot, DossierScreen)


async def test_enter_opens_what_answers_the_search_that_was_just_typed(desk: Desk) -> None:
    filed(desk, name="Montclair (fictif)")
    filed(desk, name="Port-Aubry (fictif)")
    async with running(desk) as pilot:
        await pilot.press("f3")
        await see(pilot, "2 dossiers")
        await burst(pilot, *"aubry", "enter")
        await shows(pilot, DossierScreen)
        await see(pilot, "Port-Aubry")


async def test_keys_wait_for_the_list_in_their_order(desk: Desk, let_read: Event) -> None:
    for rank in (1, 2, 3):
        desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 3, rank), place="Paris"))
    async with running(desk) as pilot:
        await burst(pilot, "f4", "down", "enter")
        await shows(pilot, CommitteeScreen)
        let_read.set()
        await shows(pilot, PreparationScreen)
        await see(pilot, "PACT3-2018-S2")


@pytest.mark.parametrize(("given_up_by", "where"), [("escape", CommitteeScreen), ("f2", HomeScreen)])
async def test_keys_that_wait_are_given_up_by_escape_and_by_going_elsewhere(
    desk: Desk, let_read: Event, given_up_by: str, where: type[CommitteeScreen | HomeScreen]
) -> None:
    opened(desk)
    async with running(desk) as pilot:
        await burst(pilot, "f4", "enter", given_up_by)
        let_read.set()
        await pilot.app.workers.wait_for_complete()
        await shows(pilot, where)
        await pilot.press("f4")
        await shows(pilot, CommitteeScreen)


async def test_the_key_of_a_room_pressed_while_the_register_opens_leads_there(desk: Desk) -> None:
    free = Event()

    def slow(_agent: str) -> Desk:
        assert free.wait(PATIENCE)
        return desk

    filed(desk)
    app = DaectApp(slow, "essai.daect", agent="Camille Renaud")
    async with app.run_test(size=SMALL) as pilot:
        await see(pilot, "Ouverture")
        await burst(pilot, "f3", "enter")
        free.set()
        await shows(pilot, DossierScreen)
        await pilot.press("escape")
        await shows(pilot, DossiersScreen)
