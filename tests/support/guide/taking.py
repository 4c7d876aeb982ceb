"""Taking the pictures of the guide: the real application, driven by keys on the demonstration."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from textual.pilot import Pilot
from textual.worker import WorkerState

from daect_tui.adapters import Desktop
from daect_tui.services.pack_filling import PackFilling
from screens.app import DaectApp
from screens.modals.confirm import ConfirmModal
from screens.packed.app import PackedApp
from screens.packed.form import PackedForm
from tests.support.guide.drawing import drawn
from tests.support.guide.shots import SHOTS, TYPED, Shot
from tests.support.guide.world import AGENT, guide_desk
from tests.support.pilots import PATIENCE, SMALL, shows

REGISTER = "demo.daect"
FILLING = Shot("paquet", "Le rapport d’une mission, rempli sans registre", ())
RESUMING = Shot("reprise", "Une séance interrompue est proposée à l’ouverture", ())


async def pictures(register: Path, folder: Path) -> AsyncIterator[tuple[str, str]]:
    """Give the name and the drawing of each picture.

    The demonstration is written in: give a copy of it, with the folder of its papers.
    """
    desk = guide_desk(register)
    app = DaectApp(lambda _agent: desk, REGISTER, agent=AGENT, documents_folder=folder)
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, ConfirmModal)
        await settled(pilot)
        yield RESUMING.name, _drawn(pilot, RESUMING)
        await pilot.press("escape")
        before: tuple[str, ...] = ()
        for shot in SHOTS:
            if before and shot.keys[: len(before)] == before:
                await _press(pilot, shot.keys[len(before) :])
            else:
                await _leave(pilot)
                await _press(pilot, shot.keys)
            before = shot.keys
            yield shot.name, _drawn(pilot, shot)
    for fault in app.faults.values():
        raise fault
    packed = PackedApp(PackFilling(Desktop(""), desk.office.clock, _pack(folder)))
    async with packed.run_test(size=SMALL) as pilot:
        await shows(pilot, PackedForm)
        await settled(pilot)
        yield FILLING.name, _drawn(pilot, FILLING)


def _pack(folder: Path) -> Path:
    return next(folder.rglob("*.daectpack"))


async def _press(pilot: Pilot[None], keys: Sequence[str]) -> None:
    for key in keys:
        if key.startswith(TYPED):
            await pilot.press(*key.removeprefix(TYPED))
        else:
            await pilot.press(key)
        await settled(pilot)


async def _leave(pilot: Pilot[None]) -> None:
    """Leave whatever is open in the room where one is."""
    while len(pilot.app.screen_stack) > 1:
        pilot.app.screen.dismiss(None)
        await settled(pilot)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing is being read, and two paintings are the same."""
    before: object = None
    async with asyncio.timeout(PATIENCE):
        while True:
            await pilot.pause()
            reading = any(
                worker.state in (WorkerState.PENDING, WorkerState.RUNNING)
                and worker.node is not pilot.app
                and worker.node.screen is pilot.app.screen
                for worker in pilot.app.workers
            )
            now = None if reading else _painted(pilot)
            if now is not None and now == before:
                return
            before = now


def _painted(pilot: Pilot[None]) -> list[object]:
    return [list(strip) for strip in pilot.app.screen._compositor.render_strips()]


def _drawn(pilot: Pilot[None], shot: Shot) -> str:
    return drawn([list(strip) for strip in pilot.app.screen._compositor.render_strips()], shot.title)
