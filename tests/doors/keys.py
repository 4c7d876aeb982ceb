"""The keyboard: whatever keys and pastes, on the real application, from whatever screen they lead to."""

import asyncio
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from textual.events import Key, Paste
from textual.pilot import Pilot, WaitForScreenTimeout

from screens.app import DaectApp
from storage.register import OpenRegister, open_register
from tests.doors.chance import Chance
from tests.doors.door import Door, Trial
from tests.doors.registers import campaign
from tests.support.desks import desk_on
from tests.support.pilots import SMALL

NAMED = (
    *("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f12", "escape", "tab", "shift+tab", "enter"),
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "delete", "backspace", "space"),
)
LETTERS = "abcdefghijklmnopqrstuvwxyzé0123456789,;:!?*+-='\"()<>[]"
CONTROLS = (*(f"ctrl+{letter}" for letter in "abcdefgklnoprstuvwxyz"), "ctrl+up", "ctrl+down")
SESSION = 200


@contextmanager
def keys(folder: Path) -> Iterator[Trial]:
    """Make the keyboard ready: sittings of some keys, on a register that is put back each time."""
    valid = campaign(folder)
    path = folder / "place" / "essai.daect"
    path.parent.mkdir()

    def draw(chance: Chance) -> list[Key | Paste]:
        return [_event(chance) for _ in range(SESSION)]

    def run(pressed: list[Key | Paste]) -> None:
        shutil.copyfile(valid, path)
        before = Path.cwd()
        os.chdir(path.parent)
        try:
            with patch.dict(os.environ, {"EDITOR": "true", "VISUAL": "true"}):
                asyncio.run(_sitting(path, pressed))
        finally:
            os.chdir(before)
            shutil.rmtree(path.parent)
            path.parent.mkdir()

    yield Trial(draw, run, len, seconds=60)


def _event(chance: Chance) -> Key | Paste:
    """Draw a key or a paste; no path that would lead out of the folder can be written by them."""
    if chance.once_in(15):
        text = chance.text("Mâcon")[:2_000]
        return Paste(text.replace("/", " ").replace("\\", " ").replace("~", " ").replace("..", " "))
    if chance.once_in(3):
        letter = chance.pick(LETTERS)
        return Key(letter, letter)
    return Key(chance.pick(CONTROLS) if chance.once_in(3) else chance.pick(NAMED), None)


async def _sitting(path: Path, pressed: list[Key | Paste]) -> None:
    desk = desk_on(open_register(path))
    register = desk.office.register
    assert isinstance(register, OpenRegister)
    application = DaectApp(
        lambda _agent: desk, "essai.daect", agent="Camille Renaud", documents_folder=path.parent / "courriers"
    )
    async with application.run_test(size=SMALL) as pilot:
        await _settled(pilot)
        for event in pressed:
            application.post_message(event)
            await _pause(pilot)
            if not application.is_running:
                break
        await _settled(pilot)
    # A fault of the program is told, and one may go on: here it is one all the same.
    for fault in (*application.faults.values(), application.unexpected):
        if fault is not None:
            raise fault


async def _settled(pilot: Pilot[None]) -> None:
    # What waits for an answer on a modal never ends: a moment is enough for what works.
    for _ in range(3):
        await _pause(pilot, 0.02)


async def _pause(pilot: Pilot[None], delay: float | None = None) -> None:
    """Wait until what was pressed is dealt with: for ever, where a key has left the application meanwhile."""
    try:
        if pilot.app.is_running:
            await pilot.pause(delay)
    except WaitForScreenTimeout:
        if pilot.app.is_running:
            raise


KEYS = (Door("keyboard", keys, batch=SESSION, short=SESSION),)
