"""What our letters are compared with: the same texts on a raw ReportLab canvas, and through fpdf2.

The canvas breaks lines and turns pages, and does nothing else: no markup, no tags, no door for text. It
is the floor. fpdf2 is the other library that writes PDF in Python alone; it tags nothing either.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from importlib.resources import as_file, files
from io import BytesIO

from fpdf import FPDF
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from daect_tui.domain.document import LetterDocument, Paragraph

FACE, SIZE, LEADING, MARGIN = "FloorNoto", 10, 14.2, 25 * mm
_FONTS = files("exports") / "fonts"
_REGULAR, _BOLD = "NotoSans_400Regular.ttf", "NotoSans_700Bold.ttf"


def register() -> None:
    """Make the typeface known to the canvas."""
    with as_file(_FONTS / _REGULAR) as font:
        registerFont(TTFont(FACE, str(font)))


def texts(value: object) -> Iterator[str]:
    """Give every text that a document holds, in the order of its fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Paragraph):
        yield "".join(run.text for run in value.runs)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))


def on_canvas(documents: Sequence[LetterDocument]) -> bytes:
    """Draw the texts of documents line by line on a canvas, each document on a new page."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    width, height = A4
    for document in documents:
        canvas.setFont(FACE, SIZE)
        line = height - MARGIN
        for text in texts(document):
            for piece in simpleSplit(text, FACE, SIZE, width - 2 * MARGIN):
                canvas.drawString(MARGIN, line, piece)
                line -= LEADING
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def through_fpdf(documents: Sequence[LetterDocument]) -> bytes:
    """Write the same texts with fpdf2, the subject in bold, each document on a new page."""
    pdf = FPDF(format="A4", unit="pt")
    with as_file(_FONTS / _REGULAR) as regular, as_file(_FONTS / _BOLD) as bold:
        pdf.add_font(FACE, "", str(regular))
        pdf.add_font(FACE, "B", str(bold))
    pdf.set_margin(MARGIN)
    for document in documents:
        pdf.add_page()
        for text in texts(document):
            pdf.set_font(FACE, "B" if text == document.subject else "", SIZE)
            pdf.multi_cell(0, LEADING, text, new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())
