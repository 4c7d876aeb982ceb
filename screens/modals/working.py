"""Long work over a screen: how far it has come, and Échap to stop it; nothing half-made stays."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Any, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from daect_tui.domain.errors import DaectError
from screens.breathing import Breath
from screens.modals.base import Modal, sentence

T = TypeVar("T")
Progress = Callable[[int, int], None]


class _StoppedError(Exception):
    """Somebody does not want to wait."""


@dataclass(frozen=True, slots=True)
class _Ended(Generic[T]):
    """What came of the work: what it made, or what failed; neither where it was stopped."""

    made: T | None = None
    error: DaectError | None = None


class WorkingModal(Modal[_Ended[T]]):
    """Does some work in a thread. `work` tells how far it is; `words` says that in French."""

    BINDINGS = [
        Binding("escape", "stop", "Arrêter", tooltip="arrêter\u202f; rien n’en reste", id="working.stop")
    ]

    def __init__(
        self, title: str, said: str, work: Callable[[Progress], T], words: Callable[[int, int], str]
    ) -> None:
        super().__init__(title)
        self._said, self._do, self._words = said, work, words
        self._stopped = Event()
        self._breath: Breath | None = None

    def compose_inside(self) -> ComposeResult:
        """Arrange what is being done, and how far it has come."""
        yield sentence(self._said)
        yield Static(id="progress")

    def on_mount(self) -> None:
        """Begin at once."""
        self._breath = Breath()
        self.run_worker(self._working())

    async def _working(self) -> None:
        ended: _Ended[T] = _Ended()
        try:
            ended = _Ended(await asyncio.to_thread(self._do, self._advance))
        except _StoppedError:
            pass
        except DaectError as error:
            ended = _Ended(error=error)
        self.dismiss(ended)

    def _advance(self, done: int, total: int) -> None:
        """Show how far it has come; called by the thread that works."""
        if self._stopped.is_set():
            raise _StoppedError
        self.call_later(self.query_one("#progress", Static).update, Content(self._words(done, total)))
        if self._breath is not None:
            self._breath.take()

    def action_stop(self) -> None:
        """Stop at the next piece of the work, and say that it was heard."""
        self._stopped.set()
        self.query_one("#progress", Static).update("Arrêt…")


async def long_work(
    screen: Screen[Any],
    title: str,
    said: str,
    work: Callable[[Progress], T],
    words: Callable[[int, int], str],
) -> T | None:
    """Do some work over a screen, in a `@writing` method; return what it made, `None` when it was stopped.

    What the work raises is raised here.
    """
    ended = await screen.app.push_screen_wait(WorkingModal(title, said, work, words))
    if ended.error is not None:
        raise ended.error
    return ended.made


def share(done: int, total: int) -> str:
    """Say how much of a copy is made; the end of it is its checking."""
    return f"Copie\u00a0: {100 * done // total}\u00a0%" if done < total else "Vérification de la copie…"
