"""« Démonstration »: made while one watches, which may be given up; or taken up again where it stands."""

import asyncio
from threading import Event

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from daect_tui.domain.errors import DaectError
from daect_tui.services.places import stands
from daect_tui.services.reception_ports import Reception
from screens.modals.base import Modal, sentence
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.error import ErrorModal
from screens.shell import Shell

_TITLE = "Démonstration"
_ABOUT = "Une campagne entière est tenue par les mêmes gestes que les vôtres\u00a0: quelques secondes."
_STOPPING = "Un instant\u00a0: ce qui était commencé s’efface."
_AGAIN, _ANEW = "again", "anew"
_WAYS = (
    Choice(_AGAIN, "La reprendre où elle en est", "Ce que vous y avez fait y est encore."),
    Choice(
        _ANEW,
        "La refaire depuis le début",
        "Celle qui est là est remplacée\u202f; ce que vous y avez fait s’efface.",
    ),
)


class _StoppedError(Exception):
    """Somebody does not want to wait."""


async def demonstration(shell: Shell, reception: Reception) -> bool:
    """See that the demonstration stands; tell whether it does, or was given up."""
    if await asyncio.to_thread(stands, reception.demonstration):
        way = await shell.push_screen_wait(ChoiceModal(_TITLE, _WAYS))
        if way != _ANEW:
            return way == _AGAIN
    return await shell.push_screen_wait(DemonstrationModal(reception))


class DemonstrationModal(Modal[bool]):
    """Makes the demonstration and tells its steps; gives back whether it is there."""

    BINDINGS = [
        Binding("escape", "stop", "Renoncer", tooltip="ne rien garder de la démonstration", id="making.stop")
    ]

    def __init__(self, reception: Reception) -> None:
        super().__init__(_TITLE)
        self._reception = reception
        self._steps: list[str] = []
        self._stopped = Event()

    def compose_inside(self) -> ComposeResult:
        """Arrange what is being done, and the steps as they come."""
        yield sentence(_ABOUT)
        yield Static(id="steps", markup=False)

    def on_mount(self) -> None:
        """Begin at once."""
        self.run_worker(self._make())

    async def _make(self) -> None:
        try:
            await asyncio.to_thread(self._reception.demonstrate, self._told)
        except _StoppedError:
            self.dismiss(False)
        except DaectError as error:
            self.dismiss(False)
            self.app.push_screen(ErrorModal(str(error)))
        else:
            self.dismiss(True)

    def _told(self, step: str) -> None:
        """Show a step; called by the thread that makes it."""
        if self._stopped.is_set():
            raise _StoppedError
        self.app.call_from_thread(self._show, f"· {step}")

    def _show(self, step: str) -> None:
        self._steps.append(step)
        self.query_one("#steps", Static).update(Content("\n".join(self._steps)))

    def action_stop(self) -> None:
        """Give up at the next step; nothing of what was made stays."""
        if not self._stopped.is_set():
            self._stopped.set()
            self._show(_STOPPING)

    def on_unmount(self) -> None:
        """Stop when the program is quit."""
        self._stopped.set()
