"""How an application paints: in a theme, or without a colour, and never what drives the terminal.

No control sign nor mark that reorders reaches it: the doors of the register drop them; a register that
was altered by hand, or made elsewhere, came by none.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter, Monochrome, NoColor

from daect_tui.domain.text import without_controls
from screens.prompt import PromptApp
from screens.sheets import QuickStylesheet
from screens.theme import LIGHT, theme_named

# Whoever sets it, to anything, wants no colour (no-color.org).
_NO_COLOUR = "NO_COLOR"


class LettersOnly(LineFilter):
    """Takes out of each painted segment what no text may hold; most hold none, and stay as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 – its signature
        """Return the segments without these signs, which take no cell."""
        return [_painted(segment) for segment in segments]


# One for all: Textual remembers each line by the filter that it went through.
_LETTERS_ONLY, _UNCOLOURED = LettersOnly(), NoColor()


class PaintingApp(PromptApp):
    """An application that paints letters only, in one of our themes.

    Where `NO_COLOR` is set, nothing but the terminal’s own two colours: Textual would paint greys. A
    sheet of its own then shows by reverse, bold and underline what colours show.
    """

    stylesheet: QuickStylesheet

    def __init__(self) -> None:
        if not os.environ.get(_NO_COLOUR, "set"):
            del os.environ[_NO_COLOUR]  # empty, it says nothing; to Textual it would
        super().__init__()
        self.stylesheet = QuickStylesheet(variables=self.get_css_variables())
        if self.no_color:
            self.css_path = [*self.css_path, Path(__file__).with_name("uncoloured.tcss")]
        self.paint_in(LIGHT)

    def paint_in(self, name: str) -> None:
        """Paint everything in the theme of a name, now and from now on."""
        theme = theme_named(name)
        if theme.name not in self.available_themes:
            self.register_theme(theme)
        self.theme = theme.name

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Add ours to those of Textual."""
        filters = [_UNCOLOURED if isinstance(one, Monochrome) else one for one in super().get_line_filters()]
        return [*filters, _LETTERS_ONLY]


def _painted(segment: Segment) -> Segment:
    text = without_controls(segment.text)
    return segment if text is segment.text else Segment(text, segment.style, segment.control)
