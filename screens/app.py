"""The application: its modes, keys, theme and palette. What a screen does is in its own folder.

Nothing is read here that the first painting does not show: what a key leads to is imported by its action.
"""

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual import on
from textual.binding import Binding
from textual.screen import ModalScreen, Screen

from daect_tui.domain.errors import DaectError
from screens.base import Frame
from screens.calls import writing
from screens.finding.shell import FindingShell
from screens.keys import short_key
from screens.modes import HOME, MODES
from screens.opening import Glimpsing, Opening, OpeningScreen, nothing_seen
from screens.shell import Shell
from screens.widgets.unbroken import keep_unbroken

if TYPE_CHECKING:
    # The first screen paints before the services are loaded.
    from daect_tui.services.encryption_ports import RegisterLock


@runtime_checkable
class OpensSubjects(Protocol):
    """The first screen of a mode, where other screens lead into it."""

    def open_subject(self, subject: str) -> object:
        """Open the thing that bears a reference."""


class DaectApp(FindingShell):
    """The whole of what people see.

    `opening` opens the register in the name of the agent that it is given; it is slow and runs in
    a thread, after the first painting; it may raise `DaectError`, and `return_code` is then 1. When
    somebody else writes in the register, `reading` opens it to be read only.
    With an empty `agent` the first screen asks for it and proposes `suggested_agent`. Documents
    that are opened or printed are written in `documents_folder`. An encrypted register is opened by
    `register_lock`, and covered after a while without a key.
    """

    TITLE = "daect"
    CSS_PATH = ["app.tcss", "widgets/widgets.tcss", "modals/modals.tcss"]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("f1", "help", "Aide", tooltip="les touches de cet écran", priority=True, id="app.help"),
        *(
            Binding(
                mode.key,
                f"go('{mode.name}')",
                mode.title,
                tooltip=f"{mode.title}\u00a0: {mode.purpose}",
                show=False,
                priority=True,
                id=f"app.{mode.name}",
            )
            for mode in MODES
        ),
        Binding(
            "f12",
            "project",
            "Projection",
            tooltip="montrer la séance à la salle, sans notes ni données personnelles",
            show=False,
            priority=True,
            id="app.project",
        ),
        Binding(
            "ctrl+p", "palette", "Palette", tooltip="toutes les commandes", priority=True, id="app.palette"
        ),
        Binding(
            "ctrl+q", "quit", "Quitter", tooltip="quitter daect", show=False, priority=True, id="app.quit"
        ),
    ]

    def __init__(
        self,
        opening: Opening,
        register_name: str,
        agent: str = "",
        *,
        reading: Opening | None = None,
        suggested_agent: str = "",
        documents_folder: Path = Shell.documents_folder,
        register_lock: "RegisterLock | None" = None,
    ) -> None:
        super().__init__()
        self._opening = opening
        self._reading = reading or opening
        # What gives at once the lines of « À faire » as they were last read.
        self.glimpsing: Glimpsing = nothing_seen
        self._agent = agent
        self._suggested = suggested_agent
        self._failure = ""
        self.register_lock = register_lock
        self.register_name = register_name
        self.documents_folder = documents_folder
        keep_unbroken()

    # ── Opening and closing ────────────────────────────────────────────────────────────────

    def get_default_screen(self) -> Screen[None]:
        """Begin with the screen that has the register opened; where there is none, with the welcome."""
        return self.welcome_screen() or self.opening_screen()

    def opening_screen(self) -> Screen[None]:
        """Return the screen that has the register opened."""
        return OpeningScreen(
            self._opening, self._reading, self._agent, self._suggested, self.register_lock, self.glimpsing
        )

    @on(OpeningScreen.Opened)
    async def _begin(self, event: OpeningScreen.Opened) -> None:
        ahead = self.screen.take_ahead() if isinstance(self.screen, OpeningScreen) else []
        self.desk = event.desk
        self.desk.taking_back.begin()
        for mode in MODES:
            self.add_mode(mode.name, partial(self.room, mode, event.desk))
        await self.go(HOME)
        await self.follow()
        self.offer_to_resume()
        from screens.safety.first_look import look_once

        look_once(self)
        self.begin_locking()
        self.follow_taste()
        self.begin_tour()
        self.lead_on()
        for key in ahead:
            self.post_message(key)
        if self.readies:
            self.run_worker(self.make_ready(), group="readying")

    @writing
    async def follow_taste(self) -> None:
        """Take up what the person likes, and say what the file of it holds amiss."""
        from screens.moved_keys import follow_taste

        self.paint_in(self.taste.settings.theme)
        await follow_taste(self, self.taste)

    @on(OpeningScreen.Failed)
    def _fail(self, event: OpeningScreen.Failed) -> None:
        self._failure = event.sentence

    async def action_quit(self) -> None:
        """Quit, once everything that is being typed is in its draft; ask when it could not be kept."""
        lost = [form for form in list(self.open_forms) if not await form.flush()]
        if lost:
            from screens.modals.confirm import loss_modal

            self.push_screen(loss_modal(lost[0].loss, "Quitter et perdre la saisie"), self._quit)
        else:
            self._quit(confirmed=True)

    def _quit(self, confirmed: bool | None) -> None:
        if confirmed:
            self._leave()
        else:
            self.to_restore = self.to_open = None

    @writing
    async def _leave(self) -> None:
        """Close, after a backup where one is due; what it could not do is told on the terminal."""
        if self.desk is not None:
            await asyncio.to_thread(self.desk.worklist.keep)
        told = self._failure or await self._backed_up()
        self.exit(return_code=1 if self._failure else 0, message=told or None)

    async def _backed_up(self) -> str:
        from screens.safety.leaving import LeavingModal

        if self.desk is None or self.to_restore is not None or isinstance(self.screen, LeavingModal):
            return ""
        try:
            if not await asyncio.to_thread(self.desk.backups.is_due):
                return ""
        except DaectError as error:
            return str(error)
        return await self.push_screen_wait(LeavingModal(self.desk.backups))

    @writing
    async def back_up(self) -> None:
        """Back the register up while one goes on."""
        from daect_tui.domain.backup import BackupReason

        if self.desk is not None:
            told = await asyncio.to_thread(self.desk.backups.automatic, BackupReason.SESSION)
            if told:
                self.tell(told)

    async def on_unmount(self) -> None:
        """Close the register."""
        if self.desk is not None:
            await asyncio.to_thread(self.desk.close)

    # ── Going about ────────────────────────────────────────────────────────────────────────

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be gone to before the register is open, nor while a key is awaited."""
        if self.awaits_key:
            return False
        if action in {"go", "palette", "project"} and self.desk is None:
            return False
        return super().check_action(action, parameters)

    async def action_go(self, mode: str) -> None:
        """Show a mode."""
        await self.go(mode)

    async def go(self, mode: str) -> None:
        """Show a mode; its own key, pressed again, leads back to its first screen."""
        from screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss(None)
        self.tell("")
        if mode != self.current_mode:
            # A place that is made now is painted when it stands.
            with self.batch_update():
                await self.switch_mode(mode)
            self.screen.refresh()
        elif not isinstance(self.screen, ModalScreen):
            await self._back_to_first()

    async def open_subject(self, mode: str, subject: str) -> None:
        """Show a mode, and in it the thing that bears a reference."""
        if mode != self.current_mode:
            await self.go(mode)
        await self._back_to_first()
        first: object = self.screen
        if isinstance(first, OpensSubjects):
            first.open_subject(subject)

    async def _back_to_first(self) -> None:
        while len(self.screen_stack) > 1:
            screen, depth = self.screen, len(self.screen_stack)
            if isinstance(screen, Frame):
                await screen.leave()
            else:
                screen.dismiss(None)
            if len(self.screen_stack) >= depth:
                return

    def action_project(self) -> None:
        """Show what the room may see of the session, on this very screen; the same key comes back."""
        from screens.display.screen import DisplayScreen

        if isinstance(self.screen, DisplayScreen):
            self.screen.dismiss(None)
        elif self.desk is not None and not isinstance(self.screen, ModalScreen):
            self.push_screen(DisplayScreen(self.desk.display))

    def action_help(self) -> None:
        """Show the keys and tasks of the screen that is showing."""
        from screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    @writing
    async def action_palette(self) -> None:
        """Offer every command that is possible here."""
        if isinstance(self.screen, ModalScreen):
            return
        from screens.commands import run_from_palette

        await run_from_palette(self)

    def action_help_quit(self) -> None:
        """Answer Ctrl+C, which quits other programs."""
        self.tell("Ctrl+Q quitte daect.")

    def get_key_display(self, binding: Binding) -> str:
        """Write a key by its French name."""
        return binding.key_display or short_key(binding.key)
