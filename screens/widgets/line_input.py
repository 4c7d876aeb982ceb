"""A line to type in: one row high, and a pasted text of several lines enters whole."""

import re
from dataclasses import replace

from textual import events
from textual.binding import Binding
from textual.widgets import Input

_OF_THE_SCREEN = re.compile(r"ctrl\+[abd-uw-z]")


class LineInput(Input):
    """Textual’s `Input`, which would keep only the first line of what is pasted."""

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(value, placeholder, compact=True, select_on_focus=False, id=id)

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
    ]
