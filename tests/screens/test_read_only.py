"""The second instance: told who writes, it reads, waits or quits; it follows, and takes the dead’s place."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from daect_tui.assembly import open_desk, reading_desk
from screens.app import DaectApp
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.form import DossierForm
from screens.dossiers.screens import DossiersScreen
from screens.home.screens import HomeScreen
from screens.modals.choice import ChoiceModal
from screens.modals.error import ErrorModal
from screens.opening import OpeningScreen
from tests.support.desks import desk_on, filed, new_register
from tests.support.others import OtherInstance
from tests.support.pilots import SMALL, see, seen, shows, until

BANNER = "lecture seule – écrit par Paul Esnault depuis "


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "essai.daect"
    desk = desk_on(new_register(path))
    filed(desk)
    desk.close()
    return path


@pytest.fixture
def other(path: Path) -> Iterator[OtherInstance]:
    with OtherInstance(path) as other:
        assert other.said == "open"
        yield other


def app_on(path: Path) -> DaectApp:
    """The real application, on the real file: as `daect` makes it."""
    return DaectApp(
        partial(open_desk, path), path.name, agent="Camille Renaud", reading=partial(reading_desk, path)
    )


async def read_only(pilot: Pilot[None]) -> None:
    await see(pilot, "Registre déjà ouvert en écriture", "Ouvrir en lecture seule", "Attendre", "Quitter")
    await pilot.press("enter")
    await shows(pilot, HomeScreen)
    await see(pilot, BANNER)


async def test_the_question_says_who_writes_where_and_since_when(path: Path, other: OtherInstance) -> None:
    async with app_on(path).run_test(size=SMALL) as pilot:
        await shows(pilot, ChoiceModal)
        await see(pilot, "Ce registre est écrit par Paul Esnault depuis", f"processus {other.process})")
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: pilot.app.return_code is not None)

    assert pilot.app.return_code == 0


async def test_who_reads_sees_the_banner_on_every_screen_and_may_go_anywhere(
    path: Path, other: OtherInstance
) -> None:
    async with app_on(path).run_test(size=SMALL) as pilot:
        await read_only(pilot)
        for key in ("f3", "f4", "f5", "f6", "f8", "f9"):
            await pilot.press(key)
            await see(pilot, BANNER)
        await pilot.press("f3", "enter")
        await shows(pilot, DossierScreen)
        await see(pilot, "PACT3-2018-001", BANNER)
        other.kill()


async def test_a_write_is_refused_with_the_sentence(path: Path, other: OtherInstance) -> None:
    async with app_on(path).run_test(size=SMALL) as pilot:
        await read_only(pilot)
        await pilot.press("f3", "enter")
        await shows(pilot, DossierScreen)
        await see(pilot, "● reçu")
        await pilot.press("ctrl+t")
        await shows(pilot, ChoiceModal)
        await pilot.press("enter")
        await shows(pilot, ErrorModal)
        await see(pilot, "Ce registre est écrit par Paul Esnault")
        other.kill()
    desk = reading_desk(path)
    assert desk.intake.open("PACT3-2018-001").dossier.state.label == "déposé"
    desk.close()


async def test_a_form_is_refused_before_anything_is_typed_in_it(path: Path, other: OtherInstance) -> None:
    async with app_on(path).run_test(size=SMALL) as pilot:
        await read_only(pilot)
        await pilot.press("f3", "ctrl+n")
        await shows(pilot, ErrorModal)
        await see(pilot, "Ce registre est écrit par Paul Esnault")
        await pilot.press("enter")
        await shows(pilot, DossiersScreen)
        assert not any(isinstance(screen, DossierForm) for screen in pilot.app.screen_stack)
        other.kill()


async def test_what_the_writer_commits_appears_by_itself(path: Path, other: OtherInstance) -> None:
    async with app_on(path).run_test(size=SMALL) as pilot:
        await read_only(pilot)
        await pilot.press("f3")
        await see(pilot, "PACT3-2018-001", "déposé")
        other.does("desk.intake.act('PACT3-2018-001', DossierAction.ACKNOWLEDGE)")
        await see(pilot, "Accusé de réception envoyé")
        other.kill()


async def test_the_dead_are_said_and_their_place_is_taken(path: Path, other: OtherInstance) -> None:
    async with app_on(path).run_test(size=SMALL) as pilot:
        await read_only(pilot)
        await pilot.press("ctrl+w")
        await shows(pilot, ErrorModal)
        await see(pilot, "Ce registre est écrit par Paul Esnault")
        await pilot.press("enter")
        other.kill()

        await see(pilot, "lecture seule – plus personne n’écrit, Ctrl+W prend l’écriture")
        await pilot.press("ctrl+w")
        await see(pilot, "Vous écrivez maintenant dans ce registre.")
        assert "lecture seule" not in seen(pilot)
        with OtherInstance(path, "Nadia Ferrand") as third:
            assert "écrit par Camille Renaud" in third.said
        await pilot.press("f3", "ctrl+n")
        await shows(pilot, DossierForm)


async def test_waiting_ends_when_the_writer_has_closed(path: Path, other: OtherInstance) -> None:
    async with app_on(path).run_test(size=SMALL) as pilot:
        await shows(pilot, ChoiceModal)
        await pilot.press("down", "enter")
        await see(pilot, "En attente.", "Ce registre est écrit par Paul Esnault", "Échap Ne plus attendre")
        assert "Qui êtes-vous" not in seen(pilot)
        await pilot.press("escape")
        await shows(pilot, ChoiceModal)
        await pilot.press("down", "enter")
        await see(pilot, "En attente.")
        assert isinstance(pilot.app.screen, OpeningScreen)
        other.close()

        await shows(pilot, HomeScreen)
        assert "lecture seule" not in seen(pilot)
        with OtherInstance(path, "Nadia Ferrand") as third:
            assert "écrit par Camille Renaud" in third.said


async def test_a_writer_has_no_banner_and_nothing_to_take_over(path: Path) -> None:
    async with app_on(path).run_test(size=SMALL) as pilot:
        await shows(pilot, HomeScreen)
        await see(pilot, "À faire")
        await pilot.press("ctrl+w")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "lecture seule" not in seen(pilot)
