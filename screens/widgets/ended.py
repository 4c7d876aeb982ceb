"""A text in a panel of a given height: where it does not fit, its last line ends with « … »."""

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import Static

from screens.widgets.text import ELLIPSIS


class Ended(Static):
    """Cuts no sentence without a sign of it: what is too long is read in full where Entrée leads."""

    def render_line(self, y: int) -> Strip:
        """Paint a line; the last one tells that there is more."""
        line = super().render_line(y)
        width, height = self.content_size
        if y != height - 1 or self.visual.get_height(self.styles.get_rules(), width) <= height:
            return line
        return _ended(line, width)


def _ended(line: Strip, width: int) -> Strip:
    """End a line at a word, with « … »."""
    kept = line.text.rstrip()
    while cell_len(kept) >= width:
        before, blank, _word = kept.rpartition(" ")
        kept = before.rstrip() if blank else line.crop(0, width - 1).text
    style = [segment.style for segment in line][-1]
    ended = Strip([*line.crop(0, cell_len(kept)), Segment(ELLIPSIS, style)])
    return ended.extend_cell_length(width, style)
