"""The box of every modal: a title, what it asks, and its keys at the foot."""

from abc import abstractmethod
from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from daect_tui.domain.text import printed
from screens.key_names import as_moved
from screens.styled import StyledOnce
from screens.widgets.keybar import KeyBar

R = TypeVar("R")


class Modal(StyledOnce[R], ModalScreen[R]):
    """A box over the screen. A subclass gives `compose_inside`; titles and sentences are never markup."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def compose(self) -> ComposeResult:
        """Arrange the box around what the subclass gives."""
        with Vertical(id="box") as box:
            box.border_title = Content((self.title or "").replace("\n", " "))
            yield from self.compose_inside()
            yield KeyBar()

    @abstractmethod
    def compose_inside(self) -> ComposeResult:
        """Arrange what stands between the title and the keys."""


class Sentence(Static):
    """A paragraph, with the keys that it names as the person has them."""

    def __init__(self, text: str, widget_id: str | None = None) -> None:
        super().__init__(Content(printed(text)), id=widget_id, classes="sentence")
        self._text = text

    def on_mount(self) -> None:
        """Put its keys right where some were moved."""
        now = as_moved(self._text, self.screen)
        if now != self._text:
            self.update(Content(printed(now)))


def sentence(text: str, widget_id: str | None = None) -> Static:
    """Make a paragraph of a text that is never markup; no line ends inside « art. L. 242-2 »."""
    return Sentence(text, widget_id)
