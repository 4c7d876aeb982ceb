"""No English leaks from Textual: not in the screens, the help, the palette, nor in any key."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Select

from daect_tui.services.desk import Desk
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.form import DossierForm
from screens.dossiers.screens import DossiersScreen
from screens.help import HelpScreen
from screens.keys import live_keys
from screens.modals.choice import ChoiceModal
from screens.modes import MODES
from tests.support.desks import filed
from tests.support.english import english
from tests.support.pilots import running, see, seen, shows, until


async def check_here(pilot: Pilot[None]) -> None:
    """Look at the screen, its live keys, its help and its palette."""
    await pilot.pause()
    assert english(seen(pilot)) == []
    for key in live_keys(pilot.app.screen):
        assert key.binding.id
        assert english(f"{key.binding.description}\n{key.binding.tooltip}") == []
    await pilot.press("f1")
    await shows(pilot, HelpScreen)
    assert english(seen(pilot)) == []
    await pilot.press("escape", "ctrl+p")
    await shows(pilot, ChoiceModal)
    await pilot.press("z", "z", "z")
    await see(pilot, "aucun résultat")
    assert english(seen(pilot)) == []
    await pilot.press("escape")
    await until(pilot, lambda: not isinstance(pilot.app.screen, ChoiceModal))


def test_english_would_be_recognised() -> None:
    assert english("Cursor up, then Select") == ["Cursor up", "Select", "then"]
    assert english("Sélectionner le dossier") == []


@pytest.mark.parametrize("mode", [mode.name for mode in MODES])
async def test_no_place_speaks_english(desk: Desk, mode: str) -> None:
    key = next(each.key for each in MODES if each.name == mode)
    async with running(desk) as pilot:
        await pilot.press(key)
        await until(pilot, lambda: pilot.app.current_mode == mode)
        await check_here(pilot)


async def test_neither_a_dossier_nor_its_form_speaks_english(desk: Desk) -> None:
    filed(desk)
    async with running(desk) as pilot:
        await pilot.press("f3", "enter")
        await shows(pilot, DossierScreen)
        await check_here(pilot)
        await pilot.press("escape")
        await shows(pilot, DossiersScreen)
        await pilot.press("ctrl+n")
        await shows(pilot, DossierForm)
        await see(pilot, "Choisir")
        await check_here(pilot)
        pilot.app.screen.query(Select).first().focus()
        await pilot.press("enter")
        await see(pilot, "EXPE-CT")
        await check_here(pilot)
