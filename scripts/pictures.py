"""Take the pictures of the README from the real program, on a demonstration register.

usage: python scripts/pictures.py REGISTER FOLDER

Each picture is an SVG that Textual exports of its own screen; the addresses of web fonts that it names
are taken out, so that a reader's machine asks nobody for anything.
"""

import asyncio
import re
import sys
from pathlib import Path

from textual.pilot import Pilot

from daect_tui.assembly import open_desk
from screens.app import DaectApp

SIZE = (100, 30)
AGENT = "Camille Renaud"
SHOTS = {
    "dossiers": ("f3", "down", "down"),
    "dossier": ("f3", "down", "down", "enter"),
    "comite": ("f4", "down", "enter"),
    "missions": ("f5",),
    "courriers": ("f8",),
}


async def main(register: Path, folder: Path) -> None:
    """Take every picture, each in a fresh application."""
    for name, keys in SHOTS.items():
        app = DaectApp(lambda agent: open_desk(register, agent), register.name, agent=AGENT)
        async with app.run_test(size=SIZE) as pilot:
            await _settle(pilot)
            for key in keys:
                await pilot.press(key)
                await _settle(pilot)
            picture = app.export_screenshot(title="daect")
        (folder / f"{name}.svg").write_text(_without_web_fonts(picture), "utf-8")
        print(folder / f"{name}.svg")


async def _settle(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def _without_web_fonts(svg: str) -> str:
    return re.sub(r"@font-face\s*{[^}]*}", "", svg)


if __name__ == "__main__":
    Path(sys.argv[2]).mkdir(parents=True, exist_ok=True)
    asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2])))
