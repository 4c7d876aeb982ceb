"""A line to type in: one row high, and a pasted text of several lines enters whole."""

from textual import events
from textual.binding import Binding
from textual.widgets import Input


class LineInput(Input):
    """Textual’s `Input`, which would keep only the first line of what is pasted."""

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(value, placeholder, compact=True, select_on_focus=False, id=id)

    def on_paste(self, event: events.Paste) -> None:
        """Write the whole of a pasted text, its line ends become spaces."""
        event.prevent_default()
        event.stop()
        self.replace(" ".join(event.text.split("\n")).replace("\r", ""), *self.selection)


class SearchLine(LineInput):
    """A line over a list: Entrée opens what the list has under its cursor (`Input.Submitted`)."""

    BINDINGS = [
        Binding("enter", "submit", "Ouvrir", tooltip="ouvrir la ligne choisie", id="search.enter"),
    ]
