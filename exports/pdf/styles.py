"""Measures, colours and paragraph styles: one sober page for every document."""

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from exports.pdf.fonts import BOLD, REGULAR

PAGE_WIDTH, PAGE_HEIGHT = A4
SIDE = 20 * mm
TOP = 15 * mm
CONTINUED_TOP = 25 * mm
BOTTOM = 25 * mm
WIDTH = PAGE_WIDTH - 2 * SIDE

INK: Color = HexColor(0x1C1C1C)
ACCENT: Color = HexColor(0x23366B)
MUTED: Color = HexColor(0x5A5F6B)
RULE: Color = HexColor(0xB9BFCC)
SHADE: Color = HexColor(0xEEF1F6)


def _style(name: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    options = {"textColor": INK, "fontName": REGULAR, "bulletFontName": REGULAR, "bulletFontSize": size}
    return ParagraphStyle(name, fontSize=size, leading=leading, **{**options, **more})


BODY = _style("body", 10, 14.2, alignment=TA_JUSTIFY, spaceAfter=6.5, allowWidows=0, allowOrphans=0)
CALL = _style("call", 10, 14.2, spaceBefore=10, spaceAfter=8)
ITEM = _style("item", 10, 14.2, leftIndent=14, bulletIndent=3, spaceAfter=3, allowWidows=0, allowOrphans=0)
LAST_ITEM = ParagraphStyle("last item", ITEM, spaceAfter=6.5)
HEADINGS = (
    _style("heading 1", 12, 16, fontName=BOLD, textColor=ACCENT, spaceBefore=12, spaceAfter=5),
    _style("heading 2", 10.5, 14.5, fontName=BOLD, spaceBefore=8, spaceAfter=4),
    _style("heading 3", 10, 14, fontName=BOLD, textColor=MUTED, spaceBefore=6, spaceAfter=3),
)
CELL = _style("cell", 8.8, 11.6)
NUMBER_CELL = ParagraphStyle("number cell", CELL, alignment=TA_RIGHT)
HEADER_CELL = ParagraphStyle("header cell", CELL, fontName=BOLD, textColor=ACCENT)

STATE = _style("state", 12, 15, fontName=BOLD)
MOTTO = _style("motto", 8, 10.4)
MINISTRY = _style("ministry", 9, 12, spaceBefore=7)
DIRECTION = _style("direction", 9, 12, fontName=BOLD, spaceBefore=4)
DELEGATION = _style("delegation", 9, 12, spaceBefore=2)
CONTACT = _style("contact", 8.5, 11.6)
CONTACT_FIRST = ParagraphStyle("contact, first line", CONTACT, spaceBefore=11)
DATE = _style("date", 10, 14, alignment=TA_RIGHT)
REFERENCE = ParagraphStyle("reference", CONTACT, alignment=TA_RIGHT, textColor=MUTED)
RECIPIENT = _style("recipient", 10, 12.6)
SUBJECT = _style("subject", 10, 14, leftIndent=0, spaceAfter=2)
TITLE = _style(
    "title", 16, 20, fontName=BOLD, textColor=ACCENT, alignment=TA_CENTER, spaceBefore=16, spaceAfter=4
)
SUBTITLE = _style("subtitle", 11, 15, alignment=TA_CENTER, spaceAfter=14)
SIGNATURE = _style("signature", 10, 14)
SIGNATORY = ParagraphStyle("signatory", SIGNATURE, fontName=BOLD)
