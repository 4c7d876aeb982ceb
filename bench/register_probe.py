"""Opens the application on a register, goes to its list, and tells what that cost.

Run in a process of its own by `bench.register`: three numbers on one line. The CPU from the opening of
the file to the first lines of F3, by way of « À faire »; the part of it that F3 takes (ms; what is
imported before does not count); the most memory held (MB).
"""

import asyncio
import sys
import time
from pathlib import Path

from textual.pilot import Pilot
from textual.screen import Screen

from bench.corpus import AGENT
from bench.memory import most_held
from daect_tui.assembly import open_desk
from screens.app import DaectApp
from screens.home.screens import HomeScreen

# Imported here, so that it is not counted in the opening.
from screens.dossiers.screens import DossiersScreen  # isort: skip
from screens.widgets.window import WindowTable  # isort: skip

SIZE = (120, 40)


async def show(register: Path) -> tuple[float, float]:
    """Run the application without a terminal until F3 has its lines; return both CPU, in seconds."""
    app = DaectApp(lambda agent: open_desk(register, agent), register.name, agent=AGENT)
    started = time.process_time()
    async with app.run_test(size=SIZE) as pilot:
        await _shown(pilot, HomeScreen)
        await app.workers.wait_for_complete()
        at_home = time.process_time()
        await pilot.press("f3")
        await _shown(pilot, DossiersScreen)
        while app.screen.query_one(WindowTable).key is None:
            await pilot.pause()
        await app.workers.wait_for_complete()
        shown = time.process_time()
        return shown - started, shown - at_home


async def _shown(pilot: Pilot[None], kind: type[Screen[None]]) -> None:
    while not isinstance(pilot.app.screen, kind):
        await pilot.pause()


def main() -> None:
    """Print the CPU in milliseconds and the memory in megabytes."""
    spent, listed = asyncio.run(show(Path(sys.argv[1])))
    print(f"{spent * 1000:.1f} {listed * 1000:.1f} {most_held() / 1_000_000:.1f}")


if __name__ == "__main__":
    main()
