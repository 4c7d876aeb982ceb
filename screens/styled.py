"""A screen that is styled as it is made, and not all again each time that it comes on top."""

from typing import TypeVar

from textual.events import ScreenResume
from textual.screen import Screen

R = TypeVar("R")


class StyledOnce(Screen[R]):
    """A screen whose widgets keep their styles.

    Textual computes the styles of every widget again whenever a screen is shown, in case the theme
    has changed meanwhile: a quarter of what opening a screen takes, twice over for a mode. There is
    one theme; only the screen itself is older than the sheet that it brings.
    """

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Keep the styles of the widgets: they are those of the sheets that are loaded."""
        self.app.stylesheet.apply(self)
        event.refresh_styles = False
