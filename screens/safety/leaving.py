"""The backup made on leaving: it is seen, it can be left out, and it never keeps anybody from leaving."""

import asyncio
from threading import Event
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from daect_tui.domain.backup import BackupReason
from screens.modals.base import Modal, sentence

if TYPE_CHECKING:
    # The first screen paints before the services are loaded.
    from daect_tui.services.backups import Backups

_TITLE = "Sauvegarde du registre"
_COPYING = "Copie\u00a0: {share}\u00a0%"
_VERIFYING = "Vérification de la copie…"


class _StoppedError(Exception):
    """Somebody does not want to wait."""


class LeavingModal(Modal[str]):
    """Makes a backup; gives back what failed in a sentence, or nothing."""

    BINDINGS = [
        Binding(
            "escape", "stop", "Quitter sans", tooltip="quitter sans sauvegarder cette fois", id="leaving.stop"
        ),
    ]

    def __init__(self, backups: "Backups") -> None:
        super().__init__(_TITLE)
        self._backups = backups
        self._stopped = Event()

    def compose_inside(self) -> ComposeResult:
        """Arrange what is being done, and how far it has come."""
        yield sentence("Le registre est sauvegardé et la copie vérifiée, puis daect se ferme.")
        yield Static(id="progress")

    def on_mount(self) -> None:
        """Begin at once."""
        self.run_worker(self._back_up())

    async def _back_up(self) -> None:
        try:
            told = await asyncio.to_thread(self._backups.automatic, BackupReason.EXIT, self._told)
        except _StoppedError:
            return
        if not self._stopped.is_set():
            self.dismiss(told)

    def _told(self, done: int, total: int) -> None:
        """Show how far it has come; called by the thread that copies."""
        if self._stopped.is_set():
            raise _StoppedError
        said = _COPYING.format(share=100 * done // total) if done < total else _VERIFYING
        self.app.call_from_thread(self.query_one("#progress", Static).update, Content(said))

    def action_stop(self) -> None:
        """Leave at once; nothing of the copy stays."""
        self._stopped.set()
        self.dismiss("")
