"""The application that makes ready, while nobody presses a key, what the keys lead to.

The first painting waits for nothing that it does not show; the first opening of each place would pay for
it: its code is read then, and its styles are worked out.
"""

import asyncio
import gc
from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.events import Event, InputEvent, Paste
from textual.screen import Screen
from textual.widget import Widget

import screens
from screens.modes import MODES, Mode
from screens.touring import TouringShell

if TYPE_CHECKING:
    # The first screen paints before the services are loaded.
    from daect_tui.services.desk import Desk

# What keys lead to from everywhere, after the rooms.
_NEXT = ("screens.help", "screens.commands", "screens.finding.screen")
# Seconds without a key before anything is made ready.
_QUIET = 0.25


class ReadyingShell(TouringShell):
    """Its code is read in a thread, a module at a time; its sheets by the screens, one at a time."""

    # Whether it does: it takes seconds, for who does not stay.
    readies = False

    _pressed = 0.0
    _known: frozenset[type[Widget]] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self._standing: dict[str, Screen[Any]] = {}

    async def on_event(self, event: Event) -> None:
        """Note the moment of each key: it comes before anything that is made ready."""
        if isinstance(event, InputEvent | Paste):
            self._pressed = monotonic()
        await super().on_event(event)

    async def make_ready(self) -> None:
        """Read all the code of the screens, the rooms first, and their sheets; then arrange the rooms."""
        # What stays for good is not looked through again each time that garbage is collected.
        gc.freeze()
        for name in await asyncio.to_thread(_modules):
            await self._quiet()
            await asyncio.to_thread(import_module, name)
            await self.take_sheets()
        for mode in MODES:
            await self._quiet()
            await self._stand(mode)
        gc.freeze()

    async def take_sheets(self) -> None:
        """Take up the sheets of the widgets and screens that were read since the last time."""
        for kind in _under(Widget) - self._known:
            self._known |= {kind}
            if self.stylesheet.foresee(kind):
                self.stylesheet.parse()
                await self._quiet()

    def room(self, mode: Mode, desk: "Desk") -> Screen[Any]:
        """Return the first screen of a place: the one that stands, else a new one."""
        return self._standing.pop(mode.name, None) or mode.factory(desk)()

    async def _stand(self, mode: Mode) -> None:
        """Arrange the first screen of a place where nobody sees it; it reads nothing before it is shown."""
        if self.desk is not None and mode.name not in self._screen_stacks:
            screen, arranged = self._get_screen(mode.factory(self.desk)())
            self._standing[mode.name] = screen
            self._load_screen_css(screen)
            await arranged

    async def _quiet(self) -> None:
        """Let what the screens have to do go first."""
        await asyncio.sleep(0)
        while (left := self._pressed + _QUIET - monotonic()) > 0:  # noqa: ASYNC110 – a key puts it off
            await asyncio.sleep(left)


def _modules() -> list[str]:
    """Return the names of all the modules of the screens, those of the rooms first."""
    from pkgutil import walk_packages  # noqa: PLC0415 – once something is painted

    rooms = [mode.screen.partition(":")[0] for mode in MODES]
    every = [module.name for module in walk_packages(screens.__path__, "screens.")]
    return list(dict.fromkeys([*rooms, *_NEXT, *every]))


def _under(kind: type[Widget]) -> set[type[Widget]]:
    """Return a class of widgets and all those that are made of it."""
    return {kind}.union(*(_under(one) for one in kind.__subclasses__()))
