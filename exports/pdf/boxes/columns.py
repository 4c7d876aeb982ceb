"""Texts side by side, each at its place in a box of one height: a head, a row of signatures."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.pdf.boxes.box import Node
from exports.pdf.boxes.text import draw_lines
from exports.pdf.emblem import Picture
from exports.pdf.lines import Line, plain
from exports.pdf.styles import Style
from exports.pdf.tagging.canvas import TaggedCanvas


@dataclass(slots=True)
class Placed:
    """A paragraph at a distance from the left margin and from the top of its box."""

    lines: Sequence[Line]
    style: Style
    x: float
    depth: float
    width: float
    tag: str = "P"

    @property
    def end(self) -> float:
        """How deep its foot is."""
        return self.depth + len(self.lines) * self.style.leading


@dataclass(slots=True)
class ColumnsBox:
    """Paragraphs in the order in which they are read, under a picture at the left; it is never parted."""

    texts: Sequence[Placed]
    height: float
    before: float = 0
    after: float = 0
    keep: bool = False
    new_page: bool = False
    picture: Picture | None = None

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, _room: float, *, forced: bool = False) -> None:  # noqa: ARG002 – as every box
        """It has no parts."""
        return

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw the picture and each text in its element."""
        if self.picture:
            self.picture.draw(canvas, x, top)
        for text in self.texts:
            node = Node(text.tag)
            with canvas.content(node.element(canvas)):
                draw_lines(canvas, text.lines, text.style, x + text.x, top - text.depth, width=text.width)
            node.end(canvas)


def stacked(texts: Sequence[tuple[str, Style]], x: float, depth: float, width: float) -> list[Placed]:
    """Stand texts one under the other; the first keeps no space before it."""
    column: list[Placed] = []
    for text, style in texts:
        depth += style.before if column else 0
        column.append(Placed(plain(text, style, width), style, x, depth, width))
        depth = column[-1].end
    return column
