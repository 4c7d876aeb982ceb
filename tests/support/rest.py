"""When an application is at rest: nothing is left to do but what a key or the clock would bring.

The pilot of Textual looks at the clock of the processor instead, twice a key, a fiftieth of a second at
least each time, and sends a message to every widget at each pause: that was most of what the tests of
the screens took. The loop knows better: nothing waits in it, no thread works for it, and the screen on
top has nothing left to arrange.
"""

import asyncio
from collections.abc import Callable
from time import process_time
from typing import Any
from weakref import WeakKeyDictionary

from textual.app import App

from tests.support.looks import pending

# Seconds of the processor that are left to an application, and to the threads that work for it: a test may
# look at a long work that is under way, and stop it.
_PATIENCE, _OF_THREADS = 10.0, 0.5
# Seconds that a thread is waited for, on a machine that has much else to do: only the few that wait for a
# test themselves take so long.
_MOMENT = 0.3
# When the processor worked less than that meanwhile, the thread waits for something else.
_AT_WORK = 0.01

_jobs: WeakKeyDictionary[asyncio.AbstractEventLoop, set[asyncio.Future[Any]]] = WeakKeyDictionary()


def note_jobs() -> None:
    """Keep account of what each loop of this process has given to threads, from now on."""
    start: Callable[..., asyncio.Future[Any]] = asyncio.BaseEventLoop.run_in_executor

    def noted(loop: asyncio.AbstractEventLoop, *job: Any) -> asyncio.Future[Any]:  # noqa: ANN401
        future = start(loop, *job)
        jobs = _jobs.setdefault(loop, set())
        jobs.add(future)
        future.add_done_callback(jobs.discard)
        return future

    setattr(asyncio.BaseEventLoop, "run_in_executor", noted)  # noqa: B010 – its type is wider


async def at_rest(app: App[Any], patience: float = _PATIENCE, moment: float = _MOMENT) -> None:
    """Let an application work until it is at rest, for so many seconds of the processor at most.

    A thread that does nothing for a `moment` waits for something else, and is let run.
    """
    loop = asyncio.get_running_loop()
    until, of_threads = process_time() + patience, 0.0
    while process_time() < until and app.is_running:
        await asyncio.sleep(0)
        if loop._ready:  # type: ignore[attr-defined]
            continue
        jobs = _jobs.get(loop, set())
        before = process_time()
        came = await _came(jobs, moment)
        of_threads += process_time() - before
        if not came or of_threads > _OF_THREADS:
            jobs.clear()  # they go on while one looks
        if not came and not _arranged(app):
            return


async def _came(jobs: set[asyncio.Future[Any]], moment: float) -> bool:
    """Wait for what threads do; tell whether anything came of it, or may soon."""
    if not jobs:
        return False
    before = process_time()
    done, _ = await asyncio.wait(jobs, timeout=moment, return_when=asyncio.FIRST_COMPLETED)
    return bool(done) or process_time() - before > _AT_WORK


def _arranged(app: App[Any]) -> bool:
    """Arrange what is to be arranged, without waiting for the next painting; tell whether anything was."""
    screen = app.screen if app.screen_stack else None
    if screen is None or app._batch_count or not pending(screen):
        return False
    screen._on_timer_update()
    return True
