"""A list of fields, and under it the two texts of the chosen one, side by side and whole."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from screens.base import DeskScreen
from screens.widgets.listing import Cell, Column, Listing
from screens.widgets.section import Section

R = TypeVar("R")


class TwoTextsScreen(DeskScreen[R]):
    """A subclass gives `COLUMNS`, and the titles and texts of a row."""

    CSS_PATH = "two_texts.tcss"
    COLUMNS: ClassVar[tuple[Column, ...]] = ()
    EMPTY: ClassVar[str] = ""

    @abstractmethod
    def texts_of(self, key: str) -> tuple[tuple[str, str], tuple[str, str]]:
        """Return the title and the text of either side of a row."""

    def compose_body(self) -> ComposeResult:
        """Arrange the list, then the two texts."""
        yield Listing(*self.COLUMNS, empty=self.EMPTY, opens=False, id="fields")
        with Horizontal(id="sides"):
            for side in ("ours", "theirs"):
                with VerticalScroll():
                    yield Section("", id=side)

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.query_one(Listing)

    def fill(self, rows: Iterable[tuple[str, Sequence[Cell]]]) -> None:
        """Show the rows."""
        self.listing.fill(dict(rows))
        self.listing.focus_rows()

    @on(Listing.Moved)
    def show_texts(self) -> None:
        """Show the texts of the row under the cursor."""
        key = self.listing.key
        sides = self.texts_of(key) if key else (("", ""), ("", ""))
        for name, (title, text) in zip(("ours", "theirs"), sides, strict=True):
            self.query_one(f"#{name}", Section).show(Content(text or ("(vide)" if title else "")), title)
