"""Several of a long list, each found by typing a few letters of it."""

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from screens.modals.choice import Choice, ChoiceModal
from screens.widgets.fields import Field

_TO_CHOOSE = "Entrée ouvre la liste"
_MORE = "Entrée en ajoute, Suppr enlève le dernier"


class _Chosen(Static, can_focus=True):
    """What is chosen, a line each."""

    BINDINGS = [
        Binding(
            "enter", "add", "Ajouter", tooltip="choisir dans la liste, et y chercher", id="several.enter"
        ),
        Binding("space", "add", show=False, id="several.space"),
        Binding(
            "delete,backspace", "drop", "Enlever", tooltip="enlever le dernier choisi", id="several.drop"
        ),
    ]

    def action_add(self) -> None:
        """Open the list of the field."""
        self.query_ancestor(SeveralField).add()

    def action_drop(self) -> None:
        """Take the last choice off."""
        self.query_ancestor(SeveralField).drop()


class SeveralField(Field):
    """A field whose text is the values that were chosen, one a line, in the order of choosing."""

    def __init__(
        self, key: str, caption: str, title: str, choices: Sequence[Choice[str]], *, required: bool = False
    ) -> None:
        super().__init__(key, caption, required=required)
        self._title = title
        self._choices = tuple(choices)
        self._values: list[str] = []

    def make_control(self) -> Widget:
        """Return what shows the choices, and opens the list."""
        return _Chosen(Content(_TO_CHOOSE), classes="control")

    def add(self) -> None:
        """Ask for one more, among those that are not chosen yet."""
        left = [choice for choice in self._choices if choice.value not in self._values]
        self.app.push_screen(
            ChoiceModal(self._title, left, search="Chercher…", empty="Rien ne répond."), self._added
        )

    def _added(self, value: str | None) -> None:
        if value is not None:
            self._values.append(value)
            self._paint()
            self.announce()

    def drop(self) -> None:
        """Take the last choice off."""
        if self._values:
            self._values.pop()
            self._paint()
            self.announce()

    @property
    def text(self) -> str:
        """The chosen values, one a line."""
        return "\n".join(self._values)

    @text.setter
    def text(self, text: str) -> None:
        self._values = text.split("\n") if text else []
        self._paint()

    def _paint(self) -> None:
        names = {choice.value: choice.label for choice in self._choices}
        lines = [names.get(value, value) for value in self._values]
        control = self.query_one(_Chosen)
        control.update(Content("\n".join([*lines, _MORE]) if lines else _TO_CHOOSE))
        control.styles.height = len(lines) + 1
