"""The first screen of a mode that is a list: searched as one types, filtered, with a preview."""

import asyncio
from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.widgets import Input, Static

from daect_tui.domain.text import fold
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.modals.choice import Choice, ChoiceModal
from screens.widgets.line_input import LineInput
from screens.widgets.listing import Cell, Column, Listing
from screens.widgets.section import Section

T = TypeVar("T")

# For the bindings of subclasses, which order the last line.
SEARCH = Binding("ctrl+r", "search", "Rechercher", tooltip="chercher dans la liste", id="list.search")
FILTER = Binding("ctrl+g", "filter", "Filtrer", tooltip="filtrer la liste", id="list.filter")

_NOT_FOUND = "Rien ne répond à cette recherche. Échap l’efface."


class ListScreen(DeskScreen[None], Generic[T]):
    """A list of things that the register gives at once.

    A subclass gives `COLUMNS`, `EMPTY`, the `FILTERS` by code and label (the first one keeps all),
    and the methods that read, write and sort out its things.
    """

    COLUMNS: ClassVar[tuple[Column, ...]] = ()
    EMPTY: ClassVar[str] = ""
    FILTERS: ClassVar[dict[str, str]] = {"": "tout"}
    CAPTION: ClassVar[str] = "Rechercher\u00a0:"
    BINDINGS = [
        Binding("escape", "clear", tooltip="revenir à toute la liste", show=False, id="list.clear"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.things: dict[str, T] = {}
        self.filter = next(iter(self.FILTERS))
        self._search = ""

    # ── What a subclass gives ──────────────────────────────────────────────────────────────

    @abstractmethod
    def read(self) -> Sequence[T]:
        """Return all the things; runs in a thread."""

    @abstractmethod
    def key_of(self, thing: T) -> str:
        """Return what tells a thing from the others."""

    @abstractmethod
    def cells(self, thing: T) -> Sequence[Cell]:
        """Write a thing as a row."""

    @abstractmethod
    def searched(self, thing: T) -> str:
        """Return all the words under which a thing is found."""

    @abstractmethod
    def passes(self, thing: T, code: str) -> bool:
        """Tell whether a filter, other than the first, lets a thing through."""

    @abstractmethod
    def preview(self, thing: T) -> tuple[str, str]:
        """Return the title and the text of the preview."""

    @abstractmethod
    def counted(self, count: int) -> str:
        """Say how many things are shown."""

    @abstractmethod
    def open_subject(self, subject: str) -> object:
        """Open the thing of a key."""

    # ── Reading ────────────────────────────────────────────────────────────────────────────

    def compose_body(self) -> ComposeResult:
        """Arrange the search, the list and the preview."""
        with Horizontal(id="search-line"):
            yield Static(self.CAPTION, id="search-caption")
            yield LineInput(id="search")
        with Container(id="panes"):
            yield Listing(*self.COLUMNS, empty=self.EMPTY, id="list")
            yield Section("Aperçu", id="preview")

    def on_mount(self) -> None:
        """Begin in the list: a letter typed there begins a search."""
        self.listing.focus_rows()

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.query_one("#list", Listing)

    @property
    def chosen(self) -> T | None:
        """The thing under the cursor."""
        return self.things.get(self.listing.key or "")

    @reading
    async def reload(self) -> None:
        """Read the things again."""
        things = await asyncio.to_thread(self.read)
        self.things = {self.key_of(thing): thing for thing in things}
        self.show_rows()

    def show_rows(self) -> None:
        """Show the things that the search and the filter let through."""
        words = fold(self._search).split()
        first = next(iter(self.FILTERS))
        shown = {
            key: self.cells(thing)
            for key, thing in self.things.items()
            if (self.filter == first or self.passes(thing, self.filter))
            and all(word in fold(self.searched(thing)) for word in words)
        }
        self.listing.empty = _NOT_FOUND if self.things else self.EMPTY
        self.listing.fill(shown)
        self.say_counts()

    def say_counts(self) -> None:
        """Write the second line."""
        count = self.counted(self.listing.count)
        if self.filter != next(iter(self.FILTERS)):
            count = f"{count} · {self.FILTERS[self.filter]} (Ctrl+G)"
        self.summarise(count)

    @on(Listing.Moved)
    def _moved(self) -> None:
        thing = self.chosen
        title, text = self.preview(thing) if thing is not None else ("Aperçu", "")
        self.query_one("#preview", Section).show(text, title)

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        self.open_subject(event.key)

    # ── Searching ──────────────────────────────────────────────────────────────────────────

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        if event.value != self._search:
            self._search = event.value
            self.show_rows()

    @on(Input.Submitted, "#search")
    def _found(self) -> None:
        self.listing.focus_rows()

    def on_key(self, event: events.Key) -> None:
        """Begin a search with a letter typed in the list; go down to the list from the search."""
        search = self.query_one("#search", LineInput)
        if search.has_focus and event.key in {"down", "up"}:
            event.stop()
            self.listing.focus_rows()
        elif not search.has_focus and event.is_printable and event.character and event.character != " ":
            event.stop()
            search.focus()
            search.insert_text_at_cursor(event.character)

    def action_search(self) -> None:
        """Go to the search."""
        self.query_one("#search", LineInput).focus()

    def action_clear(self) -> None:
        """Show the whole list again."""
        self.filter = next(iter(self.FILTERS))
        self._search = ""
        self.query_one("#search", LineInput).value = ""
        self.show_rows()
        self.listing.focus_rows()

    @writing
    async def action_filter(self) -> None:
        """Ask for a filter."""
        choices = [Choice(code, label) for code, label in self.FILTERS.items()]
        code = await self.app.push_screen_wait(ChoiceModal("Que montrer\u202f?", choices))
        if code is not None:
            self.filter = code
            self.show_rows()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the key of filters where there is none."""
        if action == "filter":
            return len(self.FILTERS) > 1
        return super().check_action(action, parameters)
