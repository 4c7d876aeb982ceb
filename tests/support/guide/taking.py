"""Taking the pictures of the guide: the real application, driven by keys on the demonstration."""

import os
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from daect_tui.adapters import Desktop
from daect_tui.launching import make_application
from daect_tui.services.desk import Desk
from daect_tui.services.pack_filling import PackFilling
from screens.app import DaectApp
from screens.modals.confirm import ConfirmModal
from screens.packed.app import PackedApp
from screens.packed.form import PackedForm
from screens.welcome.screen import WelcomeScreen
from tests.support.guide.drawing import drawn
from tests.support.guide.shots import SHOTS, TYPED, Shot
from tests.support.guide.world import AGENT, guide_desk
from tests.support.pilots import driven, shows, until
from tests.support.quiet import settled

REGISTER = "demo.daect"
TOUR = Shot("visite", "La visite guidée de la démonstration", ())
WELCOME = Shot("bienvenue", "Bienvenue : il n’y a pas encore de registre", ())
FILLING = Shot("paquet", "Le rapport d’une mission, rempli sans registre", ("tab", "tab"))
RESUMING = Shot("reprise", "Une séance interrompue est proposée à l’ouverture", ())


async def pictures(register: Path, folder: Path) -> AsyncIterator[tuple[str, str]]:
    """Give the name and the drawing of each picture.

    The demonstration is written in: give a copy of it, with the folder of its papers.
    """
    # Nothing is taken from, nor left to, the person who asks for the pictures.
    with patch.dict(os.environ, {f"XDG_{kind}_HOME": str(folder) for kind in ("CONFIG", "DATA", "STATE")}):
        desk = guide_desk(register)
        async for taken in _rooms(desk, folder):
            yield taken
        packed = PackedApp(PackFilling(Desktop(""), desk.office.clock, _pack(folder)))
        yield await _alone(packed, PackedForm, FILLING)
        # A bare name, since the welcome tells the place.
        yield await _alone(make_application(Path("registre.daect"), AGENT), WelcomeScreen, WELCOME)


async def _rooms(desk: Desk, folder: Path) -> AsyncIterator[tuple[str, str]]:
    app = DaectApp(lambda _agent: desk, REGISTER, agent=AGENT, documents_folder=folder)
    async with driven(app) as pilot:
        await shows(pilot, ConfirmModal)
        await _all_read(pilot)
        yield _taken(pilot, RESUMING)
        await pilot.press("escape")
        before: tuple[str, ...] = ()
        for shot in SHOTS:
            if before and shot.keys[: len(before)] == before:
                await _press(pilot, shot.keys[len(before) :])
            else:
                await _leave(pilot)
                await _press(pilot, shot.keys)
            before = shot.keys
            yield _taken(pilot, shot)
        app.action_take_tour()
        await settled(pilot)
        yield _taken(pilot, TOUR)
    for fault in app.faults.values():
        raise fault


async def _alone(app: App[None], screen: type[Screen[Any]], shot: Shot) -> tuple[str, str]:
    async with driven(app) as pilot:
        await shows(pilot, screen)
        await _all_read(pilot)
        # A field that was arranged before its scroll bar came is painted as it stays once it was left.
        await _press(pilot, shot.keys)
        return _taken(pilot, shot)


async def _all_read(pilot: Pilot[None]) -> None:
    """Wait for what a screen beneath reads too, and paint it."""
    app = pilot.app
    await until(pilot, lambda: not any(one.is_running for one in app.workers if one.node is not app))
    app.screen.refresh(layout=True)
    await settled(pilot)


def _pack(folder: Path) -> Path:
    return next(folder.rglob("*.daectpack"))


async def _press(pilot: Pilot[None], keys: Sequence[str]) -> None:
    for key in keys:
        if key.startswith(TYPED):
            await pilot.press(*("space" if sign == " " else sign for sign in key.removeprefix(TYPED)))
        else:
            await pilot.press(key)
        await settled(pilot)


async def _leave(pilot: Pilot[None]) -> None:
    """Leave whatever is open in the room where one is."""
    while len(pilot.app.screen_stack) > 1:
        pilot.app.screen.dismiss(None)
        await settled(pilot)


def _taken(pilot: Pilot[None], shot: Shot) -> tuple[str, str]:
    strips = pilot.app.screen._compositor.render_strips()
    return shot.name, drawn([list(strip) for strip in strips], shot.title)
