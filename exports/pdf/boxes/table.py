"""Tables: one heading row, repeated on each page; rows that part only when they are very high.

ISO 14289-1, 7.5: header cells say for what they speak; a table over several pages is one element, and
its repeated heading row is an artifact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exports.pdf.boxes.box import Node
from exports.pdf.boxes.text import draw_lines
from exports.pdf.lines import Line, plain
from exports.pdf.styles import ACCENT, RULE, SHADE, WIDTH, Style
from exports.pdf.tagging.canvas import REPEATED, RULING, TaggedCanvas

_SIDES = 5.0
# A row is cut between two pages only when it leaves this height on each; else it moves whole.
_LEAST_PART = 120.0


def inner_width(width: float) -> float:
    """The width of the text in a cell of this width."""
    return width - 2 * _SIDES


@dataclass(slots=True)
class Cell:
    """The lines of a cell. `title` awaits the page of a heading, in a table of contents."""

    lines: Sequence[Line]
    style: Style
    node: Node
    title: str = ""


@dataclass(slots=True)
class Row:
    """The cells of a row, or of the part of a row that stands on one page; `ends` with its last part."""

    cells: Sequence[Cell]
    node: Node
    above: float
    below: float
    ends: bool = True

    @property
    def height(self) -> float:
        """As high as its highest cell."""
        return self.above + self.below + max(len(cell.lines) * cell.style.leading for cell in self.cells)

    def split(self, room: float) -> tuple[Row, Row] | None:
        """Part every cell at the same height."""
        inner = room - self.above - self.below
        kept = [int(inner / cell.style.leading) for cell in self.cells]
        if min(kept) < 1 or self.height <= room:
            return None
        head = [replace(cell, lines=cell.lines[:count]) for cell, count in zip(self.cells, kept, strict=True)]
        tail = [replace(cell, lines=cell.lines[count:]) for cell, count in zip(self.cells, kept, strict=True)]
        return replace(self, cells=head, ends=False), replace(self, cells=tail)


@dataclass(slots=True)
class TableBox:
    """Rows in columns of given widths, in their elements: table, head, body.

    `grid` draws all rules, and never parts a row that a page holds: it is to be signed.
    """

    header: Row
    rows: Sequence[Row]
    widths: Sequence[float]
    nodes: tuple[Node, Node, Node]
    grid: bool
    before: float = 4
    after: float = 10
    keep: bool = False
    new_page: bool = False
    continued: bool = False
    ends: bool = True

    @property
    def height(self) -> float:
        """The heading row and all the others."""
        return self.header.height + sum(row.height for row in self.rows)

    @property
    def least(self) -> float:
        """The heading row and the first of the others."""
        first = self.rows[0].height if self.rows else 0.0
        return self.header.height + (first if self.grid else min(first, _LEAST_PART))

    def split(self, room: float, *, forced: bool = False) -> tuple[TableBox, TableBox] | None:
        """Part it between two rows, or within one: a high one, or one that no page would hold."""
        count, left = 0, room - self.header.height
        while count < len(self.rows) and self.rows[count].height <= left:
            left -= self.rows[count].height
            count += 1
        if count == len(self.rows):
            # All of it stands there, but what it must keep with does not.
            count -= 1
            left = 0
        head, tail = list(self.rows[:count]), list(self.rows[count:])
        if not tail:
            return None
        over = tail[0].height - left
        high = not self.grid and min(left, over) >= _LEAST_PART
        if (high or (forced and not head)) and (parts := tail[0].split(left)):
            head.append(parts[0])
            tail[0] = parts[1]
        if not head:
            return None
        return (
            replace(self, rows=head, after=0, ends=False),
            replace(self, rows=tail, before=0, new_page=False, continued=True),
        )

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw shade and rules as artifacts, then the cells, row by row."""
        with canvas.artifact(RULING):
            self._rule(canvas, x, top)
        table, head, body = self.nodes
        if self.continued:
            with canvas.artifact(REPEATED):
                self._cells(canvas, self.header, x, top, tagged=False)
        else:
            self._cells(canvas, self.header, x, top)
            head.end(canvas)
        top -= self.header.height
        for row in self.rows:
            self._cells(canvas, row, x, top)
            top -= row.height
        if self.ends:
            if self.rows:
                body.end(canvas)
            table.end(canvas)

    def _cells(self, canvas: TaggedCanvas, row: Row, x: float, top: float, *, tagged: bool = True) -> None:
        top -= row.above
        for cell, width in zip(row.cells, self.widths, strict=True):
            inner = inner_width(width)
            lines = cell.lines
            if cell.title and cell.title in canvas.titles:
                lines = plain(str(canvas.titles[cell.title]), cell.style, inner)
            if not tagged:
                draw_lines(canvas, lines, cell.style, x + _SIDES, top, width=inner)
            else:
                if any(line.spans for line in lines):
                    with canvas.content(cell.node.element(canvas)):
                        draw_lines(canvas, lines, cell.style, x + _SIDES, top, width=inner)
                else:
                    cell.node.element(canvas)
                if row.ends:
                    cell.node.end(canvas)
            x += width
        if tagged and row.ends:
            row.node.end(canvas)

    def _rule(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Shade the heading row; draw a line under each row, and all around when it is to be signed."""
        bottom = top - self.header.height
        code = [f"{SHADE} rg {x:.2f} {bottom:.2f} {WIDTH:.2f} {self.header.height:.2f} re f"]
        code.append(f"{ACCENT} RG 0.8 w {x:.2f} {bottom:.2f} m {x + WIDTH:.2f} {bottom:.2f} l S")
        code.append(f"{RULE} RG 0.4 w")
        under = bottom
        for row in self.rows:
            under -= row.height
            code.append(f"{x:.2f} {under:.2f} m {x + WIDTH:.2f} {under:.2f} l S")
        if self.grid:
            edge = x
            for width in (0.0, *self.widths):
                edge += width
                code.append(f"{edge:.2f} {bottom:.2f} m {edge:.2f} {under:.2f} l S")
        canvas.operators.append("\n".join(code))
