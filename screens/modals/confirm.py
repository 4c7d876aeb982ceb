"""A question with two answers, each said by a verb."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button

from screens.modals.base import Modal, sentence


class _Answer(Button):
    """Takes Entrée itself, and says so: the key of a plain button is told nowhere."""

    BINDINGS = [Binding("enter", "press", "Choisir", tooltip="donner cette réponse", id="confirm.choose")]


class ConfirmModal(Modal[bool]):
    """Asks; gives back whether the act is to be done. Échap is no."""

    BINDINGS = [
        Binding("enter", "press", "Confirmer", id="confirm.enter"),
        Binding("escape", "answer(False)", "Revenir", id="confirm.escape"),
        Binding("left,right", "app.focus_next", "Changer", show=False, id="confirm.other"),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
    ]

    def __init__(self, title: str, question: str, yes: str, no: str = "Revenir") -> None:
        super().__init__(title)
        self.question, self.yes, self.no = question, yes, no

    def compose_inside(self) -> ComposeResult:
        """Arrange the question, which scrolls when it is long, and the two answers."""
        with VerticalScroll(id="message", can_focus=False):
            yield sentence(self.question)
        with Horizontal(classes="buttons"):
            yield _Answer(Content(self.yes), id="yes", compact=True)
            yield _Answer(Content(self.no), id="no", compact=True)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_press(self) -> None:
        """Give the answer that has the focus."""
        focused = self.focused
        self.dismiss(not (isinstance(focused, Button) and focused.id == "no"))

    def action_move(self, lines: int) -> None:
        """Scroll the question."""
        self.query_one("#message", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_answer(self, answer: bool) -> None:
        """Give an answer."""
        self.dismiss(answer)


NOT_KEPT = "La saisie n’est pas gardée"


def loss_modal(why: str, yes: str) -> ConfirmModal:
    """Ask whether to go on though what is typed could not be kept; `yes` names that answer."""
    return ConfirmModal(NOT_KEPT, f"{why}\nContinuer quand même\u202f?", yes)
