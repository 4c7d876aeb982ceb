"""A screen that is shown bears its styles, though they are computed but once."""

import gc

from textual.screen import Screen

from daect_tui.domain.personal_settings import THEMES as OFFERED
from daect_tui.services.desk import Desk
from screens.app import DaectApp
from screens.help import HelpScreen
from screens.modals.choice import ChoiceModal
from screens.modes import MODES
from screens.theme import THEMES
from tests.support.desks import filed
from tests.support.pilots import ready, running, see, shows, until, write


def styles(screen: Screen[object]) -> list[tuple[object, ...]]:
    """Return every widget of a screen, with the rules that it follows."""
    return [(node, dict(node.styles.base._rules)) for node in screen.walk_children(with_self=True)]


async def test_the_styles_of_a_screen_are_those_that_its_sheets_give(desk: Desk) -> None:
    async with running(desk) as pilot:
        for mode in MODES:
            await pilot.press(mode.key)
            await ready(pilot)
            given = styles(pilot.app.screen)
            pilot.app.stylesheet.update(pilot.app.screen)
            assert styles(pilot.app.screen) == given, mode.name
        await pilot.press("f1")
        await shows(pilot, HelpScreen)
        given = styles(pilot.app.screen)
        pilot.app.stylesheet.update(pilot.app.screen)
        assert styles(pilot.app.screen) == given


async def test_rooms_that_were_made_ready_are_styled_and_show_what_was_done_since(desk: Desk) -> None:
    async with running(desk) as pilot:
        app = pilot.app
        assert isinstance(app, DaectApp)
        await app.make_ready()
        gc.unfreeze()
        standing = dict(app._standing)
        assert {mode.name for mode in MODES} == {*standing, app.current_mode}
        reference = filed(desk)
        for mode in MODES[1:]:
            await pilot.press(mode.key)
            await ready(pilot)
            assert app.screen is standing[mode.name]
            given = styles(app.screen)
            app.stylesheet.update(app.screen)
            assert styles(app.screen) == given, mode.name
            if mode.key == "f3":
                await see(pilot, reference)


def test_the_themes_that_are_offered_are_those_that_can_be_painted() -> None:
    assert [name for name, _label in OFFERED] == list(THEMES)
    assert [make().name for make in THEMES.values()] == list(THEMES)


async def test_a_theme_chosen_in_the_palette_paints_every_room_and_is_kept(desk: Desk) -> None:
    async with running(desk) as pilot:
        app = pilot.app
        assert isinstance(app, DaectApp)
        rooms = [mode.key for mode in MODES[:4]]
        await pilot.press(*rooms, "f1")
        await shows(pilot, HelpScreen)
        await pilot.press("escape", "ctrl+p")
        await shows(pilot, ChoiceModal)
        await write(pilot, "contraste")
        await pilot.press("enter")
        await until(pilot, lambda: app.theme == "contraste")
        assert app.taste.settings.theme == "contraste"
        for key in rooms:
            await pilot.press(key)
            await ready(pilot)
            given = styles(app.screen)
            app.stylesheet.update(app.screen)
            assert styles(app.screen) == given, key
