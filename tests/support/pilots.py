"""Driving the application in a test: open it on a desk, press, wait for what is seen."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from unicodedata import lookup

from textual.app import App
from textual.events import Key, Paste
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from daect_tui.services.desk import Desk
from screens.app import DaectApp
from screens.home.screens import HomeScreen
from screens.modals.choice import ChoiceModal
from screens.modals.confirm import ConfirmModal
from storage.register import OpenRegister
from tests.support.looks import paint_when_looked_at, strips
from tests.support.rest import at_rest, note_jobs

note_jobs()
paint_when_looked_at()

SMALL = (80, 24)
PATIENCE = 60
# Seconds between two looks at what only time or another thread brings.
TURN = 0.005
SHORT = 4


class PatientPilot(Pilot[None]):
    """Presses as a person does, who sees the screen that a key has opened before pressing the next one."""

    async def press(self, *keys: str) -> None:
        """Press keys one after the other; each waits for the screen that the one before may have opened."""
        for key in keys:
            before = self.app.screen
            self.app.post_message(pressed(key))
            await self.pause()
            if self.app.screen is not before:
                await ready(self)

    async def pause(self, delay: float | None = None) -> None:
        """Let the application work until it is at rest; a delay lets time pass first."""
        if delay is not None:
            await asyncio.sleep(delay)
        await at_rest(self.app)


def app_on(desk: Desk) -> DaectApp:
    """Return the application of Camille Renaud on a desk."""
    register = desk.office.register
    assert isinstance(register, OpenRegister)
    # Beside the register of the test: nothing is written where the tests are started.
    folder = register.path.parent / "courriers"
    return DaectApp(lambda _agent: desk, "essai.daect", agent="Camille Renaud", documents_folder=folder)


@asynccontextmanager
async def driven(app: App[None], size: tuple[int, int] = SMALL) -> AsyncIterator[PatientPilot]:
    """Run an application as it begins."""
    async with app.run_test(size=size) as shown:
        shown.app.animation_level = "none"  # the line under a tab goes there at once
        yield PatientPilot(shown.app)


@asynccontextmanager
async def running(desk: Desk, size: tuple[int, int] = SMALL) -> AsyncIterator[Pilot[None]]:
    """Run the application until its first worklist is there; an interrupted session is left for later."""
    offered = desk.office.register.read_only() is None and desk.interruptions.last() is not None
    async with driven(app_on(desk), size) as pilot:
        if offered:
            await shows(pilot, ConfirmModal)
            await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        yield pilot
        app = pilot.app
    assert isinstance(app, DaectApp)
    for fault in app.faults.values():
        raise fault


async def ready(pilot: Pilot[None]) -> None:
    """Wait until the screen on top is arranged, and has the focus where it begins."""
    await until(pilot, lambda: pilot.app.screen.is_mounted)
    await pilot.pause()  # the focus is given by a message that a new screen finds waiting


async def until(pilot: Pilot[None], condition: Callable[[], object]) -> None:
    """Let the application work until a condition holds; fails, showing the screen, when it never does."""
    try:
        async with asyncio.timeout(PATIENCE):
            await pilot.pause()
            while not condition():
                await pilot.pause(TURN)
    except TimeoutError:
        raise AssertionError(f"this never came; on the screen:\n{seen(pilot)}") from None


async def see(pilot: Pilot[None], *words: str) -> None:
    """Wait until every one of these texts is on the screen."""

    def there() -> bool:
        text = seen(pilot)
        return all(word in text for word in words)

    await until(pilot, there)
    if not pilot.app.screen.is_mounted:
        await ready(pilot)


async def shows(pilot: Pilot[None], kind: type[Screen[Any]]) -> None:
    """Wait until a screen of this class is showing, with all its readings done."""
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))
    await ready(pilot)


async def write(pilot: Pilot[None], text: str) -> None:
    """Write a text where the focus is: a long one begins and ends by keys, and is pasted in between.

    A form is arranged and painted again at each key: that is the time of most tests of a form.
    """
    if len(text) > SHORT and isinstance(pilot.app.focused, Input | TextArea):
        await strike(pilot, text[0])
        pilot.app.post_message(Paste(text[1:-1]))
        await pilot.pause()
        await strike(pilot, text[-1])
    else:
        await strike(pilot, text)


async def strike(pilot: Pilot[None], text: str) -> None:
    """Type a text, key by key."""
    await pilot.press(*("space" if char == " " else char for char in text))


def pressed(name: str) -> Key:
    """Return what a terminal sends for a key, by its name or its sign."""
    name = _character_to_key(name) if len(name) == 1 else name
    try:
        return Key(name, lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name))))
    except KeyError:
        return Key(name, name if len(name) == 1 else None)


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Press keys that all wait before the first is read: a fast typist, or a terminal that pastes as keys."""
    for key in keys:
        pilot.app.post_message(Key(key, key if len(key) == 1 else None))
    await pilot.pause()


async def act(pilot: Pilot[None], words: str) -> None:
    """Choose an act of the Ctrl+T menu by going down to it."""
    await pilot.press("ctrl+t")
    await shows(pilot, ChoiceModal)
    await see(pilot, words)
    menu = pilot.app.screen
    assert isinstance(menu, ChoiceModal)
    labels = [choice.label for choice in menu.choices]
    await pilot.press(*["down"] * labels.index(words), "enter")


def seen(pilot: Pilot[None]) -> str:
    """Return what the screen on top shows, line by line, no-break spaces written as plain ones."""
    lines = ("".join(segment.text for segment in strip) for strip in strips(pilot.app.screen))
    return "\n".join(lines).replace("\u00a0", " ").replace("\u202f", " ")
