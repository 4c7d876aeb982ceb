"""How each kind of line looks: one table, which both formats write as their own named styles.

The measures are those of the PDF (`exports/pdf/styles.py`), in points.
"""

from dataclasses import dataclass
from enum import Enum

PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210, 297
SIDE_MM, TOP_MM, BOTTOM_MM = 20, 15, 12
WIDTH_MM = PAGE_WIDTH_MM - 2 * SIDE_MM
FONT = "Arial"
INK, ACCENT, MUTED, RULE, SHADE = "1C1C1C", "23366B", "5A5F6B", "B9BFCC", "EEF1F6"


class Align(Enum):
    """Where the lines of a paragraph stand."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"
    JUSTIFIED = "justified"


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style; sizes and spaces in points, `level` from 1 for a heading."""

    name: str
    size: float = 10
    bold: bool = False
    italic: bool = False
    colour: str = INK
    align: Align = Align.LEFT
    before: float = 0
    after: float = 0
    with_next: bool = False
    level: int = 0


class Style(Enum):
    """The paragraph styles of a document, by the names that a word processor shows."""

    BODY = Look("Text body", align=Align.JUSTIFIED, after=6.5)
    TITLE = Look(
        "Title", 16, bold=True, colour=ACCENT, align=Align.CENTER, before=16, after=4, with_next=True
    )
    SUBTITLE = Look("Subtitle", 11, align=Align.CENTER, after=14, with_next=True)
    HEADING_1 = Look("Heading 1", 12, bold=True, colour=ACCENT, before=12, after=5, with_next=True, level=1)
    HEADING_2 = Look("Heading 2", 10.5, bold=True, before=8, after=4, with_next=True, level=2)
    HEADING_3 = Look("Heading 3", 10, bold=True, colour=MUTED, before=6, after=3, with_next=True, level=3)
    ITEM = Look("List Bullet", after=3)
    HEADER_CELL = Look("Table Heading", 9, bold=True, colour=ACCENT)
    CELL = Look("Table Contents", 9)
    STATE = Look("State", 12, bold=True)
    MOTTO = Look("Motto", 8)
    MINISTRY = Look("Ministry", 9, before=7)
    DIRECTION = Look("Direction", 9, bold=True, before=4)
    DELEGATION = Look("Delegation", 9, italic=True, before=2)
    CONTACT = Look("Contact", 8.5)
    CONTACT_FIRST = Look("Contact first", 8.5, before=11)
    DATE = Look("Place and date", align=Align.RIGHT)
    REFERENCE = Look("Reference", 8.5, colour=MUTED, align=Align.RIGHT)
    RECIPIENT = Look("Recipient")
    # The window of an envelope folded in three shows what begins 51 mm below the top edge.
    RECIPIENT_FIRST = Look("Recipient first", before=90)
    SUBJECT = Look("Subject", after=2)
    CALL = Look("Salutation", before=10, after=8)
    SIGNATURE_FIRST = Look("Signature first", before=20, with_next=True)
    SIGNATURE = Look("Signature", with_next=True)
    SIGNATORY = Look("Signatory", bold=True, before=62)
    FOOTER = Look("Footer", 7.5, colour=MUTED)

    @property
    def look(self) -> Look:
        """What the style is made of."""
        return self.value


HEADINGS = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)
