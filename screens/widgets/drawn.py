"""A table of texts drawn once for a width: a screen asks its height, then its lines, several times."""

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.measure import Measurement
from rich.segment import Segment


class Drawn:
    """Draws what it is given, which does not change any more, and remembers it for each width."""

    def __init__(self, drawn: RenderableType) -> None:
        self._drawn = drawn
        self._segments: dict[int, list[Segment]] = {}

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[Segment]:
        width = options.max_width
        if width not in self._segments:
            self._segments[width] = list(console.render(self._drawn, options.update(height=None)))
        return self._segments[width]

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self._drawn)
