"""Going to every place on one application: a walk changes nothing in the register.

What stands between two places is pressed once: a place that begins with the keys of the one before goes
on from there, or from the last screen that both share, when nothing was pressed on it since but what
opened another over it. Otherwise one goes back to Accueil, and the room forgets how it was left.
"""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from textual.events import Key
from textual.pilot import Pilot
from textual.screen import Screen

from daect_tui.services.desk import Desk
from screens.app import DaectApp
from screens.modals.choice import ChoiceModal
from screens.modes import HOME, MODES
from tests.support.desks import desk_on, new_register
from tests.support.every_screen import Place
from tests.support.hostile_world import hostile_world
from tests.support.quiet import quiet


def hostile_desk(folder: Path) -> Desk:
    """Return a desk on a register that has something in every room, all of it hard to show."""
    desk = desk_on(new_register(folder / "essai.daect"))
    hostile_world(desk)
    return desk


async def walk(pilot: Pilot[None], places: Sequence[Place]) -> AsyncIterator[Place]:
    """Go to each place in turn, and give it once it is wholly arranged."""
    pressed: list[str] = []
    # The screen on top before the first key, then after each.
    tops: list[Screen[object]] = []
    for place in places:
        shared = await _back(pilot, place.keys, pressed, tops)
        pressed, tops = pressed[:shared], tops[: shared + 1] or [pilot.app.screen]
        for key in place.keys[shared:]:
            await press(pilot, key)
            pressed.append(key)
            tops.append(pilot.app.screen)
        assert_shown(pilot, place.name, place.screen)
        yield place


def assert_shown(pilot: Pilot[None], place: str, screen: str) -> None:
    """Say where one came otherwise; `screen` is the end of the whole name of a class."""
    shown = whole_name(type(pilot.app.screen))
    assert shown.endswith(f".{screen}"), f"{place}: {shown}"


def whole_name(kind: type) -> str:
    """Return the name of a class with its module."""
    return f"{kind.__module__}.{kind.__qualname__}"


async def _back(
    pilot: Pilot[None], keys: Sequence[str], pressed: Sequence[str], tops: Sequence[Screen[object]]
) -> int:
    """Go back to what both places share; return how many keys lead there."""
    app = pilot.app
    assert isinstance(app, DaectApp)
    shared = next(
        (rank for rank, (key, before) in enumerate(zip(keys, pressed, strict=False)) if key != before),
        min(len(keys), len(pressed)),
    )
    if pressed and shared == len(pressed):
        return shared
    while shared and (tops[shared] not in app.screen_stack or tops[shared] in tops[shared + 1 :]):
        shared -= 1
    if not shared:
        await home(pilot)
        return 0
    while app.screen is not tops[shared]:
        app.screen.dismiss(None)
        await quiet(pilot)
    app.tell("")
    return shared


async def press(pilot: Pilot[None], key: str) -> None:
    """Press a key, choose a line or type, as the table of places says; wait for what comes of it."""
    if key.startswith("="):
        menu = pilot.app.screen
        assert isinstance(menu, ChoiceModal)
        labels = [choice.label for choice in menu.choices]
        (rank,) = [rank for rank, label in enumerate(labels) if label.startswith(key[1:])]
        await _strike(pilot, *["down"] * rank)
        key = "enter"
    await _strike(pilot, *(key[1:] if key.startswith('"') else [key]))


async def _strike(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        name, sign = ("space", " ") if key == " " else (key, key if len(key) == 1 else None)
        pilot.app.post_message(Key(name, sign))
    await quiet(pilot)


async def home(pilot: Pilot[None]) -> None:
    """Leave whatever is open, and go to Accueil; the room where one was forgets how it was left."""
    app = pilot.app
    assert isinstance(app, DaectApp)
    while len(app.screen_stack) > 1:
        app.screen.dismiss(None)
        await quiet(pilot)
    left = app.current_mode
    await app.go(HOME)
    for mode in MODES:
        if mode.name == left != HOME and app.desk:
            await app.remove_mode(left)
            app.add_mode(left, mode.factory(app.desk))
    await quiet(pilot)
