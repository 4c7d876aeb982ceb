"""A key to press: what is pressed next is the answer, whatever it usually does."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from daect_tui.domain.errors import DaectError
from screens.modals.base import Modal, sentence
from screens.widgets.lines import shell_of

SHIPPED = ""


class PressModal(Modal[str | None]):
    """Asks for a key, which `read` names or refuses with its `DaectError`, told at the foot.

    Gives back the key, `SHIPPED` for the one that the program came with, or `None` when left. No key of the
    application works meanwhile: any may be the one that is wanted.
    """

    BINDINGS = [
        Binding(
            "delete", "shipped", "Touche d’origine", tooltip="rendre sa touche d’origine", id="press.shipped"
        ),
        Binding("escape", "leave", "Revenir", tooltip="revenir sans rien changer", id="press.leave"),
    ]

    def __init__(self, title: str, question: str, read: Callable[[str], str]) -> None:
        super().__init__(title)
        self._question = question
        self._read = read

    def compose_inside(self) -> ComposeResult:
        """Arrange the question, and the room for a refusal."""
        yield sentence(self._question)
        yield Static(id="fault", classes="fault")

    def on_mount(self) -> None:
        """Have the keys of the application wait."""
        shell_of(self).awaits_key = True

    def on_unmount(self) -> None:
        """Let them work again."""
        shell_of(self).awaits_key = False

    def on_key(self, event: events.Key) -> None:
        """Take the key that was pressed, or say why it cannot be."""
        if event.key in {"delete", "escape"}:
            return
        event.stop()
        event.prevent_default()
        try:
            read = self._read(event.key)
        except DaectError as fault:
            self.query_one("#fault", Static).update(Content(str(fault)))
        else:
            self.dismiss(read)

    def action_shipped(self) -> None:
        """Give the key back that the program came with."""
        self.dismiss(SHIPPED)

    def action_leave(self) -> None:
        """Give nothing back."""
        self.dismiss(None)
