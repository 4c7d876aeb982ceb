"""A search line over a list: the keys that lead from the one to the other."""

from typing import Protocol

from textual import events

from screens.widgets.line_input import SearchLine


class Rows(Protocol):
    """A list that takes the focus."""

    def focus_rows(self) -> None:
        """Give the focus to the rows."""
        ...


def search_as_typed(event: events.Key, line: SearchLine, rows: Rows) -> None:
    """Begin a search with a letter typed in the list; an arrow goes back to the list from the search."""
    if line.has_focus and event.key in {"down", "up"}:
        event.stop()
        rows.focus_rows()
    elif not line.has_focus and event.is_printable and event.character and event.character != " ":
        event.stop()
        line.focus()
        line.insert_text_at_cursor(event.character)
