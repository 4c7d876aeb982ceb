"""The key figures of Accueil: one line of them, or all of them with their small charts."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from daect_tui.domain.key_figures import Chart, KeyFigures
from screens.statistics.drawing import bar, bar_lines

_BETWEEN = " · "


def strip(figures: KeyFigures, width: int) -> str:
    """Write in one line the figures that fit, the most useful first; none is cut."""
    line = ""
    for said in figures.brief:
        longer = f"{line}{_BETWEEN}{said}" if line else said
        if cell_len(longer) > width:
            break
        line = longer
    return line


def panel(session: str, figures: KeyFigures | None, width: int) -> Content:
    """Write what is said of the next session, the figures, and a chart under each other title."""
    parts = [_titled("Prochaine séance", (session,), width)] if session else []
    if figures is not None:
        parts.append(_titled("Chiffres", figures.said, width))
        parts += [_drawn(chart, width) for chart in figures.charts]
    return Content("\n\n").join(parts)


def _drawn(chart: Chart, width: int) -> Content:
    if not chart.lines:
        return _titled(chart.title, (chart.nothing,), width)
    if not chart.stacked:
        return _titled(chart.title, bar_lines(chart.lines, width, names=width // 2), width)
    largest = max(line.size for line in chart.lines)
    stacked = [
        part
        for line in chart.lines
        for part in (f"{line.name}\u00a0: {line.cells[0]}", bar(line.size, largest, width))
    ]
    return _titled(chart.title, stacked, width)


def _titled(title: str, lines: Sequence[str], width: int) -> Content:
    rule = f"─ {title} "
    head = Content.styled(rule + "─" * (width - cell_len(rule)), "bold")
    return Content("\n").join([head, *map(Content, lines)])
