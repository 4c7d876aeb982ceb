"""A list with a search line above and a preview beside: what every first screen that is a list shares."""

from abc import abstractmethod
from typing import ClassVar, Protocol

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.widgets.line_input import SearchLine
from screens.widgets.listing import Column, Listing
from screens.widgets.searching import Rows, search_as_typed
from screens.widgets.section import Section

# For the bindings of subclasses, which order the last line.
SEARCH = Binding("ctrl+r", "search", "Rechercher", tooltip="chercher dans la liste", id="list.search")


class RowsShown(Rows, Protocol):
    """The list of the screen, whatever draws it."""

    @property
    def key(self) -> str | None:
        """The key of the row under the cursor."""


class SearchedScreen(DeskScreen[None]):
    """A letter typed in the list begins a search; ↑ ↓ come back to the list; Entrée opens from both.

    A subclass gives `COLUMNS`, `EMPTY`, what a new search does, and how a thing is opened.
    """

    COLUMNS: ClassVar[tuple[Column, ...]] = ()
    EMPTY: ClassVar[str] = ""
    CAPTION: ClassVar[str] = "Rechercher\u00a0:"
    BINDINGS = [
        Binding("escape", "clear", tooltip="revenir à toute la liste", show=False, id="list.clear"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.search = ""

    @abstractmethod
    def search_changed(self) -> object:
        """Show what answers `search`."""

    @abstractmethod
    def open_subject(self, subject: str) -> object:
        """Open the thing of a key, from anywhere."""

    def open_row(self, key: str) -> object:
        """Open the thing of a row: the same, unless a subclass says otherwise."""
        return self.open_subject(key)

    def compose_body(self) -> ComposeResult:
        """Arrange the search, the list and the preview."""
        with Horizontal(id="search-line"):
            yield Static(self.CAPTION, id="search-caption")
            yield SearchLine(id="search")
        yield from self.compose_under_search()
        with Container(id="panes"):
            yield self.make_list()
            yield Section("Aperçu", id="preview")

    def compose_under_search(self) -> ComposeResult:
        """Arrange what stands between the search and the list: nothing, in most screens."""
        yield from ()

    def on_mount(self) -> None:
        """Begin where one goes on from."""
        self.begin()

    def begin(self) -> None:
        """Begin in the list."""
        self.rows.focus_rows()

    def make_list(self) -> Widget:
        """Return the widget of the list."""
        return Listing(*self.COLUMNS, empty=self.EMPTY, id="list")

    @property
    def listing(self) -> Listing:
        """The list, where it is a `Listing`."""
        return self.query_one("#list", Listing)

    @property
    def rows(self) -> RowsShown:
        """The list."""
        return self.listing

    def show_preview(self, text: str, title: str = "Aperçu") -> None:
        """Show what the chosen line is about."""
        self.query_one("#preview", Section).show(text, title)

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        self.choose(event.key)

    @on(Input.Submitted, "#search")
    def _found(self) -> None:
        self.choose(self.rows.key)

    def choose(self, key: str | None) -> None:
        """Open a row; where Entrée came before the answer to what is typed, open what answers."""
        if self.awaiting or self.query_one("#search", SearchLine).value != self.search:
            self.press_later("enter")
        elif key is not None:
            self.open_row(key)

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        if event.value != self.search:
            self.search = event.value
            self.search_changed()
        if not self.awaiting:
            self.go_on_with_keys()

    def types(self, key: events.Key) -> bool:
        """Tell that a letter is: a search is typed before there is a list."""
        return (key.is_printable and key.character != " ") or super().types(key)

    def on_key(self, event: events.Key) -> None:
        """Begin a search with a letter typed in the list; go back to the list from the search."""
        search_as_typed(event, self.query_one("#search", SearchLine), self.rows)

    def action_search(self) -> None:
        """Go to the search."""
        self.query_one("#search", SearchLine).focus()

    def action_clear(self) -> None:
        """Show the whole list again."""
        self.query_one("#search", SearchLine).value = ""
        self.rows.focus_rows()
