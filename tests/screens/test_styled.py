"""A screen that is shown bears its styles, though they are computed but once."""

from textual.screen import Screen

from daect_tui.domain.personal_settings import THEMES as OFFERED
from daect_tui.services.desk import Desk
from screens.app import DaectApp
from screens.help import HelpScreen
from screens.modals.choice import ChoiceModal
from screens.modes import MODES
from screens.theme import THEMES
from tests.support.pilots import ready, running, shows, until, write


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
