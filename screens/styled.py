"""A screen that is styled as it is made, and not all again each time that it comes on top."""

from typing import Any, TypeVar

from textual.app import App
from textual.events import ScreenResume
from textual.geometry import Size

from screens.arranged import Arranged

R = TypeVar("R")


class StyledOnce(Arranged[R]):
    """A screen whose widgets keep their styles.

    Textual computes the styles of every widget again whenever a screen is shown: a quarter of what
    opening a screen takes, twice over for a mode. Only the screen itself is older than the sheet that
    it brings. A theme that changes needs none of it: the screens of the room follow at once, and
    Textual counts the changes for the other rooms, whose screens follow when one goes there; a new
    screen has none to follow, where Textual would style the whole application again, twice.
    """

    def _post_register(self, app: App[Any]) -> None:
        super()._post_register(app)
        self._css_update_count = app._css_update_count  # noqa: SLF001 – as Textual’s own does

    def _screen_resized(self, size: Size) -> None:
        """Arrange the screen once for a size: Textual does when it is shown, and when it hears its size."""
        if size != self._size:
            super()._screen_resized(size)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Keep the styles of the widgets: they are those of the sheets that are loaded."""
        self.app.stylesheet.apply(self)
        event.refresh_styles = False
