"""The head of a document's first page: who writes on the left; place, date, recipient on the right.

The recipient stands where the window of a French envelope shows it (NF Z 11-001), once the sheet is
folded: in three for a DL (110 × 220 mm), in two for a C5 (162 × 229 mm). Windows are 100 mm wide, 20 mm
from the right, and 45 mm high; a sheet rests on the lower edge of its envelope, whose height leaves it
a centimetre: a DL shows it from 34 to 79 mm below its top edge, a C5 from 43 to 88 mm, both from 105 mm
to 190 mm across. Six lines stand in both; nothing else stands there.
"""

from reportlab.lib.units import mm

from daect_tui.domain.document import LetterDocument, Letterhead, PlainDocument
from daect_tui.domain.document_frame import in_charge, place_and_date
from exports.pdf.boxes.columns import ColumnsBox, Placed, stacked
from exports.pdf.emblem import picture_of
from exports.pdf.styles import (
    CONTACT,
    DATE,
    DELEGATION,
    DIRECTION,
    MINISTRY,
    MOTTO,
    RECIPIENTS,
    REFERENCE,
    SIDE,
    STATE,
    TOP,
    WIDTH,
    Style,
)

_LEFT_WIDTH = 74 * mm
RIGHT_AT = 105 * mm - SIDE
_RIGHT_WIDTH = WIDTH - RIGHT_AT
_WINDOW_AT = 50 * mm - TOP
# How deep a DL shows it; how deep a C5 would show anything else.
_WINDOW_SEEN = 80 * mm - TOP
_WINDOW_END = 88 * mm - TOP
_GAP = 5 * mm
_UNDER_PICTURE = 3 * mm


def letter_head(letter: LetterDocument) -> ColumnsBox:
    """Compose the head of a letter, with the agent in charge (CRPA L111-2) and the recipient.

    It is read in the order of a letter: who writes, when, who is in charge, to whom.
    """
    sender = _sender(letter.letterhead)
    date = stacked([(place_and_date(letter), DATE)], RIGHT_AT, 0, _RIGHT_WIDTH)
    contact = _block("\n".join(in_charge(letter.contact, letter.chrono)), CONTACT, 0, sender)
    recipient = recipient_block(letter.recipient, max(_WINDOW_AT, date[-1].end))
    return _head(letter.letterhead, [*sender, *date, *contact, recipient], _WINDOW_END)


def recipient_block(lines: tuple[str, ...], depth: float = _WINDOW_AT) -> Placed:
    """Set an address in the largest letters in which no line of it breaks and the window shows all."""
    text = "\n".join(lines)
    tried = [stacked([(text, style)], RIGHT_AT, depth, _RIGHT_WIDTH)[0] for style in RECIPIENTS]
    whole = (one for one in tried if len(one.lines) == len(lines) and one.end <= _WINDOW_SEEN)
    return next(whole, tried[-1])


def plain_head(document: PlainDocument) -> ColumnsBox:
    """Compose the head of a document without recipient."""
    date = stacked([(place_and_date(document), DATE)], RIGHT_AT, 0, _RIGHT_WIDTH)
    reference = _block(document.reference, REFERENCE, RIGHT_AT, date)
    return _head(document.letterhead, [*_sender(document.letterhead), *date, *reference], 0)


def _head(head: Letterhead, texts: list[Placed], least: float) -> ColumnsBox:
    height = max(least, *(text.end for text in texts))
    return ColumnsBox(texts, height, after=_GAP, picture=picture_of(head.emblem))


def _sender(head: Letterhead) -> list[Placed]:
    """Who writes: an emblem stands for the words of the State block."""
    picture = picture_of(head.emblem)
    depth = picture.height + _UNDER_PICTURE if picture else 0
    said = [
        *((line, MOTTO if number else STATE) for number, line in enumerate(() if picture else head.state)),
        (head.ministry, MINISTRY),
        (head.direction, DIRECTION),
        (head.delegation, DELEGATION),
    ]
    return stacked([(text, style) for text, style in said if text], 0, depth, _LEFT_WIDTH)


def _block(text: str, style: Style, x: float, above: list[Placed]) -> list[Placed]:
    """One paragraph under others, when there is something to say."""
    if not text:
        return []
    depth = above[-1].end + style.before if above else 0
    return stacked([(text, style)], x, depth, _RIGHT_WIDTH if x else _LEFT_WIDTH)
