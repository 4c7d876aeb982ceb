"""The room’s screen: in a terminal of its own, or projected from the operator’s; it follows at once."""

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from daect_tui.assembly import reading_desk
from daect_tui.domain.session import Motion, Outcome
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.desk import Desk
from screens import following
from screens.committee.screens import CommitteeScreen
from screens.committee.sitting import SittingScreen
from screens.display import screen as display_screen
from screens.display.app import DisplayApp
from screens.display.screen import DisplayScreen
from screens.home.screens import HomeScreen
from tests.support.desks import desk_on, new_register, opened, planned, under_review
from tests.support.others import OtherInstance
from tests.support.pilots import SMALL, driven, running, see, seen, shows

FAVOURABLE = Motion(Outcome.FAVOURABLE)
SIZES = [SMALL, (120, 40), (200, 60)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "essai.daect"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    desk = desk_on(new_register(path))
    yield desk
    desk.close()


@asynccontextmanager
async def display_of(path: Path, size: tuple[int, int] = SMALL) -> AsyncIterator[Pilot[None]]:
    """The screen of `daect display`, on the register that it reads only."""
    desk = reading_desk(path)
    async with driven(DisplayApp(desk.display), size) as pilot:
        yield pilot
    desk.close()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_item_in_hand_is_shown_whole_at_every_size(
    desk: Desk, path: Path, size: tuple[int, int]
) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE)
    first, second = (item.id for item in room.sitting.items)
    oriol, toussac = (seat.member_id for seat in room.sitting.seats[1:3])
    desk.committee.recuse(session, first, oriol, "SECRET du déport")
    desk.committee.recuse(session, second, toussac, "SECRET du déport")
    desk.committee.note(session, first, "SECRET des notes")

    async with display_of(path, size) as pilot:
        await see(pilot, "daect  PACT3-2018-S1", "point 1 sur 2", "Organisme 1 (fictif)", "AVIS FAVORABLE")
        await see(pilot, "Domaine 1 (PACT3)", "Quorum atteint : 5 sur 6, il en faut 3", "Pas encore de vote")
        await see(pilot, "Sortis", "Oriol", "2. Organisme 2 (fictif)")
        await see(pilot, "Sortiront : ", "Toussac", "Reviendront : ")
        await see(pilot, "Échap Quitter l’affichage")
        assert "SECRET" not in seen(pilot)
        assert "Marché" not in seen(pilot)
        # Nothing is pushed out of the screen.
        assert pilot.app.screen.max_scroll_y == 0


async def test_a_full_hall_at_80_by_24_still_shows_the_vote_and_what_follows(desk: Desk, path: Path) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE)
    for item in room.sitting.items:
        for seat in room.sitting.seats[item.position : item.position + 2]:
            desk.committee.recuse(session, item.id, seat.member_id, "intérêt")
    desk.committee.adopt_unanimously(session, room.sitting.items[1].id)
    desk.committee.go_to(session, 1)

    async with display_of(path) as pilot:
        await see(pilot, "Sortis", "Dernier point de l’ordre du jour.")
        await see(pilot, "Point précédent : 2. Organisme 2 (fictif) – avis favorable.")
        assert "Échap" in seen(pilot).splitlines()[23]


async def test_what_another_process_records_appears_by_itself(desk: Desk, path: Path) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE)
    first = room.sitting.items[0].id
    voters = [seat.member_id for seat in room.sitting.seats if seat.voting]
    desk.close()

    with OtherInstance(path) as other:
        async with display_of(path) as pilot:
            await see(pilot, "point 1 sur 2", "Pas encore de vote")
            other.does(f"desk.committee.open_named_ballot('{session}', {first}, "
                       f"desk.committee.room('{session}').current.item.proposal)")  # fmt: skip
            for rank, member in enumerate(voters, start=1):
                choice = "FOR" if rank > 1 else "AGAINST"
                other.does(f"desk.committee.cast('{session}', {first}, {member}, Choice.{choice})")
                if rank < len(voters):
                    await see(pilot, f"{rank} voix sur {len(voters)}")
            await see(pilot, "AVIS FAVORABLE : ADOPTÉE", "pour", "contre", "abst.")
            other.does(f"desk.committee.conclude('{session}', {first}, "
                       f"desk.committee.room('{session}').current.item.proposal.sense)")  # fmt: skip
            await see(pilot, "point 2 sur 2", "Point précédent : 1. Organisme 1 (fictif) – avis favorable.")
            other.does(f"desk.committee.suspend('{session}')")
            await see(pilot, "SÉANCE SUSPENDUE", "Reprise au point 2 : Organisme 2 (fictif)")
            other.does(f"desk.committee.resume('{session}')")
            await see(pilot, "Pas encore de vote")
            assert "SUSPENDUE" not in seen(pilot)


async def test_no_session_then_one_that_opens_then_closes(desk: Desk, path: Path) -> None:
    session = planned(desk, FAVOURABLE)
    async with display_of(path) as pilot:
        await see(pilot, "AUCUNE SÉANCE OUVERTE")
        desk.committee.open(session)
        await see(pilot, "QUORUM NON ATTEINT : 0 SUR 6", "Préside    personne")
        room = desk.committee.room(session)
        desk.committee.conclude(session, room.sitting.items[0].id, Outcome.TO_BE_SEEN_AGAIN)
        await see(pilot, "À REVOIR")
        desk.closing.close(session)
        await see(pilot, "AUCUNE SÉANCE OUVERTE")


async def test_a_register_that_disappears_is_said_and_comes_back(desk: Desk, path: Path) -> None:
    opened(desk, FAVOURABLE)
    desk.close()
    async with display_of(path) as pilot:
        await see(pilot, "point 1 sur 1")
        away = path.with_name("ailleurs.daect")
        os.rename(path, away)  # noqa: PTH104 – done at once
        await see(pilot, "ne se lit plus")
        os.rename(away, path)  # noqa: PTH104
        await see(pilot, "point 1 sur 1", "Organisme 1 (fictif)")


async def test_names_that_look_like_markup_are_shown_as_they_are(desk: Desk, path: Path) -> None:
    session = desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 3, 14), place="Paris")).reference
    for rank in (1, 2):
        reference = under_review(desk, name=f"Ville {rank} [/x] [red]", domain="Eau [/] et [b]forêt")
        desk.agenda.add(session, reference, "Nadia Ferrand", FAVOURABLE)
    room = desk.committee.open(session)
    async with display_of(path) as pilot:
        await see(pilot, "Ville 1 [/x] [red]", "Eau [/] et [b]forêt (PACT3)", "2. Ville 2 [/x] [red]")
        desk.committee.conclude(session, room.sitting.items[0].id, Outcome.TO_BE_SEEN_AGAIN)
        await see(pilot, "Point précédent : 1. Ville 1 [/x] [red] – à revoir.")
        desk.committee.suspend(session)
        await see(pilot, "Reprise au point 2 : Ville 2 [/x] [red]")


def test_the_register_is_looked_at_twice_a_second_at_least() -> None:
    assert display_screen.PERIOD <= 0.5
    assert following.PERIOD <= 0.5


async def test_escape_ends_the_program_of_the_second_screen(desk: Desk, path: Path) -> None:
    opened(desk, FAVOURABLE)
    async with display_of(path) as pilot:
        await see(pilot, "point 1 sur 1")
        await pilot.press("escape")
    assert pilot.app.return_code == 0


async def test_the_operator_projects_with_one_key_and_comes_back_with_it(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE)
    desk.committee.note(session, room.sitting.items[0].id, "SECRET des notes")
    async with running(desk) as pilot:
        await pilot.press("f4")
        await shows(pilot, CommitteeScreen)
        await pilot.press("enter")
        await shows(pilot, SittingScreen)
        await pilot.press("f12")
        await shows(pilot, DisplayScreen)
        await see(pilot, "Organisme 1 (fictif)", "Pas encore de vote", "Échap Quitter l’affichage")
        assert "SECRET" not in seen(pilot)
        await pilot.press("f12")
        await shows(pilot, SittingScreen)
        await pilot.press("f12")
        await shows(pilot, DisplayScreen)
        await pilot.press("escape")
        await shows(pilot, SittingScreen)
        await pilot.press("ctrl+u", "enter")
        await see(pilot, "Point 2 sur 2")
        await pilot.press("f12")
        await see(pilot, "point 2 sur 2", "Point précédent : 1. Organisme 1 (fictif)")
        await pilot.press("f2")
        await shows(pilot, HomeScreen)
