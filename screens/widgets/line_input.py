"""A line to type in: one row high, and a pasted text of several lines enters whole."""

from collections.abc import Iterator

from textual import events
from textual.binding import Binding
from textual.widgets import Input

# Keys with which a line is edited elsewhere, and with which a list acts: each has another for the same.
_OF_LISTS = frozenset({"ctrl+a", "ctrl+d", "ctrl+e", "ctrl+k", "ctrl+u"})


def _editing_keys() -> Iterator[Binding]:
    """Yield the bindings of a line but for those that lists take for themselves, and for Entrée."""
    for binding in Binding.make_bindings(Input.BINDINGS):
        if binding.key not in _OF_LISTS and binding.action != "submit":
            yield binding


class LineInput(Input):
    """Textual’s `Input`, which would keep only the first line of what is pasted."""

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(value, placeholder, compact=True, select_on_focus=False, id=id)

    def on_paste(self, event: events.Paste) -> None:
        """Write the whole of a pasted text, its line ends become spaces."""
        event.prevent_default()
        event.stop()
        self.replace(" ".join(event.text.split("\n")).replace("\r", ""), *self.selection)


class SearchLine(LineInput, inherit_bindings=False):
    """A line over a list: Entrée opens what the list has under its cursor (`Input.Submitted`).

    What the list does with its own keys it also does while a search is typed: ticking what was found.
    """

    BINDINGS = [
        Binding("enter", "submit", "Ouvrir", tooltip="ouvrir la ligne choisie", id="search.enter"),
        *_editing_keys(),
    ]
