"""Over every screen: the palette offers all that a key does, the help and the last line tell what is live."""

from functools import partial
from importlib import import_module

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList, TabbedContent

from daect_tui.services.desk import Desk
from screens.app import DaectApp
from screens.base import Frame
from screens.commands import Palette, palette
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.form import DossierForm
from screens.help import HelpScreen
from screens.keys import bindings_of, live_keys
from screens.modes import MODES
from screens.places import PLACES, Place
from screens.statistics.screen import StatisticsScreen
from screens.widgets.keybar import chosen_keys
from tests.support.desks import filed, opened
from tests.support.pilots import running, see, shows, until, write


def check(screen: Screen[object]) -> None:
    """Hold the palette, the help and the last line of a screen against its live keys."""
    live = live_keys(screen)
    assert all(key.purpose for key in live), screen
    offered = {choice.value.name for choice in palette(screen).choices}
    acts = {(key.binding.action, key.namespace) for key in live if f"key:{key.binding.id}" in offered}
    missing = {key.binding.id for key in live if (key.binding.action, key.namespace) not in acts}
    assert missing == {"app.palette"}, screen

    assert [key.binding.id for key in HelpScreen(screen)._keys] == [key.binding.id for key in live]

    also = screen.ALSO_SHOWN if isinstance(screen, Frame) else frozenset[str]()
    shown = chosen_keys(live, also)
    assert all(key.enabled and key.binding.description for key in shown), screen
    assert shown[0].binding.id == "app.help"
    assert shown[-1].binding.id == "app.palette"


def _in_mode(app: DaectApp, mode: str) -> bool:
    return app.current_mode == mode


def _on_tab(app: DaectApp, pane: str) -> bool:
    return app.screen.query_one(TabbedContent).active == pane


async def settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_every_place_is_reached_and_every_key_is_told_there(desk: Desk) -> None:
    filed(desk)
    opened(desk)
    async with running(desk) as pilot:
        app = pilot.app
        assert isinstance(app, DaectApp)
        for mode in MODES:
            await pilot.press(mode.key)
            await until(pilot, partial(_in_mode, app, mode.name))
            await settled(pilot)
            check(app.screen)
        for place in PLACES:
            await app.go("accueil")
            await app.go("accueil")
            (choice,) = [
                one
                for one in palette(app.screen).choices
                if one.value.name in (f"place:{place.name}", f"key:{place.binding}")
            ]
            await choice.value.run()
            await settled(pilot)
            if place.tab:
                await until(
                    pilot,
                    lambda place=place: app.screen.query_one(TabbedContent).active == f"{place.tab}-pane",
                )
            else:
                assert len(app.screen_stack) == 2, place
            check(app.screen)


@pytest.mark.parametrize("place", [place for place in PLACES if place.binding])
def test_a_place_bears_the_key_and_the_action_of_its_binding(place: Place) -> None:
    module, _, name = next(mode.screen for mode in MODES if mode.name == place.mode).partition(":")
    bindings = {one.id: one for one in bindings_of(getattr(import_module(module), name))}

    assert (bindings[place.binding].key, bindings[place.binding].action) == (place.key, place.action)


async def test_what_was_done_last_comes_first_and_letters_find_a_place(desk: Desk) -> None:
    filed(desk)
    async with running(desk) as pilot:
        await pilot.press("f3", "enter")
        await shows(pilot, DossierScreen)
        check(pilot.app.screen)
        await pilot.press("ctrl+p")
        await shows(pilot, Palette)
        await write(pilot, "stat")
        await see(pilot, "Statistiques  ·  F2 Accueil, Ctrl+O")
        await pilot.press("enter")
        await shows(pilot, StatisticsScreen)

        await pilot.press("f3", "f3", "ctrl+n")
        await shows(pilot, DossierForm)
        check(pilot.app.screen)
        await pilot.press("ctrl+p")
        await shows(pilot, Palette)
        first = pilot.app.screen.query_one(OptionList).get_option_at_index(0).prompt
        assert str(first).startswith("Statistiques")
