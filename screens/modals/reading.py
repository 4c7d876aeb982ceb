"""A long text to read: a preview, a comparison, a list of what may be used."""

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from screens.modals.base import Modal


class ReadingModal(Modal[None]):
    """Shows a text, which is never markup; ↑ ↓ and the page keys scroll it, Échap closes it."""

    BINDINGS = [
        Binding("up", "scroll(-1)", "Défiler", key_display="↑ ↓", id="reading.up"),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "scroll(-12)", show=False),
        Binding("pagedown", "scroll(12)", show=False),
        Binding("escape", "close", "Fermer", id="reading.close"),
        Binding("enter", "close", show=False),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title)
        self.text = text

    def compose_inside(self) -> ComposeResult:
        """Arrange the text, which scrolls."""
        with VerticalScroll(id="reading", can_focus=False):
            yield Static(Text(self.text))

    def action_scroll(self, lines: int) -> None:
        """Go up or down the text."""
        self.query_one("#reading").scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        """Close it."""
        self.dismiss(None)
