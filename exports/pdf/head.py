"""The head of a document's first page: who writes on the left; place, date, recipient on the right.

The recipient stands where the window of a French envelope shows it once the sheet is folded in three
(DL, 110 × 220 mm, window on the right): from 51 mm below the top edge, 105 mm from the left one.
"""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from reportlab.platypus import Paragraph as Text

from daect_tui.domain.document import LetterDocument, Letterhead, PlainDocument
from daect_tui.domain.document_frame import in_charge, place_and_date
from exports.pdf.door import markup
from exports.pdf.styles import (
    CONTACT,
    CONTACT_FIRST,
    DATE,
    DELEGATION,
    DIRECTION,
    MINISTRY,
    MOTTO,
    RECIPIENT,
    REFERENCE,
    SIDE,
    STATE,
    TOP,
)

_LEFT_WIDTH = 72 * mm
_RIGHT_AT = 105 * mm - SIDE
_WINDOW_AT = 51 * mm - TOP
_GAP = 9 * mm


class Head(Flowable):  # type: ignore[misc] # ReportLab carries no types
    """Two columns side by side, the right one in two parts: date above, recipient at the window."""

    def __init__(self, left: Sequence[Text], date: Sequence[Text], recipient: Sequence[Text]) -> None:
        super().__init__()
        self._left, self._date, self._recipient = left, date, recipient

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 – ReportLab's call
        """Measure: as high as the longer column, and a gap before what follows."""
        right_width = width - _RIGHT_AT
        left = _height(self._left, _LEFT_WIDTH)
        right = _height(self._date, right_width)
        if self._recipient:
            right = max(right, _WINDOW_AT) + _height(self._recipient, right_width)
        self.width, self.height = width, max(left, right) + _GAP
        return self.width, self.height

    def draw(self) -> None:
        """Draw the three parts from the top down."""
        self._column(self._left, 0, 0)
        date_end = self._column(self._date, _RIGHT_AT, 0)
        self._column(self._recipient, _RIGHT_AT, max(date_end, _WINDOW_AT))

    def _column(self, texts: Sequence[Text], x: float, depth: float) -> float:
        for number, text in enumerate(texts):
            depth += (text.getSpaceBefore() if number else 0) + text.height
            text.drawOn(self.canv, x, self.height - depth)
        return depth


def letter_head(letter: LetterDocument) -> Head:
    """Compose the head of a letter, with the agent in charge (CRPA L111-2) and the recipient."""
    contact = [
        Text(markup(line), CONTACT if number else CONTACT_FIRST)
        for number, line in enumerate(in_charge(letter.contact, letter.chrono))
    ]
    return Head(
        [*_sender(letter.letterhead), *contact],
        [_place_and_date(letter)],
        [Text(markup(line), RECIPIENT) for line in letter.recipient],
    )


def plain_head(document: PlainDocument) -> Head:
    """Compose the head of a document without recipient."""
    reference = [Text(markup(document.reference), REFERENCE)] if document.reference else []
    return Head(_sender(document.letterhead), [_place_and_date(document), *reference], [])


def _sender(head: Letterhead) -> list[Text]:
    return [
        *(Text(markup(line), MOTTO if number else STATE) for number, line in enumerate(head.state)),
        *(Text(markup(line), MINISTRY) for line in (head.ministry,) if line),
        *(Text(markup(line), DIRECTION) for line in (head.direction,) if line),
        *(Text(markup(line, italic=True), DELEGATION) for line in (head.delegation,) if line),
    ]


def _place_and_date(document: LetterDocument | PlainDocument) -> Text:
    return Text(markup(place_and_date(document)), DATE)


def _height(texts: Sequence[Text], width: float) -> float:
    total = 0.0
    for number, text in enumerate(texts):
        total += (text.getSpaceBefore() if number else 0) + text.wrap(width, 0)[1]
    return total
