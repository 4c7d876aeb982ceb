"""The welcome where there is no register: each way leads through, and Échap leaves nothing behind."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from daect_tui import paths
from daect_tui.launching import make_application
from daect_tui.services.recent import note_opened, recent_registers
from screens.app import DaectApp
from screens.home.screens import HomeScreen
from screens.modals.sheet import SheetModal
from screens.opening import OpeningScreen
from screens.welcome.demonstrating import DemonstrationModal
from screens.welcome.screen import WelcomeScreen
from tests.support.desks import new_register
from tests.support.pilots import SMALL, PatientPilot, ready, see, shows, until, write


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the person of the test a home of their own."""
    for name in ("DATA", "STATE", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    return tmp_path


def on(path: Path, agent: str = "Camille Renaud") -> DaectApp:
    app = make_application(path, agent)
    app.documents_folder = path.parent / "courriers"
    return app


async def welcomed(pilot: Pilot[None]) -> PatientPilot:
    await shows(pilot, WelcomeScreen)
    await ready(pilot)
    return PatientPilot(pilot.app)


async def test_a_new_register_asks_for_a_name_and_its_first_settings_once(home: Path) -> None:
    path = home / "neuf" / "registre.daect"
    note_opened(paths.recent_file(), home / "parti.daect")

    app = on(path, agent="")
    async with app.run_test(size=SMALL) as shown:
        pilot = await welcomed(shown)
        await see(pilot, "Ouverts récemment", "parti.daect", "(introuvable)")
        await pilot.press("enter")
        await shows(pilot, OpeningScreen)
        await pilot.press("escape")
    assert not path.parent.exists()

    app = on(path)
    async with app.run_test(size=SMALL) as shown:
        pilot = await welcomed(shown)
        await pilot.press("enter")
        await see(pilot, "Avant la première lettre", "Compléter maintenant")
        await pilot.press("escape")
        await shows(pilot, HomeScreen)
        await see(
            pilot, "À faire : 2 choses", "Comité à composer", "Avant la première lettre : en-tête, signataire"
        )
        await pilot.press("down", "enter")
        await see(pilot, "Compléter maintenant")
        await pilot.press("enter")
        await see(pilot, "En-tête depuis le 17/05/2017")
        await pilot.press("escape")
        await see(pilot, "Signataire : nouveau réglage", "Pour le ministre et par délégation,")
        await pilot.press("escape")

        await pilot.press("ctrl+p")
        await write(pilot, "autre reg")
        await pilot.press("enter")
        await see(pilot, "parti.daect", "Ce fichier n’est plus là.")
        await pilot.press("down", "enter")
        await shows(pilot, SheetModal)
        await write(pilot, str(home / "autre.daect"))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not app.is_running)
    assert app.to_open == home / "autre.daect"
    assert [one.path for one in recent_registers(paths.recent_file()) if one.stands] == [path]


async def test_the_other_ways_lead_to_their_own_questions(home: Path) -> None:
    path, backup = home / "registre.daect", home / "sauvegarde.daect"
    new_register(backup).close()

    app = on(path)
    async with app.run_test(size=SMALL) as shown:
        pilot = await welcomed(shown)
        await pilot.press("down", "enter")
        await shows(pilot, DemonstrationModal)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WelcomeScreen))
        assert not paths.demonstration_folder().exists()

        await pilot.press("down", "down", "enter")
        await see(pilot, "Avant la première lettre")
        await pilot.press("escape")
        await see(pilot, "Importer un fichier", "Contient")
    assert path.exists()
    path.unlink()

    app = on(path)
    async with app.run_test(size=SMALL) as shown:
        pilot = await welcomed(shown)
        await pilot.press("down", "down", "enter")
        await shows(pilot, SheetModal)
        await write(pilot, str(home / "absente.daect"))
        await pilot.press("ctrl+s")
        await see(pilot, "Il n’y a pas de sauvegarde à l’emplacement")
        await pilot.press("escape", "enter")
        await write(pilot, str(backup))
        await pilot.press("ctrl+s")
        await see(pilot, "Restaurer cette sauvegarde ?", "la sauvegarde y sera mise")
        await pilot.press("enter")
        await until(pilot, lambda: not app.is_running)
    assert app.to_restore == backup
    assert not path.exists()
