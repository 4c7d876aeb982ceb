"""A document as plain text, arranged as on paper: what a terminal shows before anything is printed."""

import re
from collections.abc import Iterable, Sequence

from daect_tui.domain.document import (
    Block,
    BulletList,
    Document,
    Heading,
    LetterDocument,
    Letterhead,
    Paragraph,
    Run,
    SignatureBlock,
    Table,
)
from daect_tui.domain.document_frame import footer, in_charge, mentions, place_and_date
from daect_tui.domain.text import NBSP, clean
from daect_tui.domain.text_width import cells, padded, wrapped

WIDTH = 76
_RULE = "─"
_COLUMN_GAP = 2

Lines = list[str]


def document_text(document: Document, width: int = WIDTH) -> str:
    """Write a document as lines of `width` cells at most; nothing of it is cut."""
    lines = _letter(document, width) if isinstance(document, LetterDocument) else _plain(document, width)
    return "\n".join(lines)


def blocks_text(blocks: Sequence[Block], width: int = WIDTH) -> str:
    """Write blocks alone: the body of an e-mail, an excerpt."""
    return "\n".join(_blocks(blocks, width)).strip("\n")


def _letter(letter: LetterDocument, width: int) -> Lines:
    half = width // 2
    lines = _head(letter.letterhead, width)
    lines += ["", *_texts(in_charge(letter.contact, letter.chrono), width)]
    lines += ["", *_right([place_and_date(letter)], half, width), ""]
    lines += [*_right(letter.recipient, half, width), ""]
    for mention in mentions(letter):
        said = f"{NBSP}; ".join(mention.lines)
        lines += wrapped(_shown(f"{mention.label} {said}"), width, hanging="  ")
    lines += ["", *_texts([letter.call], width)] if letter.call else []
    lines += _blocks(letter.body, width)
    lines += ["", *_signature(letter.signature, half, width)]
    if letter.annex:
        lines += ["", _RULE * width, *_blocks(letter.annex, width)]
    return [*lines, *_foot(letter.letterhead, "", width)]


def _plain(document: Document, width: int) -> Lines:
    if isinstance(document, LetterDocument):
        return _letter(document, width)
    half = width // 2
    lines = [*_head(document.letterhead, width), ""]
    lines += _right([place_and_date(document), document.reference], half, width)
    lines += ["", *(_centred(line, width) for line in wrapped(_shown(document.title), width))]
    if document.subtitle:
        lines += (_centred(line, width) for line in wrapped(_shown(document.subtitle), width))
    lines += _blocks(document.body, width)
    for signature in document.signatures:
        lines += ["", *_signature(signature, half, width)]
    return [*lines, *_foot(document.letterhead, document.foot, width)]


def _head(head: Letterhead, width: int) -> Lines:
    return _texts([*head.state, head.ministry, head.direction, head.delegation], width)


def _foot(head: Letterhead, foot: str, width: int) -> Lines:
    return ["", _RULE * width, *_texts(footer(head, foot), width)]


def _signature(block: SignatureBlock, half: int, width: int) -> Lines:
    return [*_right([block.formula, block.office], half, width), "", "", *_right([block.name], half, width)]


def _right(texts: Iterable[str], half: int, width: int) -> Lines:
    indent = " " * half
    return [line for text in texts if text for line in wrapped(_shown(text), width, indent)]


def _texts(texts: Iterable[str], width: int) -> Lines:
    return [line for text in texts if text for line in wrapped(_shown(text), width)]


def _centred(line: str, width: int) -> str:
    return " " * ((width - cells(line)) // 2) + line


# ── The body ─────────────────────────────────────────────────────────────────────────────────


def _blocks(blocks: Sequence[Block], width: int) -> Lines:
    return [line for block in blocks for line in ("", *_block(block, width))]


def _block(block: Block, width: int) -> Sequence[str]:
    match block:
        case Heading():
            lines = wrapped(_shown(block.text), width)
            under = _RULE * max(map(cells, lines))
            return (*lines, under) if block.level == 1 else lines
        case Paragraph():
            return wrapped(_said(block.runs), width)
        case BulletList():
            return [line for item in block.items for line in wrapped(_said(item), width, "– ", "  ")]
        case Table():
            return _table(block, width)


def _table(table: Table, width: int) -> Lines:
    columns = _column_widths(table, width)
    if not columns:
        return _ladder(table, width)
    gap = " " * _COLUMN_GAP
    lines = _row(table.header, columns, gap)
    lines.append(gap.join(_RULE * column for column in columns))
    for row in table.rows:
        lines += _row(row, columns, gap)
        lines += [""] if table.to_sign else []
    return lines


def _row(texts: Sequence[str], columns: Sequence[int], gap: str) -> Lines:
    parts = [wrapped(_shown(text), column) for text, column in zip(texts, columns, strict=True)]
    height = max(map(len, parts))
    return [
        gap.join(
            padded(part[rank] if rank < len(part) else "", column)
            for part, column in zip(parts, columns, strict=True)
        ).rstrip(" ")
        for rank in range(height)
    ]


def _ladder(table: Table, width: int) -> Lines:
    """Write each row as « caption : value » lines: the words of the columns have no room side by side."""
    lines: Lines = []
    for row in table.rows:
        lines += [""] if lines else []
        for caption, text in zip(table.header, row, strict=True):
            if text:
                lines += wrapped(_shown(f"{caption}{NBSP}: {text}"), width, hanging="  ")
    return lines


def _column_widths(table: Table, width: int) -> list[int]:
    """Share the width out by the weights of the columns, each as wide as its longest word at least.

    What a column does not need goes to the others. Nothing is given where the words have no room.
    """
    columns = [[_shown(text) for text in texts] for texts in zip(table.header, *table.rows, strict=True)]
    needs = [max(cells(line) for text in texts for line in text.split("\n")) for texts in columns]
    least = [max(cells(word) for text in texts for word in re.split("[ \n]", text)) for texts in columns]
    room = width - _COLUMN_GAP * (len(columns) - 1)
    spare = room - sum(least)
    if spare < 0:
        return []
    widths = [
        min(need, word + int(spare * weight / sum(table.weights)))
        for need, word, weight in zip(needs, least, table.weights, strict=True)
    ]
    for rank, need in enumerate(needs):
        widths[rank] = min(need, widths[rank] + room - sum(widths))
    return widths


def _said(runs: Sequence[Run]) -> str:
    return _shown("".join(run.text for run in runs))


def _shown(text: str) -> str:
    """Drop what a terminal would obey instead of showing."""
    return clean(text).text
