"""The first screen of a mode that is a list: searched as one types, filtered, with a preview."""

import asyncio
from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.binding import Binding

from daect_tui.domain.text import fold
from daect_tui.services.desk import Desk
from screens.calls import reading, writing
from screens.modals.choice import Choice, ChoiceModal
from screens.searched import SearchedScreen
from screens.widgets.listing import Cell, Listing

T = TypeVar("T")

# For the bindings of subclasses, which order the last line.
FILTER = Binding("ctrl+g", "filter", "Filtrer", tooltip="filtrer la liste", id="list.filter")

_NOT_FOUND = "Rien ne répond à cette recherche. Échap l’efface."


class ListScreen(SearchedScreen, Generic[T]):
    """A list of things that the register gives at once.

    A subclass gives the `FILTERS` by code and label (the first one keeps all),
    and the methods that read, write and sort out its things.
    """

    FILTERS: ClassVar[dict[str, str]] = {"": "tout"}

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.things: dict[str, T] = {}
        self.filter = next(iter(self.FILTERS))

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

    # ── Reading ────────────────────────────────────────────────────────────────────────────

    @property
    def chosen(self) -> T | None:
        """The thing under the cursor."""
        return self.things.get(self.listing.key or "")

    @reading
    async def reload(self) -> None:
        """Read the things again; where the chosen one has left the list, the next one is chosen."""
        things = await asyncio.to_thread(self.read)
        keys, key = self.listing.keys, self.listing.key
        self.things = {self.key_of(thing): thing for thing in things}
        self.show_rows()
        self.listing.stay_near(keys, key)

    def show_rows(self) -> None:
        """Show the things that the search and the filter let through."""
        words = fold(self.search).split()
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
        self.refresh_bindings()

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
        self.show_preview(text, title)

    # ── Searching ──────────────────────────────────────────────────────────────────────────

    def search_changed(self) -> None:
        """Narrow the list at each letter: everything is at hand."""
        self.show_rows()

    def action_clear(self) -> None:
        """Show the whole list again, without any filter."""
        self.filter = next(iter(self.FILTERS))
        super().action_clear()
        self.show_rows()

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
