"""A line to type in: one row high, and a pasted text of several lines enters whole."""

import re
from dataclasses import replace

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding
from textual.widgets import Input

_OF_THE_SCREEN = re.compile(r"ctrl\+[abd-uw-z]")


# What a line remembers of its texts.
_REMEMBERED = 200
_UNDO = Binding(
    "ctrl+z", "undo", "Défaire", tooltip="défaire ce qui vient d’être tapé", show=False, id="line.undo"
)


class LineInput(Input):
    """Textual’s `Input`, which would keep only the first line of what is pasted, and undoes nothing.

    What is typed is undone word by word; a text that is put there by the program begins anew.
    """

    BINDINGS = [_UNDO]

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002
        self._before: list[str] = []
        self._typing = False
        super().__init__(value, placeholder, compact=True, select_on_focus=False, id=id)

    def watch_value(self, before: str, after: str) -> None:
        """Remember the text at the beginning of each word, and before each deletion or paste."""
        if not self.is_typed:
            self._before.clear()
            return
        typed = len(after) == len(before) + 1
        if not (typed and self._typing) or before.endswith(" "):
            self._before = [*self._before[-_REMEMBERED:], before]
        self._typing = typed

    @property
    def is_typed(self) -> bool:
        """Tell whether a change of the text is somebody’s typing."""
        return self.has_focus

    def action_undo(self) -> None:
        """Put the text back as it was; with nothing to undo the key does nothing."""
        if not self._before:
            return
        *remembered, text = self._before
        self.value = text
        self._before, self._typing = remembered, False
        self.cursor_position = len(text)

    def on_paste(self, event: events.Paste) -> None:
        """Write the whole of a pasted text, its line ends become spaces."""
        event.prevent_default()
        event.stop()
        self.replace(" ".join(event.text.split("\n")).replace("\r", ""), *self.selection)


def _editing_keys() -> list[Binding]:
    """Return the keys of Textual’s line that are no Ctrl and a letter, but to copy and paste."""
    known = [one for one in Input.BINDINGS if isinstance(one, Binding) and one.key != "enter"]
    kept = [(one, [key for key in one.key.split(",") if not _OF_THE_SCREEN.fullmatch(key)]) for one in known]
    return [replace(one, key=",".join(keys)) for one, keys in kept if keys]


class SearchLine(LineInput, inherit_bindings=False):
    """A line over a list: Entrée opens what the list has under its cursor (`Input.Submitted`).

    The keys that the screen gives to its list go to the list while a search is typed too.
    """

    BINDINGS = [
        *_editing_keys(),
        Binding("enter", "submit", "Ouvrir", tooltip="ouvrir la ligne choisie", id="search.enter"),
        _UNDO,
    ]

    @property
    def is_typed(self) -> bool:
        """Tell that it is: the first letter comes from the list, before the focus."""
        return True

    def action_undo(self) -> None:
        """Put the search back as it was; where nothing was typed, the key is for the last act."""
        if not self._before:
            raise SkipAction
        super().action_undo()
