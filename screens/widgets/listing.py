"""A list with columns: fitted to the terminal, its cursor kept on the same thing when it is read again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import DataTable, Static

from screens.key_names import as_moved
from screens.widgets.text import shorten

Cell = str | Text

READING = "Lecture du registre…"
_PADDING = 2
_SCROLL_BAR = 1
_NARROWEST = 10
# A wide column is shown only while those that share keep this many cells each.
_COMFORTABLE = 24
# Rows under the cursor when the next window is asked for.
_AHEAD = 20
# Rows painted at once: a row costs a tenth of a millisecond, and the others wait for the cursor.
_WINDOW = 200


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `width` in cells, or 0 to share what the others leave; a `wide` one needs room."""

    title: str
    width: int = 0
    wide: bool = False


class Rows(DataTable[Text]):
    """The table inside, with its keys in French."""

    BINDINGS = [
        Binding("enter", "select_cursor", "Ouvrir", tooltip="ouvrir la ligne choisie", id="list.enter"),
        Binding("up", "cursor_up", tooltip="choisir une ligne", key_display="↑ ↓", show=False, id="list.up"),
        Binding("down", "cursor_down", show=False),
        Binding("home", "scroll_top", tooltip="première ligne", show=False, id="list.first"),
        Binding("end", "scroll_bottom", tooltip="dernière ligne", show=False, id="list.last"),
    ]

    opens = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Entrée out where a row leads nowhere."""
        if action == "select_cursor" and not self.opens:
            return False
        return super().check_action(action, parameters)

    def action_scroll_bottom(self) -> None:
        """Go to the last row, those that are not yet painted being painted first."""
        if isinstance(self.parent, Listing):
            self.parent.paint_all()
        super().action_scroll_bottom()


class Listing(Vertical):
    """Rows of texts by key. `fill` replaces them, `extend` adds; texts are never markup.

    `empty` is the sentence that stands for the rows when there is none: it says what to do.
    """

    class Chosen(Message):
        """Entrée (or a click) on the row of a key."""

        def __init__(self, listing: "Listing", key: str) -> None:
            super().__init__()
            self.listing, self.key = listing, key

        @property
        def control(self) -> "Listing":
            """The listing, for `@on(Listing.Chosen, "#its-id")`."""
            return self.listing

    class Moved(Message):
        """The cursor is on another row; `key` is `None` when the list is empty."""

        def __init__(self, listing: "Listing", key: str | None) -> None:
            super().__init__()
            self.listing, self.key = listing, key

        @property
        def control(self) -> "Listing":
            """The listing."""
            return self.listing

    class NearEnd(Message):
        """The cursor nears the last row: a window more may be read."""

        def __init__(self, listing: "Listing") -> None:
            super().__init__()
            self.listing = listing

        @property
        def control(self) -> "Listing":
            """The listing."""
            return self.listing

    def __init__(
        self,
        *columns: Column,
        empty: str,
        opens: bool = True,
        id: str | None = None,  # noqa: A002 – Textual’s word
    ) -> None:
        super().__init__(id=id)
        self._columns = columns
        self._opens = opens
        self.empty = empty
        self._rows: dict[str, Sequence[Cell]] = {}
        self._fitted: tuple[int, ...] = ()
        self._painted = 0

    def compose(self) -> ComposeResult:
        """Arrange the table and the sentence that stands for it while it has no row."""
        rows = Rows(cursor_type="row", id="rows")
        rows.opens = self._opens
        yield rows
        yield Static(READING, markup=False, id="notice")

    @property
    def table(self) -> Rows:
        """The table inside."""
        return self.query_one(Rows)

    @property
    def key(self) -> str | None:
        """The key of the row under the cursor."""
        keys = list(self._rows)
        row = self.table.cursor_row
        return keys[row] if 0 <= row < len(keys) else None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the rows, in their order."""
        return tuple(self._rows)

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self._rows)

    def focus_rows(self) -> None:
        """Give the focus to the rows."""
        self.table.focus()

    def fill(self, rows: Mapping[str, Sequence[Cell]], key: str | None = None) -> None:
        """Replace the rows; the cursor goes to `key`, else stays on the thing where it was."""
        kept = key or self.key
        self._rows = dict(rows)
        self._paint(kept)
        self.query_one("#notice", Static).update(Content(as_moved(self.empty, self.screen)))
        self.set_class(not rows, "-empty")
        self.post_message(self.Moved(self, self.key))

    def extend(self, rows: Mapping[str, Sequence[Cell]]) -> None:
        """Add rows at the end."""
        self._rows.update(rows)
        self._paint_on(self._painted)

    def change(self, key: str, cells: Sequence[Cell]) -> None:
        """Replace the cells of one row, where it stands."""
        self._rows[key] = cells
        if self.keys.index(key) < self._painted:
            for column, cell, width in zip(self._columns, cells, self._fitted, strict=True):
                if width:
                    self.table.update_cell(key, column.title, _fitted_cell(cell, width))

    def move_to(self, key: str) -> None:
        """Put the cursor on the row of a key, where there is one."""
        keys = list(self._rows)
        if key in keys:
            self._paint_on(keys.index(key))
            self.table.move_cursor(row=keys.index(key), animate=False)

    def paint_all(self) -> None:
        """Paint the rows that wait for the cursor."""
        self._paint_on(self.count)

    def stay_near(self, keys: Sequence[str], key: str | None) -> None:
        """Go to what came next in `keys`, an older order, where the row of `key` is gone; else before it."""
        if key is None or key in self._rows:
            return
        gone = keys.index(key)
        near = (one for one in (*keys[gone:], *reversed(keys[:gone])) if one in self._rows)
        self.move_to(next(near, key))

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the columns to the new width."""
        self.refit()

    def refit(self) -> None:
        """Fit the columns to the width; one filled while hidden may not be told of it."""
        if self._fitted and self._fitted != self._fit():
            self._paint(self.key)

    def _fit(self) -> tuple[int, ...]:
        """Give each column its width; 0 for one that is not shown."""
        shown = [column for column in self._columns if not column.wide]
        for column in self._columns:
            if column.wide and self._share([*shown, column]) >= _COMFORTABLE:
                shown.append(column)
        share = self._share(shown)
        return tuple((column.width or share) if column in shown else 0 for column in self._columns)

    def _share(self, shown: Sequence[Column]) -> int:
        """Tell what is left to each of the columns that share."""
        room = self.size.width - _SCROLL_BAR - sum(column.width + _PADDING for column in shown)
        return max(_NARROWEST, room // (sum(not column.width for column in shown) or 1))

    def _paint(self, key: str | None) -> None:
        table = self.table
        self._fitted = self._fit()
        table.clear(columns=True)
        for column, width in zip(self._columns, self._fitted, strict=True):
            if width:
                table.add_column(Text(column.title), width=width, key=column.title)
        self._painted = 0
        self._paint_on(0)
        if key is not None:
            self.move_to(key)

    def _paint_on(self, row: int) -> None:
        """Paint the rows that are not yet, up to a window beyond `row`."""
        for key in self.keys[self._painted : row + _WINDOW]:
            self._add(key, self._rows[key])
            self._painted += 1

    def _add(self, key: str, cells: Sequence[Cell]) -> None:
        fitted = [_fitted_cell(cell, width) for cell, width in zip(cells, self._fitted, strict=True) if width]
        self.table.add_row(*fitted, key=key)

    @on(DataTable.RowSelected)
    def _selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        if event.row_key.value is not None:
            self.post_message(self.Chosen(self, event.row_key.value))

    @on(DataTable.RowHighlighted)
    def _highlighted(self, event: DataTable.RowHighlighted) -> None:
        event.stop()
        self.post_message(self.Moved(self, self.key))
        if event.cursor_row >= self._painted - _AHEAD:
            self._paint_on(self._painted)
        if event.cursor_row >= self.count - _AHEAD:
            self.post_message(self.NearEnd(self))


def _fitted_cell(cell: Cell, width: int) -> Text:
    if isinstance(cell, Text):
        return cell
    return Text(shorten(cell, width), no_wrap=True)
