"""The application around a register: the welcome where there is none, another one in its place."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import Any

from textual import on
from textual.screen import Screen

from daect_tui.domain.worklist import Room
from screens.calls import writing
from screens.locking import LockingShell
from screens.modals.choice import Choice
from screens.welcome.ways import Way, WayIn

_OTHER = Choice(
    "open_other", "Ouvrir un autre registre", "Celui-ci est sauvegardé et refermé\u202f; l’autre s’ouvre."
)


class ReceivingShell(LockingShell):
    """The application that leads into a register, and from one to another."""

    # Whether nothing stands where the register is wanted.
    welcomes = False
    _way: Way | None = None

    @abstractmethod
    def opening_screen(self) -> Screen[None]:
        """Return the screen that has the register opened."""

    def welcome_screen(self) -> Screen[None] | None:
        """Return the welcome, where there is no register yet."""
        from screens.welcome.screen import WelcomeScreen  # noqa: PLC0415 – seldom shown

        return WelcomeScreen(self.reception) if self.welcomes and self.reception else None

    @on(WayIn)
    def _enter(self, event: WayIn) -> None:
        self._way = event.way
        self.push_screen(self.opening_screen())

    @writing
    async def lead_on(self) -> None:
        """Once a register was made: ask for what its letters need, then go on to what it was made for."""
        if self._way is None or self.desk is None:
            return
        from screens.dossiers.screens import DossiersScreen  # noqa: PLC0415 – a new register only
        from screens.welcome.first_settings import ask_first_settings  # noqa: PLC0415 – a new register only

        await ask_first_settings(self, self.desk)
        if self._way is Way.SPREADSHEET:
            await self.go(Room.DOSSIERS.value)
            screen: Screen[Any] = self.screen
            if isinstance(screen, DossiersScreen):
                screen.action_import()

    def commands_around(self) -> Iterator[Choice[str]]:
        """List what leads around the register."""
        yield from super().commands_around()
        if self.reception is not None:
            yield _OTHER

    @writing
    async def action_open_other(self) -> None:
        """Close this register, with its backup, and open another."""
        from screens.welcome.other import other_register  # noqa: PLC0415 – when it is asked for

        if self.reception is None:
            return
        path = await other_register(self, self.reception)
        if path is not None:
            self.to_open = path
            await self.action_quit()
