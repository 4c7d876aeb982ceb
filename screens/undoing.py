"""Ctrl+Z in every room: what the last act was, whether it can be taken back, and that it was.

In a text field the key edits the text, and in a session that is held it is the session's own undo: both
bind the key themselves, and are asked first.
"""

import asyncio

from textual.binding import Binding
from textual.screen import ModalScreen, Screen

from daect_tui.domain.text import NBSP
from screens.base import DeskScreen
from screens.calls import writing
from screens.locking import LockingShell


class UndoingShell(LockingShell):
    """The application that takes back the last act of its agent."""

    BINDINGS = [
        Binding(
            "ctrl+z",
            "undo",
            "Annuler",
            tooltip="annuler le dernier acte, s’il peut se reprendre",
            show=False,
            id="app.undo",
        ),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take nothing back under a question, nor beneath what is being filled in."""
        if action == "undo":
            return self.desk is not None and not self._is_typing(self.screen)
        return super().check_action(action, parameters)

    def _is_typing(self, screen: Screen[object]) -> bool:
        return isinstance(screen, ModalScreen) or id(screen) in {id(form) for form in self.open_forms}

    @writing
    async def action_undo(self) -> None:
        """Say what the last act was, and take it back once that is wanted: nothing undoes an undo."""
        if self.desk is None:
            return
        taking_back = self.desk.taking_back
        last = await asyncio.to_thread(taking_back.foreseen)
        # With the first act to take back, not before the first painting.
        from daect_tui.domain.taking_back import question  # noqa: PLC0415
        from screens.modals.confirm import ConfirmModal  # noqa: PLC0415

        asked = ConfirmModal("Annuler le dernier acte\u202f?", question(last), yes="Annuler cet acte")
        if not await self.push_screen_wait(asked):
            return
        words = await asyncio.to_thread(taking_back.undo, last.sequence)
        self.note_kept(f"Annulé{NBSP}: {words[:1].lower()}{words[1:]}.")
        if isinstance(self.screen, DeskScreen):
            self.screen.catch_up()
