"""What is painted: the text, and the runs of one style, with their colours as the terminal gets them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual._context import visible_screen_stack
from textual.pilot import Pilot

LEAST, LEAST_OF_FRAMES = 4.5, 3.0
# What only frames or fills: rules, borders, edges of a field, bars.
FRAMES = re.compile(r"[\s\u2500-\u259f]*")


@dataclass(frozen=True, slots=True)
class Run:
    """Signs of one style in a line."""

    text: str
    foreground: str
    background: str
    attributes: str

    @property
    def contrast(self) -> float:
        """The ratio of both colours, from 1 to 21 (WCAG 2, relative luminance)."""
        light, dark = sorted(map(_luminance, (self.foreground, self.background)), reverse=True)
        return (light + 0.05) / (dark + 0.05)


def painted(pilot: Pilot[None]) -> list[list[Run]]:
    """Return the lines of the screen on top, as they are painted."""
    # What stands under a box is painted with it.
    visible_screen_stack.set(pilot.app._background_screens)
    strips = pilot.app.screen._compositor.render_strips()
    return [[_run(segment) for segment in strip if segment.text] for strip in strips]


def written(runs: list[Run]) -> str:
    """Return the text of a line."""
    return "".join(run.text for run in runs)


def words(lines: Iterable[list[Run]]) -> Iterator[Run]:
    """Give the runs in which there is something to see."""
    for line in lines:
        yield from (run for run in line if run.text.strip())


def pale(lines: Iterable[list[Run]]) -> set[str]:
    """Tell the pairs of colours that are not far enough apart (WCAG 2.2, 1.4.3; 1.4.11 for what frames)."""
    return {
        f"{run.contrast:.2f} for {run.foreground} on {run.background}, « {run.text.strip()} »"
        for run in words(lines)
        if run.contrast < (LEAST_OF_FRAMES if FRAMES.fullmatch(run.text) else LEAST)
    }


def _run(segment: Segment) -> Run:
    style = segment.style or Style()
    colours = _hex(style.color), _hex(style.bgcolor)
    foreground, background = reversed(colours) if style.reverse else colours
    names = ("bold", "dim", "italic", "underline", "reverse", "strike")
    attributes = " ".join(name for name in names if getattr(style, name))
    return Run(segment.text, foreground, background, attributes)


def _hex(colour: Color | None) -> str:
    if colour is None or colour.is_default:
        return ""
    return colour.get_truecolor().hex


def _luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
