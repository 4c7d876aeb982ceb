"""The body of a document: headings, paragraphs, lists and tables, whatever the document."""

import re
from collections.abc import Sequence

from reportlab.lib.enums import TA_RIGHT
from reportlab.platypus import CondPageBreak, Flowable, LongTable, PageBreak

from daect_tui.domain.document import Block, BulletList, Heading, Paragraph, Run, Table
from exports.pdf.contents import PageOf, PageTitle
from exports.pdf.door import markup
from exports.pdf.fonts import REGULAR
from exports.pdf.styles import (
    ACCENT,
    BODY,
    CELL,
    HEADER_CELL,
    HEADINGS,
    ITEM,
    LAST_ITEM,
    NUMBER_CELL,
    RULE,
    SHADE,
    WIDTH,
)
from exports.pdf.text import Text

_NUMBER = re.compile(r"[-+−]?\d[\d\s.,]*(?:\s?[€%])?")
# A row is cut between two pages only when it leaves this height on each; else it moves whole.
_LEAST_PART = 120
# A title needs this room under it, or goes to the next page with what it announces.
_ROOM_UNDER_TITLE = 90
_GRID = [
    ("FONTNAME", (0, 0), (-1, -1), REGULAR),
    ("BACKGROUND", (0, 0), (-1, 0), SHADE),
    ("LINEBELOW", (0, 0), (-1, 0), 0.8, ACCENT),
    ("LINEBELOW", (0, 1), (-1, -1), 0.4, RULE),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ("LEFTPADDING", (0, 0), (-1, -1), 5),
    ("RIGHTPADDING", (0, 0), (-1, -1), 5),
]
_TO_SIGN = [
    ("INNERGRID", (0, 1), (-1, -1), 0.4, RULE),
    ("BOX", (0, 0), (-1, -1), 0.4, RULE),
    ("TOPPADDING", (0, 1), (-1, -1), 6),
    ("BOTTOMPADDING", (0, 1), (-1, -1), 8),
]


def flowables(blocks: Sequence[Block]) -> list[Flowable]:
    """Lay admitted blocks out in a column of the full text width."""
    return [flowable for block in blocks for flowable in _flowables(block)]


def _flowables(block: Block) -> list[Flowable]:
    match block:
        case Heading():
            style = HEADINGS[min(max(block.level, 1), len(HEADINGS)) - 1]
            if block.new_page:
                return [PageBreak(), PageTitle(block.text, markup(block.text), style)]
            return [CondPageBreak(_ROOM_UNDER_TITLE), Text(markup(block.text), style)]
        case Paragraph():
            return [Text(_marked(block.runs), BODY)]
        case BulletList():
            last = len(block.items) - 1
            return [
                Text(_marked(item), LAST_ITEM if number == last else ITEM, bulletText="–")
                for number, item in enumerate(block.items)
            ]
        case Table():
            return [_table(block)]


def _marked(runs: Sequence[Run]) -> str:
    return "".join(markup(run.text, bold=run.bold, italic=run.italic) for run in runs)


def _table(table: Table) -> Flowable:
    styles = [
        NUMBER_CELL if _is_numeric([row[column] for row in table.rows]) else CELL
        for column in range(len(table.header))
    ]
    header = [
        Text(markup(cell), HEADER_CELL.clone("number header", alignment=style.alignment))
        for cell, style in zip(table.header, styles, strict=True)
    ]
    rows = [
        [Text(markup(cell), style) for cell, style in zip(row, styles, strict=True)] for row in table.rows
    ]
    for row, title in zip(rows, table.pages, strict=False):
        row[-1] = PageOf(title)
    if table.pages:
        header[-1].style.alignment = TA_RIGHT
    total = sum(table.weights)
    return LongTable(
        [header, *rows],
        colWidths=[WIDTH * weight / total for weight in table.weights],
        repeatRows=1,
        splitInRow=0 if table.to_sign else _LEAST_PART,
        spaceBefore=4,
        spaceAfter=10,
        style=[*_GRID, *_TO_SIGN] if table.to_sign else _GRID,
    )


def _is_numeric(cells: Sequence[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(_NUMBER.fullmatch(cell) for cell in filled)
