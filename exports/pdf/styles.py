"""Measures, colours and styles of text: one sober page for every document. Lengths are in points."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

PAGE_WIDTH, PAGE_HEIGHT = A4
SIDE = 20 * mm
TOP = 15 * mm
CONTINUED_TOP = 25 * mm
BOTTOM = 22 * mm
WIDTH = PAGE_WIDTH - 2 * SIDE

# Colours as the operators of a page say them: red, green, blue (ISO 32000-1, 8.6.4.3).
INK = "0.11 0.11 0.12"
ACCENT = "0.12 0.2 0.42"
MUTED = "0.33 0.35 0.4"
RULE = "0.72 0.75 0.8"
SHADE = "0.94 0.95 0.97"


class Align(Enum):
    """How lines stand between the margins.

    None is stretched to both: without hyphens that makes rivers, and even spaces are easier to read for
    who reads with difficulty (WCAG 2.1, 1.4.8).
    """

    LEFT = auto()
    RIGHT = auto()
    CENTER = auto()


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """How a text is set. A style is itself and no other: it is compared and remembered by identity."""

    size: float
    leading: float
    bold: bool = False
    italic: bool = False
    colour: str = INK
    align: Align = Align.LEFT
    before: float = 0
    after: float = 0
    indent: float = 0


BODY = Style(10, 14.2, after=6.5)
CALL = Style(10, 14.2, before=13, after=8)
ITEM = Style(10, 14.2, indent=14, after=3)
LAST_ITEM = replace(ITEM, after=6.5)
HEADINGS = (
    Style(12, 16, bold=True, colour=ACCENT, before=13, after=5),
    Style(10.5, 14.5, bold=True, before=9, after=4),
    Style(10, 14, bold=True, colour=MUTED, before=7, after=3),
)
CELL = Style(8.8, 11.8)
NUMBER_CELL = replace(CELL, align=Align.RIGHT)
HEADER_CELL = replace(CELL, bold=True, colour=ACCENT)
NUMBER_HEADER_CELL = replace(HEADER_CELL, align=Align.RIGHT)
ROW_HEADER_CELL = replace(CELL, bold=True)

STATE = Style(12, 14.5, bold=True)
MOTTO = Style(8, 10, italic=True)
MINISTRY = Style(9, 12, before=7)
DIRECTION = Style(9, 12, bold=True, before=3)
DELEGATION = Style(9, 12, before=2)
CONTACT = Style(8.5, 11.4, colour=MUTED, before=12)
DATE = Style(10, 14)
REFERENCE = replace(CONTACT, before=2)
RECIPIENTS = (Style(10, 12.6), Style(9.5, 12), Style(9, 11.3), Style(8.5, 10.6))
SUBJECT = Style(10, 14, bold=True, after=2)
MENTION = Style(10, 14, after=2)
TITLE = Style(17, 22, bold=True, colour=ACCENT, align=Align.CENTER, before=18, after=4)
SUBTITLE = Style(11, 15, align=Align.CENTER, after=16)
SIGNATURE = Style(10, 14)
SIGNATORY = replace(SIGNATURE, bold=True)
SMALL = Style(7.5, 9.6, colour=MUTED)
SMALL_RIGHT = replace(SMALL, align=Align.RIGHT)
