"""A screen that is shown bears its styles, though they are computed but once."""

from textual.screen import Screen

from daect_tui.services.desk import Desk
from screens.help import HelpScreen
from screens.modes import MODES
from tests.support.pilots import ready, running, shows


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
