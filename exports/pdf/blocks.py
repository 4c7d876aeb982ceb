"""The body of a document: headings, paragraphs, lists and tables, whatever the document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportlab.lib.units import mm

from daect_tui.domain.document import Block, BulletList, Heading, Paragraph, Run, Table
from exports.pdf.boxes.box import Box, Node
from exports.pdf.boxes.table import Cell, Row, TableBox, inner_width
from exports.pdf.boxes.text import Label, TextBox
from exports.pdf.lines import broken, plain
from exports.pdf.styles import (
    BODY,
    CELL,
    HEADER_CELL,
    HEADINGS,
    ITEM,
    LAST_ITEM,
    NUMBER_CELL,
    NUMBER_HEADER_CELL,
    ROW_HEADER_CELL,
    WIDTH,
    Style,
)
from exports.pdf.tagging.tree import BULLETED, scope

_NUMBER = re.compile(r"[-+−]?\d[\d\s.,]*(?:\s?[€%])?")
_BULLET = "–"
_BULLET_AT = 3.0
# Above and below the text of a row; a row to sign leaves room to write.
_PADS, _PADS_TO_SIGN = (3.0, 4.0), (6.0, 8.0)


@dataclass(frozen=True, slots=True)
class Density:
    """How large letters are, how close lines and blocks stand, as parts of what the styles say.

    `signing` is the height of the room to sign.
    """

    size: float
    leading: float
    spaces: float
    signing: float

    def style(self, easy: Style) -> Style:
        """Give a style at this density; the same one each time, by which lines are remembered."""
        return easy if self.size == 1 else _sized(easy, self.size)


@lru_cache(maxsize=64)
def _sized(style: Style, size: float) -> Style:
    return replace(style, size=style.size * size)


EASY = Density(1, 1, 1, 22 * mm)
# What still reads well, for a letter that would else put little more than its signature on a page.
CLOSER = (Density(1, 0.94, 0.75, 20 * mm), Density(0.95, 0.87, 0.55, 18 * mm))


class Composer:
    """Makes the boxes of one document; it follows the levels of its headings."""

    def __init__(self, density: Density = EASY) -> None:
        self._density = density
        # The headings that what follows stands under, by their levels: that of the document is 1, one is
        # never skipped (ISO 14289-1, 7.4.2), and those that stand on one level are tagged alike.
        self._open: list[int] = []

    def boxes(self, blocks: Sequence[Block]) -> list[Box]:
        """Lay admitted blocks out in a column of the full text width."""
        return [box for block in blocks for box in self._boxes(block)]

    def text(self, runs: tuple[Run, ...], style: Style, tag: str, *, parent: Node | None = None) -> TextBox:
        """Lay one text out, in an element of its own."""
        node = Node(tag, parent)
        style = self._density.style(style)
        return TextBox(
            broken(runs, style, WIDTH - style.indent),
            style,
            WIDTH,
            style.leading * self._density.leading,
            node,
            (node,),
            style.before * self._density.spaces,
            style.after * self._density.spaces,
        )

    def _boxes(self, block: Block) -> list[Box]:
        match block:
            case Heading():
                return [self._heading(block)]
            case Paragraph():
                box = self.text(block.runs, BODY, "P")
                # What announces a list or a table stays with it.
                box.keep = bool(block.runs) and block.runs[-1].text.rstrip().endswith(":")
                return [box]
            case BulletList():
                return self._items(block)
            case Table():
                return [_table(block)]

    def _heading(self, heading: Heading) -> TextBox:
        level = max(heading.level, 1)
        self._open = [*(above for above in self._open if above < level), level]
        style = HEADINGS[min(level, len(HEADINGS)) - 1]
        box = self.text((Run(heading.text),), style, f"H{min(len(self._open) + 1, 6)}")
        box.keep, box.new_page, box.title = True, heading.new_page, heading.text
        return box

    def _items(self, items: BulletList) -> list[Box]:
        """A list: each item with its sign and its text (ISO 32000-1, 14.8.4.3.3)."""
        whole = Node("L", None, BULLETED)
        sign = plain(_BULLET, ITEM, WIDTH)
        boxes = []
        for rank, runs in enumerate(items.items, 1):
            last = rank == len(items.items)
            item = Node("LI", whole)
            label = Label(sign, Node("Lbl", item), _BULLET_AT)
            box = self.text(runs, LAST_ITEM if last else ITEM, "LBody", parent=item)
            box.label = label
            box.ends = (box.node, item, whole) if last else (box.node, item)
            boxes.append(box)
        return list[Box](boxes)


def _table(table: Table) -> TableBox:
    total = sum(table.weights)
    widths = [WIDTH * weight / total for weight in table.weights]
    numeric = [_is_numeric([row[column] for row in table.rows]) for column in range(len(table.header))]
    if table.pages:
        numeric[-1] = True
    whole = Node("Table")
    head, body = Node("THead", whole), Node("TBody", whole)
    pads = _PADS_TO_SIGN if table.to_sign else _PADS
    header = _row(
        [
            (text, NUMBER_HEADER_CELL if right else HEADER_CELL, "Column")
            for text, right in zip(table.header, numeric, strict=True)
        ],
        widths,
        head,
        _PADS,
    )
    rows = []
    for row in table.rows:
        cells = [(text, NUMBER_CELL if right else CELL, "") for text, right in zip(row, numeric, strict=True)]
        if table.row_headers:
            cells[0] = (row[0], ROW_HEADER_CELL, "Row")
        rows.append(_row(cells, widths, body, pads))
    for line, title in zip(rows, table.pages, strict=False):
        line.cells[-1].title = title
    return TableBox(header, rows, widths, (whole, head, body), grid=table.to_sign)


def _row(
    cells: Sequence[tuple[str, Style, str]], widths: Sequence[float], parent: Node, pads: tuple[float, float]
) -> Row:
    """Lay a row out; a cell with a scope is a header."""
    node = Node("TR", parent)
    return Row(
        [
            Cell(
                plain(text, style, inner_width(width)),
                style,
                Node("TH", node, scope(direction)) if direction else Node("TD", node),
            )
            for (text, style, direction), width in zip(cells, widths, strict=True)
        ],
        node,
        *pads,
    )


def _is_numeric(cells: Sequence[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(_NUMBER.fullmatch(cell) for cell in filled)
