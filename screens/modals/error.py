"""A sentence that says what is wrong and what to do, in full."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll

from screens.modals.base import Modal, sentence


class ErrorModal(Modal[None]):
    """Shows the sentence of a `DaectError`; Entrée or Échap closes it."""

    BINDINGS = [
        Binding("enter", "close", "Fermer", id="error.close"),
        Binding("escape", "close", "Fermer", show=False, id="error.escape"),
    ]

    def __init__(self, message: str, title: str = "Impossible") -> None:
        super().__init__(title)
        self.message = message

    def compose_inside(self) -> ComposeResult:
        """Arrange the sentence, which scrolls when it is long."""
        with VerticalScroll(id="message"):
            yield sentence(self.message)

    def action_close(self) -> None:
        """Close it."""
        self.dismiss(None)
