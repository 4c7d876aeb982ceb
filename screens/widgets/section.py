"""A titled part of a screen, and facts written in two columns."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text
from textual.content import Content
from textual.widgets import Static

from screens.key_names import as_moved
from screens.widgets.drawn import Drawn

CAPTION_WIDTH = 16


class Section(Static):
    """A rule that bears a title, and text under it; neither is ever markup."""

    def __init__(self, title: str, *, id: str | None = None) -> None:  # noqa: A002 – Textual’s word
        super().__init__(id=id)
        self.border_title = _titled(title)

    def show(self, text: str | Content, title: str | None = None) -> None:
        """Set the text, and the title where one is given."""
        # A section of a set height changes place for nobody: the screen need not be arranged again.
        shown = Content(as_moved(text, self.screen)) if isinstance(text, str) else text
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
