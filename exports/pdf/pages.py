"""The pages of one document: its boxes laid out, then drawn with footer, running head and « n/N ».

What stands around the text is no content: an artifact, which no reading aloud meets
(ISO 14289-1, 7.8).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from daect_tui.domain.document import Document, LetterDocument, PlainDocument
from daect_tui.domain.document_frame import footer, full_title
from exports.pdf.blocks import CLOSER
from exports.pdf.boxes.flow import Page, pages
from exports.pdf.boxes.text import TextBox, draw_lines
from exports.pdf.lines import plain
from exports.pdf.story import story
from exports.pdf.styles import (
    BOTTOM,
    CONTINUED_TOP,
    HEADINGS,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE,
    SIDE,
    SMALL,
    SMALL_RIGHT,
    TOP,
    WIDTH,
)
from exports.pdf.tagging.canvas import FOOTER, RUNNING_HEAD, TaggedCanvas

_FOOTER_AT = BOTTOM - SMALL.leading
_NUMBER_ROOM = 40.0
_ENDLESS = 1e6
_FIRST_ROOM = PAGE_HEIGHT - TOP - BOTTOM
_NEXT_ROOM = PAGE_HEIGHT - CONTINUED_TOP - BOTTOM


@dataclass(frozen=True, slots=True)
class _Margins:
    """What is repeated on the pages of one document."""

    running_head: str
    footer: tuple[str, ...]
    count: int


def draw(canvas: TaggedCanvas, document: Document) -> None:
    """Lay an admitted document out and draw its pages, under a bookmark and an element of its own.

    Raises `TooHighError` when something stands on no page.
    """
    laid = _laid_out(document)
    title = full_title(document)
    mark = document.chrono if isinstance(document, LetterDocument) else document.reference
    foot = "" if isinstance(document, LetterDocument) else document.foot
    margins = _Margins(
        " – ".join(part for part in (mark, title) if part), footer(document.letterhead, foot), len(laid)
    )
    canvas.part = canvas.tree.begin("Part")
    canvas.titles = {box.title: number for number, page in enumerate(laid, 1) for box, _ in _titles(page)}
    # A letter is its own bookmark; minutes of forty pages have their titles too.
    deep = isinstance(document, PlainDocument) and len(laid) > 1
    for number, page in enumerate(laid, 1):
        canvas.begin_page()
        if number == 1:
            canvas.bookmark(title, PAGE_HEIGHT)
        for box, height in _titles(page) if deep else ():
            if box.style is HEADINGS[0]:
                canvas.bookmark(box.title, BOTTOM + height + box.height, level=1)
        _draw_page(canvas, page, number, margins)
        canvas.showPage()
    canvas.tree.end(canvas.part)


def _titles(page: Page) -> list[tuple[TextBox, float]]:
    return [(box, height) for box, height in page.boxes if isinstance(box, TextBox) and box.title]


def _laid_out(document: Document) -> list[Page]:
    """Share a document out over pages; a letter stands closer when that saves one."""
    best = pages(story(document), _FIRST_ROOM, _NEXT_ROOM)
    if len(best) > 1 and isinstance(document, LetterDocument):
        for density in CLOSER:
            closer = pages(story(document, density), _FIRST_ROOM, _NEXT_ROOM)
            best = closer if len(closer) < len(best) else best
    return best


def _draw_page(canvas: TaggedCanvas, page: Page, number: int, margins: _Margins) -> None:
    if number > 1:
        with canvas.artifact(RUNNING_HEAD):
            head = plain(fitted(margins.running_head, WIDTH), SMALL, WIDTH)
            draw_lines(canvas, head, SMALL, SIDE, PAGE_HEIGHT - TOP)
    for box, height in page.boxes:
        box.draw(canvas, SIDE, BOTTOM + height)
    with canvas.artifact(FOOTER):
        _draw_footer(canvas, number, margins)


def _draw_footer(canvas: TaggedCanvas, number: int, margins: _Margins) -> None:
    rule = _FOOTER_AT + 3
    canvas.operators.append(f"{RULE} RG 0.5 w {SIDE:.2f} {rule:.2f} m {PAGE_WIDTH - SIDE:.2f} {rule:.2f} l S")
    top = _FOOTER_AT
    for line in footer_lines(margins.footer):
        draw_lines(canvas, plain(line, SMALL, WIDTH), SMALL, SIDE, top)
        top -= SMALL.leading
    if margins.count > 1:
        numbers = plain(f"{number}/{margins.count}", SMALL_RIGHT, _NUMBER_ROOM)
        draw_lines(
            canvas, numbers, SMALL_RIGHT, PAGE_WIDTH - SIDE - _NUMBER_ROOM, _FOOTER_AT, width=_NUMBER_ROOM
        )


def footer_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Write the lines of a footer as they are drawn; the first leaves room for the number of the page."""
    return tuple(fitted(line, WIDTH if rank else WIDTH - _NUMBER_ROOM) for rank, line in enumerate(lines))


def fitted(text: str, width: float) -> str:
    """Cut a small line that is too long, with « … »."""
    if _width(text) <= width:
        return text
    while text and _width(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _width(text: str) -> float:
    return plain(text, SMALL, _ENDLESS)[0].width
