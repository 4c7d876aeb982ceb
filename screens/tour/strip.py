"""The line of the tour, between the body and the status: it takes a line, and never stands over anything."""

from textual.content import Content
from textual.widget import Widget

from screens.key_names import as_moved
from screens.shell import Shell
from screens.widgets.text import shorten


class TourStrip(Widget):
    """Shows what the tour says, where it says something."""

    DEFAULT_CSS = """
    TourStrip { height: 1; padding: 0 1; background: $primary; color: $background; text-style: bold; }
    """

    def on_mount(self) -> None:
        """Follow what the tour says."""
        if isinstance(self.app, Shell):
            self.watch(self.app, "tour", self._said)

    def _said(self, words: str) -> None:
        self.display = bool(words)
        self.refresh()

    def render(self) -> Content:
        """Write the line."""
        said = as_moved(self.app.tour, self.screen) if isinstance(self.app, Shell) else ""
        return Content(shorten(said, self.size.width))
