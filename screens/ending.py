"""How an application ends on a fault of the program: the work kept, the terminal given back, in French.

A fault in drawing or in a key ends it: what is on the screen can no longer be trusted. Textual’s own
traceback is English and prints what people typed.
"""

import asyncio
from contextlib import suppress
from typing import Any

from textual.worker import WorkerFailed

from daect_tui.reports import keep_report, watch_threads
from screens.painting import PaintingApp

# Seconds left to what is being typed.
PATIENCE = 10


class EndingApp(PaintingApp):
    """An application that ends well. `last_words` keeps what is being typed."""

    _ending: asyncio.Task[None] | None = None

    def on_load(self) -> None:
        """Write down the faults that nobody waits for, instead of painting them over the screen."""
        watch_threads()
        asyncio.get_running_loop().set_exception_handler(_unawaited)

    @property
    def unexpected(self) -> BaseException | None:
        """The fault of the program that ended the application, for the front door to tell."""
        fault = self._exception
        return fault.error if isinstance(fault, WorkerFailed) else fault

    async def last_words(self) -> None:
        """Keep what is being typed."""

    def _fatal_error(self) -> None:
        """Close, once what is being typed is kept."""
        if self._ending is None:
            self._ending = asyncio.ensure_future(self._end())

    async def _end(self) -> None:
        with suppress(Exception):
            async with asyncio.timeout(PATIENCE):
                await self.last_words()
        self._close_messages_no_wait()


def _unawaited(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    fault = context.get("exception")
    if isinstance(fault, BaseException):
        keep_report(fault)
