"""Calls of the services from a screen that is left meanwhile."""

import asyncio

from textual.app import ComposeResult
from textual.widgets import Static

from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.calls import reading
from screens.home.screens import HomeScreen
from screens.widgets.lines import SummaryLine
from tests.support.pilots import running, shows, until


class LeftScreen(DeskScreen[None]):
    """Its reading comes back while the screen is taken down: its lines have gone, itself not yet."""

    TITLE = "Quitté"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.came_back = False

    def compose_body(self) -> ComposeResult:
        yield Static("corps")

    @reading
    async def reload(self) -> None:
        while self.query(SummaryLine):  # noqa: ASYNC110 – no event tells it
            await asyncio.sleep(0)
        self.came_back = True
        self.summarise("trop tard")


async def test_a_reading_that_comes_back_to_a_screen_taken_down_ends_quietly(desk: Desk) -> None:
    async with running(desk) as pilot:
        left = LeftScreen(desk)
        await pilot.app.push_screen(left)
        left.dismiss(None)
        await until(pilot, lambda: left.came_back)
        await shows(pilot, HomeScreen)
