"""An instance that only reads: it says who writes, follows what is written, may take the writer's place."""

import asyncio
from datetime import UTC, datetime

from textual.binding import Binding

from daect_tui.domain.errors import DaectError
from screens.base import DeskScreen
from screens.calls import writing
from screens.shell import Shell

# Seconds between two looks at what the writer has committed.
PERIOD = 0.5


class FollowingShell(Shell):
    """The application while somebody else writes in its register (product decision 6)."""

    BINDINGS = [
        Binding(
            "ctrl+w",
            "take_over",
            "Écrire",
            tooltip="prendre l’écriture, quand l’autre fenêtre est fermée",
            show=False,
            id="app.take_over",
        ),
    ]

    _looking = False
    _seen = 0

    async def follow(self) -> None:
        """Follow the writer of a register that is only read."""
        await self._look()
        if self.reads_only:
            self.set_interval(PERIOD, self._look_again)

    def _look_again(self) -> None:
        # A slow disk is not asked again before it has answered.
        if self.reads_only and not self._looking:
            self.run_worker(self._look(), group="following")

    async def _look(self) -> None:
        if self.desk is None:
            return
        register = self.desk.office.register
        self._looking = True
        try:
            why = await asyncio.to_thread(register.read_only)
            revision = await asyncio.to_thread(register.revision) if why else self._seen
        except DaectError as error:
            self.tell(str(error))
            return
        finally:
            self._looking = False
        self.reads_only = why.told(datetime.now(UTC)) if why else ""
        if revision != self._seen:
            self._seen = revision
            self.revision += 1
            if isinstance(self.screen, DeskScreen):
                self.screen.catch_up()

    @writing
    async def action_take_over(self) -> None:
        """Become the one who writes; a refusal says who still does."""
        if self.desk is None:
            return
        office = self.desk.office
        await asyncio.to_thread(office.register.take_over, office.agent)
        await self._look()
        self.tell("Vous écrivez maintenant dans ce registre.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to take over where one writes already."""
        if action == "take_over":
            return bool(self.reads_only)
        return super().check_action(action, parameters)
