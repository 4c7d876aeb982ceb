"""What is painted never drives the terminal: no control sign nor mark that reorders reaches it.

The doors of the register drop them; a register that was altered by hand, or made elsewhere, came by none.
"""

from collections.abc import Sequence

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

from daect_tui.domain.text import without_controls


class LettersOnly(LineFilter):
    """Takes out of each painted segment what no text may hold; most hold none, and stay as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 – its signature
        """Return the segments without these signs, which take no cell."""
        return [_painted(segment) for segment in segments]


# One for all: Textual remembers each line by the filter that it went through.
_LETTERS_ONLY = LettersOnly()


class PaintingApp(App[None]):
    """An application that paints letters only."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Add ours to those of Textual."""
        return [*super().get_line_filters(), _LETTERS_ONLY]


def _painted(segment: Segment) -> Segment:
    text = without_controls(segment.text)
    return segment if text is segment.text else Segment(text, segment.style, segment.control)
