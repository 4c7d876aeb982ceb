"""When an application has nothing left to do, and nothing moves either: what a picture of it waits for."""

import asyncio

from textual.pilot import Pilot

from tests.support.painting import Run, painted
from tests.support.pilots import PATIENCE, TURN
from tests.support.rest import at_rest

# Seconds that a thread is given, which a busy machine makes wait.
_MOMENT = 0.3


async def quiet(pilot: Pilot[None]) -> None:
    """Wait until nothing is left to do: no message, no reading, no line to arrange, no movement."""
    async with asyncio.timeout(PATIENCE):
        while True:
            await at_rest(pilot.app, PATIENCE, _MOMENT)
            if not _moves(pilot):
                return
            await asyncio.sleep(TURN)


async def settled(pilot: Pilot[None]) -> list[list[Run]]:
    """Wait until nothing is left to do, and return what is painted."""
    await quiet(pilot)
    return painted(pilot)


def _moves(pilot: Pilot[None]) -> bool:
    app, animator = pilot.app, pilot.app.animator
    # What stands under a box is arranged by its own clock.
    beneath = any(one._layout_required or one._scroll_required for one in app._background_screens)
    return beneath or any((app._resize_event, app._resize_timer, animator._animations, animator._scheduled))
