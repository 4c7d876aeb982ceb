"""One line to type: the motive of an act, a date, a number."""

from collections.abc import Callable
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, Static

from daect_tui.domain.errors import DaectError
from screens.modals.base import Modal, sentence
from screens.widgets.line_input import LineInput

V = TypeVar("V")


class _Entry(LineInput):
    """The line itself takes Entrée, after the letters typed before it: a key of the screen overtakes them."""

    BINDINGS = [Binding("enter", "submit", "Valider", tooltip="valider cette ligne", id="entry.enter")]


class EntryModal(Modal[V | None]):
    """Asks for one line and reads it with `parse`, whose `DaectError` is shown under it.

    Gives back what was read, or `None` when the user goes back.
    """

    BINDINGS = [Binding("escape", "leave", "Revenir", id="entry.escape")]

    def __init__(self, title: str, question: str, parse: Callable[[str], V], value: str = "") -> None:
        super().__init__(title)
        self.question, self.parse, self.value = question, parse, value

    def compose_inside(self) -> ComposeResult:
        """Arrange the question, the line and the room for what is wrong with it."""
        yield sentence(self.question)
        yield _Entry(self.value, id="entry")
        yield Static(id="fault", classes="fault")

    @on(Input.Submitted)
    def _read(self, event: Input.Submitted) -> None:
        """Read the line; stay, and say why, when it cannot be."""
        try:
            read = self.parse(event.value)
        except DaectError as error:
            self.query_one("#fault", Static).update(Content(str(error)))
        else:
            self.dismiss(read)

    def action_leave(self) -> None:
        """Give nothing back."""
        self.dismiss(None)
