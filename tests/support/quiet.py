"""When an application has nothing left to do: no message, no reading, no line to arrange or to paint again.

A pilot waits by asking each widget in turn, then sleeps until the process idles; a walk over every
screen spent most of its time on that. What is known here is whether anything is left: callbacks of the
loop, calls that run in a thread, what the screen on top owes, animations.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from textual._compositor import Compositor
from textual.pilot import Pilot

from tests.support.painting import Run, painted
from tests.support.pilots import PATIENCE

# Seconds between two looks: a screen that owes something is refreshed sixty times a second.
_LOOK = 0.004

_in_threads = [0]
_let_run = [0]


def count_threads() -> None:
    """Know from now on which calls are under way in a thread."""
    to_thread: Callable[..., Any] = asyncio.to_thread

    async def counted(call: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        _in_threads[0] += 1
        try:
            return await to_thread(call, *args, **kwargs)
        finally:
            _in_threads[0] -= 1

    setattr(asyncio, "to_thread", counted)  # noqa: B010 – its type is wider


count_threads()


@contextmanager
def work_under_way() -> Iterator[None]:
    """Take the calls that run now for what goes on while one looks."""
    let, _let_run[0] = _let_run[0], _in_threads[0]
    try:
        yield
    finally:
        _let_run[0] = let


async def settled(pilot: Pilot[None]) -> list[list[Run]]:
    """Wait until nothing is left to do, and return what is painted; painting asked for nothing more."""
    async with asyncio.timeout(PATIENCE):
        while True:
            await quiet(pilot)
            lines = painted(pilot)
            await asyncio.sleep(0)
            if not _at_work(pilot):
                return lines


async def quiet(pilot: Pilot[None]) -> None:
    """Wait until nothing is left to do."""
    async with asyncio.timeout(PATIENCE):
        while True:
            await asyncio.sleep(0)
            if _has_callbacks():
                continue
            if not _at_work(pilot):
                return
            await asyncio.sleep(_LOOK)


def _at_work(pilot: Pilot[None]) -> bool:
    app, screen, animator = pilot.app, pilot.app.screen, pilot.app.animator
    owed = (
        app._resize_event,
        app._resize_timer,
        screen._layout_required,
        screen._scroll_required,
        screen._repaint_required,
        screen._recompose_required,
        screen._dirty_widgets,
        screen._callbacks,
        animator._animations,
        animator._scheduled,
    )
    return _has_callbacks() or _in_threads[0] > _let_run[0] or any(owed)


def _has_callbacks() -> bool:
    loop: Any = asyncio.get_running_loop()
    return bool(loop._ready)


@contextmanager
def painting_when_looked_at() -> Iterator[None]:
    """Paint nothing for a terminal that is not there: `painted` does, when a test looks."""
    update = Compositor.render_update

    def forgotten(compositor: Compositor, *_args: object, **_options: object) -> None:
        compositor._dirty_regions.clear()

    setattr(Compositor, "render_update", forgotten)  # noqa: B010 – its type is narrower
    try:
        yield
    finally:
        setattr(Compositor, "render_update", update)  # noqa: B010 – as above
