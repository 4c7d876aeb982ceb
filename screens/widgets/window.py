"""A list of any length: only the lines on the screen are drawn, only those near them are in memory.

The lines stand in a `Source`, which may not have them yet: the list says which it `Needs`, and shows
them when `refresh_lines_shown` tells that they came.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from daect_tui.domain.text import clean_line
from screens.key_names import as_moved
from screens.widgets.text import shorten

_PADDING = 2
_GUTTER = 2
_MARK = "✓ "
_WAITING = "…"
_UP, _DOWN = "▲", "▼"
_HEADER = 1


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: `width` in cells, or 0 to share what the others leave.

    Columns come one by one, in the order given, while those that share keep `_COMFORTABLE` cells.
    """

    key: str
    title: str
    width: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what tells it from the others, and its text in each column; never markup."""

    key: str
    cells: Mapping[str, str]


class Source(Protocol):
    """Where the lines come from."""

    @property
    def total(self) -> int:
        """How many there are."""

    def line(self, rank: int) -> Line | None:
        """Return a line; `None` while it is not read yet."""


class _Nothing:
    """The source before the first reading."""

    total = 0

    def line(self, rank: int) -> Line | None:  # noqa: ARG002 – the shape of `Source`
        return None


# What each column that shares keeps at least, for one more column to be shown.
_COMFORTABLE = 20


def fitted(headings: Sequence[Heading], width: int) -> dict[str, int]:
    """Return the width of each column that is shown, by its key, in the order of the columns."""
    shown: list[Heading] = []
    for heading in headings:
        if not shown or _share([*shown, heading], width) >= _COMFORTABLE:
            shown.append(heading)
    share = max(1, _share(shown, width))
    return {heading.key: heading.width or share for heading in headings if heading in shown}


def _share(shown: Sequence[Heading], width: int) -> int:
    left = width - _GUTTER - sum(heading.width + _PADDING for heading in shown)
    sharing = sum(not heading.width for heading in shown)
    return left // sharing if sharing else _COMFORTABLE + left


def plain(text: str, width: int) -> str:
    """Fit a text of anybody's in cells: nothing in it moves the cursor, turns the line or overflows."""
    return set_cell_size(shorten(clean_line(text).text, width), width)


class WindowTable(ScrollView, can_focus=True):
    """The list. `marked` holds the keys that are ticked; `order` the column sorted by, and which way."""

    COMPONENT_CLASSES = {"window--header", "window--cursor", "window--marked", "window--waiting"}
    BINDINGS = [
        Binding("enter", "choose", "Ouvrir", tooltip="ouvrir la ligne choisie", id="list.enter"),
        Binding("up", "move(-1)", tooltip="choisir une ligne", key_display="↑ ↓", show=False, id="list.up"),
        Binding("down", "move(1)", show=False),
        Binding("home", "first", tooltip="première ligne", show=False, id="list.first"),
        Binding("end", "last", tooltip="dernière ligne", show=False, id="list.last"),
        Binding("pageup", "page(-1)", tooltip="page précédente", show=False, id="list.before"),
        Binding("pagedown", "page(1)", tooltip="page suivante", show=False, id="list.after"),
    ]

    cursor: reactive[int] = reactive(0)
    marked: reactive[frozenset[str]] = reactive(frozenset)
    order: reactive[tuple[str, bool]] = reactive(("", False))

    class Chosen(Message):
        """Entrée, or a click on the line under the cursor."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Moved(Message):
        """Another line is under the cursor, or the same one was read; `None` while there is none."""

        def __init__(self, key: str | None) -> None:
            super().__init__()
            self.key = key

    class HeadingClicked(Message):
        """A click on the heading of a column."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Needs(Message):
        """Lines from `first` to `last` are on the screen, and some of them are not read."""

        def __init__(self, first: int, last: int) -> None:
            super().__init__()
            self.first, self.last = first, last

    def __init__(
        self,
        *headings: Heading,
        shown: Sequence[str],
        empty: str,
        id: str | None = None,  # noqa: A002 – Textual’s word
    ) -> None:
        super().__init__(id=id)
        # Chosen in the order of their importance, drawn in the order of `shown`.
        self._headings = headings
        self._shown = tuple(shown)
        self._source: Source = _Nothing()
        self._told: str | None = None
        # Entrée was pressed on a line that is not read yet: it is opened when it comes.
        self._choosing = False
        self.empty = empty

    # ── What it holds ──────────────────────────────────────────────────────────────────────

    @property
    def count(self) -> int:
        """The number of lines."""
        return self._source.total

    @property
    def key(self) -> str | None:
        """The key of the line under the cursor."""
        line = self._source.line(self.cursor) if self.count else None
        return line.key if line else None

    def focus_rows(self) -> None:
        """Take the focus."""
        self.focus()

    def show_source(self, source: Source, cursor: int = 0) -> None:
        """Show other lines, the cursor on one of them."""
        self._source = source
        self._told = None
        self.virtual_size = Size(self.size.width, source.total + _HEADER)
        self.cursor = min(cursor, max(0, source.total - 1))
        self._reveal()
        self.refresh_lines_shown()

    def refresh_lines_shown(self) -> None:
        """Draw again what is on the screen, once lines were read; ask for those that are missing."""
        self.refresh()
        if self.count == 0 or self.key is not None:
            self._tell()
            if self._choosing:
                self.action_choose()
        self._ask()

    # ── Moving about ───────────────────────────────────────────────────────────────────────

    @property
    def _height(self) -> int:
        return max(1, self.size.height - _HEADER)

    def validate_cursor(self, cursor: int) -> int:
        """Stay within the lines."""
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self) -> None:
        """Bring the line on the screen, and tell of it."""
        self._choosing = False
        self._reveal()
        self.refresh_lines_shown()

    def watch_marked(self) -> None:
        """Draw the ticks."""
        self.refresh()

    def watch_order(self) -> None:
        """Draw the sign of the order."""
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for the lines that come on the screen."""
        super().watch_scroll_y(old_value, new_value)
        self._ask()

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the cursor on the screen, and the lines as wide as it."""
        self.virtual_size = Size(self.size.width, self.count + _HEADER)
        self._reveal()
        self._ask()

    def _reveal(self) -> None:
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, immediate=True)
        elif self.cursor >= top + self._height:
            self.scroll_to(y=self.cursor - self._height + 1, animate=False, immediate=True)

    def _tell(self) -> None:
        key = self.key
        if key is None or key != self._told:
            self._told = key
            self.post_message(self.Moved(key))

    def _ask(self) -> None:
        first = self.scroll_offset.y
        last = min(first + self._height, self.count) - 1
        if any(self._source.line(rank) is None for rank in (first, last, self.cursor) if rank < self.count):
            self.post_message(self.Needs(min(first, self.cursor), max(last, self.cursor)))

    def action_move(self, step: int) -> None:
        """Go up or down a line."""
        self.cursor += step

    def action_page(self, step: int) -> None:
        """Go up or down a screen."""
        self.cursor += step * self._height

    def action_first(self) -> None:
        """Go to the first line."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last line."""
        self.cursor = self.count - 1

    def action_choose(self) -> None:
        """Tell that the line under the cursor is chosen."""
        self._choosing = self.key is None and not self._read_empty
        if self.key is not None:
            self.post_message(self.Chosen(self.key))

    def on_click(self, event: events.Click) -> None:
        """Sort by the heading that is clicked; go to the line, or choose it when one is there already."""
        if event.y < _HEADER:
            key = self._heading_at(event.x)
            if key is not None:
                self.post_message(self.HeadingClicked(key))
            return
        rank = self.scroll_offset.y + event.y - _HEADER
        if rank < self.count:
            if rank == self.cursor:
                self.action_choose()
            self.cursor = rank

    @property
    def _read_empty(self) -> bool:
        return self.count == 0 and not isinstance(self._source, _Nothing)

    def _heading_at(self, x: int) -> str | None:
        start = _GUTTER
        for key, width in self._widths().items():
            if start <= x < start + width + _PADDING:
                return key
            start += width + _PADDING
        return None

    # ── Drawing ────────────────────────────────────────────────────────────────────────────

    def _widths(self) -> dict[str, int]:
        first, *others = self._headings
        # What the lines are sorted by is seen, whatever it takes the place of.
        others.sort(key=lambda heading: heading.key != self.order[0])
        widths = fitted([first, *others], self.size.width)
        return {key: widths[key] for key in self._shown if key in widths}

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width = self.size.width
        if y < _HEADER:
            return self._drawn(self._titles(), self.get_component_rich_style("window--header"), width)
        if self.count == 0:
            text = as_moved(self.empty, self.screen) if y == _HEADER else ""
            return self._drawn(f"{' ' * _GUTTER}{text}", self.rich_style, width)
        rank = self.scroll_offset.y + y - _HEADER
        if rank >= self.count:
            return self._drawn("", self.rich_style, width)
        line = self._source.line(rank)
        return self._drawn(self._text(line), self._style(rank, line), width)

    def _titles(self) -> str:
        sorted_by, descending = self.order
        titles = {heading.key: heading.title for heading in self._headings}
        if sorted_by in titles:
            titles[sorted_by] += f" {_DOWN if descending else _UP}"
        return " " * _GUTTER + "".join(
            set_cell_size(titles[key], width) + " " * _PADDING for key, width in self._widths().items()
        )

    def _text(self, line: Line | None) -> str:
        if line is None:
            return f"{' ' * _GUTTER}{_WAITING}"
        mark = _MARK if line.key in self.marked else " " * _GUTTER
        return mark + "".join(
            plain(line.cells.get(key, ""), width) + " " * _PADDING for key, width in self._widths().items()
        )

    def _style(self, rank: int, line: Line | None) -> Style:
        if rank == self.cursor:
            return self.get_component_rich_style("window--cursor")
        if line is None:
            return self.get_component_rich_style("window--waiting")
        if line.key in self.marked:
            return self.get_component_rich_style("window--marked")
        return self.rich_style

    @staticmethod
    def _drawn(text: str, style: Style, width: int) -> Strip:
        return Strip([Segment(set_cell_size(text, width), style)], width)
