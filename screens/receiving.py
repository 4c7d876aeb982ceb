"""The application around a register: the welcome where there is none, another one in its place."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from textual import on
from textual.screen import Screen

from screens.calls import writing
from screens.undoing import UndoingShell
from screens.welcome.ways import Way, WayIn

if TYPE_CHECKING:
    # Nothing is read here that the first painting does not show.
    from screens.modals.choice import Choice


class ReceivingShell(UndoingShell):
    """The application that leads into a register, and from one to another."""

    # Whether nothing stands where the register is wanted.
    welcomes = False
    _way: Way | None = None

    @abstractmethod
    def opening_screen(self) -> Screen[None]:
        """Return the screen that has the register opened."""

    def welcome_screen(self) -> Screen[None] | None:
        """Return the welcome, where there is no register yet."""
        if not self.welcomes or self.reception is None:
            return None
        from screens.welcome.screen import WelcomeScreen

        return WelcomeScreen(self.reception)

    @on(WayIn)
    def _enter(self, event: WayIn) -> None:
        self._way = event.way
        self.push_screen(self.opening_screen())

    @writing
    async def lead_on(self) -> None:
        """Once a register was made: ask for what its letters need, then go on to what it was made for."""
        if self._way is None or self.desk is None:
            return
        from daect_tui.domain.places import Room
        from screens.dossiers.screens import DossiersScreen
        from screens.welcome.first_settings import ask_first_settings

        await ask_first_settings(self, self.desk)
        if self._way is Way.SPREADSHEET:
            await self.go(Room.DOSSIERS.value)
            screen: Screen[Any] = self.screen
            if isinstance(screen, DossiersScreen):
                screen.action_import()

    def commands_around(self) -> "Iterator[Choice[str]]":
        """List what leads around the register."""
        from screens.modals.choice import Choice

        yield from super().commands_around()
        if self.reception is not None:
            detail = "Celui-ci est sauvegardé et refermé\u202f; l’autre s’ouvre."
            yield Choice("open_other", "Ouvrir un autre registre", detail)

    @writing
    async def action_open_other(self) -> None:
        """Close this register, with its backup, and open another."""
        from screens.welcome.other import other_register

        if self.reception is None:
            return
        path = await other_register(self, self.reception)
        if path is not None:
            self.to_open = path
            await self.action_quit()
