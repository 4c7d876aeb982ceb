"""The lines that every screen has: who and where (1), what is looked at (2), what just happened (23)."""

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.key_names import as_moved
from screens.modes import MODES
from screens.shell import Shell
from screens.widgets.text import shorten, shorten_message, spread

_PLACES = "  ".join(f"{mode.key.upper()} {mode.title}" for mode in MODES)


def shell_of(widget: Widget) -> Shell:
    """Return the application around a widget, as the shell that it is."""
    shell = widget.app
    if not isinstance(shell, Shell):
        raise TypeError("the screens of daect live in a Shell")
    return shell


class HeaderLine(Widget):
    """« daect », the register, the screen; at the right the date, or the banner of a demonstration."""

    def on_mount(self) -> None:
        """Follow the title of the screen."""
        self.watch(self.screen, "title", self._changed, init=False)

    def _changed(self) -> None:
        self.refresh()

    def render(self) -> Content:
        """Write the line; the title stands in the middle where there is room."""
        shell = shell_of(self)
        width = self.size.width
        left = f"daect  {shell.register_name}"
        title = self.screen.title or ""
        right = shell.banner
        start = max(cell_len(left) + 2, (width - cell_len(title)) // 2)
        both = left + " " * (start - cell_len(left)) + title
        return Content(spread(both, right, width)).stylize("bold", 0, len("daect"))


class SummaryLine(Widget):
    """What is being looked at: counts, search, states; the places and their keys where there is room."""

    left: reactive[str] = reactive("")
    right: reactive[str] = reactive("")

    def render(self) -> Content:
        """Write the line."""
        width = self.size.width
        left, right = as_moved(self.left, self.screen), self.right
        if not right and shell_of(self).desk and cell_len(left) + cell_len(_PLACES) + 2 <= width:
            right = as_moved(_PLACES, self.screen)
        return Content(spread(left, right, width))


class DividerLine(Widget):
    """A rule; where the register is only read it says so, and who writes."""

    def on_mount(self) -> None:
        """Follow what the shell knows of it."""
        self.watch(shell_of(self), "reads_only", self._changed)

    def _changed(self, words: str) -> None:
        self.set_class(bool(words), "-reads-only")
        self.refresh()

    def render(self) -> Content:
        """Write the line."""
        width, words = self.size.width, shell_of(self).reads_only
        if not words:
            return Content("─" * width)
        said = shorten(words, max(0, width - 4))
        return Content.assemble("─ ", (said, "bold"), " ", "─" * (width - cell_len(said) - 3))


class StatusLine(Widget):
    """At the left what just happened, at the right when something was last written, and what undoes it."""

    def on_mount(self) -> None:
        """Follow what the shell was told."""
        shell = shell_of(self)
        self.watch(shell, "told", self._changed, init=False)
        self.watch(shell, "kept", self._changed, init=False)
        self.watch(shell, "undone_by", self._changed, init=False)

    def _changed(self) -> None:
        self.refresh()

    def render(self) -> Content:
        """Write the line."""
        shell, width = shell_of(self), self.size.width
        told, right = as_moved(shell.told, self.screen), shell.kept
        undone = f"{right} · {shell.undone_by}"
        if shell.undone_by and cell_len(told) + cell_len(undone) < width:
            right = undone
        return Content(spread(shorten_message(told, width - cell_len(right) - 1), right, width))
