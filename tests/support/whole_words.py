"""What a widget holds and what is painted of it: a word of the program is never cut, nor a sentence.

A name that is too long ends with « … », which tells that there is more. What a bar scrolls to is not cut.
"""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text
from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import DataTable, Input, OptionList

from screens.widgets.text import ELLIPSIS
from tests.support.hostile_world import NAMES
from tests.support.painting import Run

# What a person typed, or what was put after it: a panel of a given height ends where it ends.
_TYPED = {word for name in (*NAMES, "[/y] [/z] ça") for word in name.split()}
# A name without a blank that fits nowhere is broken where it must.
_BROKEN_ANYWHERE = 30
_ANY = 10_000


def cut(pilot: Pilot[None], lines: Sequence[list[Run]]) -> list[str]:
    """Tell what is cut, of every widget that the screen on top shows whole."""
    found: list[str] = []
    rows = [_cells(line) for line in lines]
    for widget, (region, clip) in pilot.app.screen._compositor.visible_widgets.items():
        seen = region.intersection(clip)
        if widget.screen is not pilot.app.screen or not seen.area or seen.size != region.size:
            continue
        found += [f"{_named(widget)}: {fault}" for fault in _cut(widget, seen, rows)]
    return found


def _named(widget: Widget) -> str:
    return f"{type(widget).__name__}#{widget.id}" if widget.id else type(widget).__name__


def _cut(widget: Widget, seen: Region, rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if isinstance(widget, DataTable):
        for column in widget.ordered_columns:
            yield from _short(column.label.plain, column.width if not column.auto_width else _ANY)
    elif isinstance(widget, OptionList):
        room = widget.scrollable_content_region.width
        for option in widget.options:
            if isinstance(option.prompt, Text) and option.prompt.no_wrap:
                yield from _short(option.prompt.plain, room)
    elif isinstance(widget, Input):
        if not widget.value:
            yield from _short(widget.placeholder, widget.content_region.width)
    else:
        yield from _unseen(_told(widget), _painted(seen, rows))


def _short(told: str, room: int) -> Iterator[str]:
    if cell_len(told) > room:
        yield f"« {told} » has {room} cells"


def _unseen(told: str, painted: str) -> Iterator[str]:
    shown = set(painted.split())
    for word in told.split() if ELLIPSIS not in painted else ():
        if word not in shown and word not in _TYPED and cell_len(word) < _BROKEN_ANYWHERE:
            yield f"« {word} » of « {' '.join(told.split())[:70]} » is not seen"
            return


def _told(widget: Widget) -> str:
    """Return the text that a widget holds; what arranges others, or draws, holds none."""
    if widget.children:
        return ""
    what = widget.render()
    return what.plain if isinstance(what, Content | Text) else what if isinstance(what, str) else ""


def _painted(seen: Region, rows: Sequence[Sequence[str]]) -> str:
    return "\n".join("".join(row[seen.x : seen.right]) for row in rows[seen.y : seen.bottom])


def _cells(line: list[Run]) -> list[str]:
    """Return what stands in each cell of a line; what joins the sign before it takes none, or the second."""
    cells: list[str] = []
    for run in line:
        if all(cell_len(sign) == 1 for sign in run.text):
            cells += run.text
            continue
        before = 0
        for rank, sign in enumerate(run.text, start=1):
            width = cell_len(run.text[:rank])
            if width > before:
                cells += [sign, *[""] * (width - before - 1)]
            elif cells:
                cells[-1] += sign
            before = width
    return cells
