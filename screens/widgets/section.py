"""A titled part of a screen, and facts written in two columns."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text
from textual.content import Content
from textual.widgets import Static

from screens.key_names import as_moved
from screens.widgets.drawn import Drawn
from screens.widgets.ended import Ended

CAPTION_WIDTH = 16


class Section(Ended):
    """A rule that bears a title, and text under it; neither is ever markup."""

    def __init__(self, title: str, *, id: str | None = None) -> None:  # noqa: A002 – Textual’s word
        super().__init__(id=id)
        self.border_title = _titled(title)
        self._said = ""

    def on_mount(self) -> None:
        """Put right the keys of what was said before."""
        if self._said:
            self.show(self._said)

    def _with_keys(self, text: str) -> str:
        return as_moved(text, self.screen) if self.is_attached else text

    def show(self, text: str | Content, title: str | None = None) -> None:
        """Set the text, and the title where one is given."""
        # A section of a set height changes place for nobody: the screen need not be arranged again.
        # Before it is on a screen, nothing says yet which keys are meant: `on_mount` puts them right.
        self._said = text if isinstance(text, str) and not self.is_attached else ""
        shown = Content(self._with_keys(text)) if isinstance(text, str) else text
        self.update(shown, layout=self.styles.is_auto_height)
        if title is not None:
            self.border_title = _titled(title)


def _titled(title: str) -> Content:
    return Content(f" {title.replace(chr(10), ' ')} ")


class Facts(Static):
    """Captions at the left, values at the right; a value that is long goes on under itself."""

    def show(self, facts: Iterable[tuple[str, str]], captions: int = CAPTION_WIDTH) -> None:
        """Show pairs of caption and value; an empty value is a dash, an empty pair a blank line."""
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_column(width=captions, no_wrap=True)
        table.add_column(overflow="fold")
        for caption, value in facts:
            table.add_row(Text(caption), Text(value or ("—" if caption else ""), overflow="fold"))
        self.update(Drawn(table))
