"""One of a long list, found by typing a few letters of it: a label, a session."""

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from screens.modals.choice import Choice, ChoiceModal
from screens.widgets.fields import Field

_TO_CHOOSE = "Entrée ouvre la liste"


class _Picked(Static, can_focus=True):
    """What is chosen; Entrée asks for another."""

    BINDINGS = [
        Binding("enter", "pick", "Choisir", tooltip="ouvrir la liste, et y chercher", id="pick.enter"),
        Binding("space", "pick", show=False, id="pick.space"),
    ]

    def action_pick(self) -> None:
        """Open the list of the field."""
        field = self.query_ancestor(PickField)
        field.pick()


class PickField(Field):
    """A field whose text is the value of one of the choices; its detail is echoed under it."""

    def __init__(
        self,
        key: str,
        caption: str,
        title: str,
        choices: Sequence[Choice[str]] = (),
        *,
        required: bool = False,
        hint: str = "",
    ) -> None:
        super().__init__(key, caption, required=required, hint=hint)
        self._title = title
        self._choices = tuple(choices)
        self._text = ""

    def make_control(self) -> Widget:
        """Return what shows the choice, and opens the list."""
        return _Picked(Content(_TO_CHOOSE))

    def offer(self, choices: Sequence[Choice[str]]) -> None:
        """Set the list, read from the register after the form was shown."""
        self._choices = tuple(choices)
        self._paint()

    def pick(self) -> None:
        """Ask for a choice."""
        self.app.push_screen(
            ChoiceModal(self._title, self._choices, search="Chercher…", empty="Rien ne répond."), self._picked
        )

    def _picked(self, value: str | None) -> None:
        if value is not None:
            self.text = value

    @property
    def text(self) -> str:
        """The value that is chosen; empty while none is."""
        return self._text

    @text.setter
    def text(self, text: str) -> None:
        self._text = text
        self._paint()
        self.announce()

    def echo(self) -> str:
        """Say what is known of the choice."""
        return next((choice.detail for choice in self._choices if choice.value == self._text), "")

    def _paint(self) -> None:
        known = next((choice.label for choice in self._choices if choice.value == self._text), self._text)
        self.query_one(_Picked).update(Content(known or _TO_CHOOSE))
