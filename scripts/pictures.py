"""Take the pictures of the README and of docs/ from the real program, on a demonstration register.

usage: python scripts/pictures.py REGISTER FOLDER

A picture of a screen is an SVG that Textual exports; the addresses of web fonts that it names are taken
out, so that a reader's machine asks nobody for anything. A picture of a document is a page of the PDF that
the demonstration wrote beside its register, as a small PNG.
"""

import asyncio
import re
import sys
from pathlib import Path

import pypdfium2
from PIL import Image
from textual.pilot import Pilot

from daect_tui.assembly import open_desk
from screens.app import DaectApp
from screens.home.screens import HomeScreen

SIZE = (100, 30)
AGENT = "Camille Renaud"
SHOTS = {
    "dossiers": ("f3", "down", "down"),
    "dossier": ("f3", "down", "down", "enter"),
    "comite": ("f4", "down", "enter"),
    "missions": ("f5",),
    "mission-suivi": ("f5", "enter", "right", "right", "right"),
    "courriers": ("f8",),
}
# The name of a picture, the document that it shows, the page.
PAGES = {
    "lettre-de-validation": ("*-validation-mission-*.pdf", 0),
    "avenant": ("*-avenant-mission-*.pdf", 0),
    "fiche-d-evaluation": ("*-evaluation-*.pdf", 1),
    "fiche-de-capitalisation": ("*-capitalisation-*.pdf", 0),
}
MISSION = "mission-MIS-2018-001"
# Dots for a point of 1/72 inch, and shades: enough to read a page, in some twenty kilobytes.
SCALE, SHADES = 0.9, 16


async def main(register: Path, folder: Path) -> None:
    """Take every picture, each in a fresh application."""
    for name, keys in SHOTS.items():
        app = DaectApp(lambda agent: open_desk(register, agent), register.name, agent=AGENT)
        async with app.run_test(size=SIZE) as pilot:
            while not isinstance(app.screen, HomeScreen):
                await pilot.pause()
            await _settle(pilot)
            for key in keys:
                await pilot.press(key)
                await _settle(pilot)
            picture = app.export_screenshot(title="daect")
        (folder / f"{name}.svg").write_text(_without_web_fonts(picture), "utf-8")
        print(folder / f"{name}.svg")


def show_pages(documents: Path, folder: Path) -> None:
    """Draw the chosen pages of the mission's documents."""
    for name, (pattern, page) in PAGES.items():
        (path,) = documents.glob(pattern)
        draw(path, page, folder / f"{name}.png")


def draw(path: Path, page: int, picture: Path) -> None:
    """Draw one page of a PDF, counted from 0, as a small PNG."""
    with pypdfium2.PdfDocument(path) as document:
        drawn = document[page].render(scale=SCALE).to_pil()
    drawn.convert("RGB").quantize(SHADES, dither=Image.Dither.NONE).save(picture, optimize=True)
    print(picture)


async def _settle(pilot: Pilot[None]) -> None:
    # A key may open a screen that begins to read once it is there.
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


def _without_web_fonts(svg: str) -> str:
    return re.sub(r"@font-face\s*{[^}]*}", "", svg)


if __name__ == "__main__":
    Path(sys.argv[2]).mkdir(parents=True, exist_ok=True)
    asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2])))
    show_pages(Path(sys.argv[1]).parent / MISSION, Path(sys.argv[2]))
