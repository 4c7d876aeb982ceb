"""Figures laid out as text: a table that says everything, and bars drawn with blocks beside it."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from daect_tui.domain.figures import Figures, Line
from screens.widgets.text import capital, shorten

_GAP = 2
_NARROWEST_NAME = 9
_LONGEST_NAME = 30
_EIGHTHS = " ▏▎▍▌▋▊▉"
_FULL = "█"
_EIGHT = len(_EIGHTHS)


def table_lines(figures: Figures, width: int) -> tuple[str, ...]:
    """Write the table: names at the left, over several lines where they are long, figures at the right."""
    rows = [line.cells for line in _all(figures)]
    headings = figures.headings[1:]
    widths = [max(cell_len(cell) for cell in column) for column in zip(headings, *rows, strict=True)]
    room = max(_NARROWEST_NAME, width - sum(widths) - _GAP * len(widths))
    written = _row(capital(figures.headings[0]), headings, widths, room)
    for line in figures.lines:
        written += _row(line.name, line.cells, widths, room)
    if figures.total:
        written.append("─" * min(width, room + sum(widths) + _GAP * len(widths)))
        written += _row(figures.total.name, figures.total.cells, widths, room)
    return tuple(written)


def _row(name: str, cells: tuple[str, ...], widths: list[int], room: int) -> list[str]:
    first, *rest = wrapped(name, room) or [""]
    figures = "".join(f"{'':{_GAP}}{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
    return [f"{first}{' ' * (room - cell_len(first))}{figures}", *(f"  {line}" for line in rest)]


def wrapped(text: str, width: int) -> list[str]:
    """Cut a text into lines at its spaces; the lines after the first are to be set in by two."""
    lines: list[str] = []
    for word in text.split(" "):
        room = width if len(lines) <= 1 else width - _GAP
        if lines and cell_len(lines[-1]) + 1 + cell_len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(shorten(word, width - _GAP if lines else width))
    return lines


def bar_lines(lines: Sequence[Line], width: int, names: int = 0) -> tuple[str, ...]:
    """Draw a bar for each line, its name before it, in `names` cells at most, and its figure after it."""
    longest = max((cell_len(line.name) for line in lines), default=0)
    room_of_names = min(longest, names or min(_LONGEST_NAME, max(_NARROWEST_NAME, width // 3)))
    largest = max((line.size for line in lines), default=0)
    room = max(1, width - room_of_names - len(str(largest)) - 2 * _GAP)
    return tuple(_bar_line(line, room_of_names, largest, room) for line in lines)


def _bar_line(line: Line, names: int, largest: int, room: int) -> str:
    name = shorten(line.name, names)
    return f"{name}{' ' * (names - cell_len(name) + _GAP)}{bar(line.size, largest, room)} {line.size}"


def bar(size: int, largest: int, width: int) -> str:
    """Draw a size as blocks, to an eighth of a cell: `largest` takes the whole `width`, nothing is empty.

    What is not nothing is seen: an eighth at least.
    """
    if size <= 0 or largest <= 0:
        return ""
    eighths = max(1, (size * width * _EIGHT * 2 + largest) // (largest * 2))
    whole, rest = divmod(min(eighths, width * _EIGHT), _EIGHT)
    return _FULL * whole + (_EIGHTHS[rest] if rest else "")


def _all(figures: Figures) -> Iterator[Line]:
    yield from figures.lines
    if figures.total:
        yield figures.total
