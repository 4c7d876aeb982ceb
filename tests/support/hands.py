"""Hands on the keyboard or on the mouse, whose every stroke is counted, and the page that publishes them."""

import os
from dataclasses import dataclass
from pathlib import Path

from textual.events import MouseScrollDown
from textual.pilot import Pilot

from tests.support.pilots import PatientPilot, ready, see, seen, until

# Where the foot of a form begins, at 80×24.
_FOOT = 18
# More turns of the wheel than any form needs.
_TURNS = 10
PAGE = Path(__file__).parents[2] / "docs" / "keystrokes.md"


@dataclass
class Count:
    """What one task takes: keys or clicks, and the characters typed."""

    what: str
    strokes: int = 0
    typed: int = 0


class Hands:
    """Who works: what is pressed or clicked counts under the task in hand, what is typed apart."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.counts: list[Count] = []

    def begin(self, what: str) -> None:
        """Begin to count another task."""
        self.counts.append(Count(what))

    async def see(self, *words: str) -> None:
        """Wait until texts are on the screen."""
        await see(self.pilot, *words)

    async def write(self, text: str) -> None:
        """Type a text where the focus is."""
        self.counts[-1].typed += len(text)
        await self.pilot.press(*("space" if char == " " else char for char in text))


class Keyboard(Hands):
    """Keys alone."""

    async def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        self.counts[-1].strokes += len(keys)
        await self.pilot.press(*keys)


class Mouse(Hands):
    """Clicks and turns of the wheel, on what is read on the screen; only texts are typed."""

    async def click(self, words: str, *, last: bool = False, beside: int = 0) -> None:
        """Click on a text, or so many cells beside its beginning."""
        await self.see(words)
        lines = seen(self.pilot).split("\n")
        rows = [row for row, line in enumerate(lines) if words in line]
        row = rows[-1] if last else rows[0]
        column = (lines[row].rindex if last else lines[row].index)(words)
        await self._click((column + (beside or min(1, len(words) - 1)), row))

    async def room(self, typed: str, label: str) -> None:
        """Choose a command of the palette, whose beginning is typed."""
        await self.click("^P Palette")
        await self.see("Chercher une commande")
        await self.write(typed)
        await self.click(label)

    async def into(self, key: str) -> None:
        """Click into a field of a form, by its key."""
        control = self.pilot.app.screen.query_one(f"#field-{key} .control")
        await until(self.pilot, lambda: control.region.height)
        for _ in range(_TURNS):
            if control.region.y < _FOOT:
                break
            await self._turn_the_wheel()
        await self._click((control.region.x + 2, control.region.y))

    async def _turn_the_wheel(self) -> None:
        self.counts[-1].strokes += 1
        await self.pilot._post_mouse_events([MouseScrollDown], offset=(40, _FOOT // 2), button=0)
        await self.pilot.pause()

    async def _click(self, offset: tuple[int, int]) -> None:
        self.counts[-1].strokes += 1
        before = self.pilot.app.screen
        await self.pilot.click(offset=offset)
        if self.pilot.app.screen is not before and isinstance(self.pilot, PatientPilot):
            await ready(self.pilot)


def published(heading: str, text: str) -> None:
    """Compare a part of the page, from its heading to the next, with what was measured."""
    page = PAGE.read_text(encoding="utf-8")
    begins = page.find(heading)
    ends = page.find("\n# ", begins + 1) + 1
    kept = page[begins : ends or None] if begins >= 0 else ""
    if os.environ.get("DAECT_WRITE_DOCS"):
        page = page.replace(kept, text) if kept else f"{page.rstrip()}\n\n{text}"
        PAGE.write_text(page, encoding="utf-8")
        kept = text
    assert kept.strip() == text.strip()
