"""A paragraph, or a line drawn on the page, each character of which has a face that draws it."""

from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from exports.pdf.arabic import visual
from exports.pdf.fonts import ARABIC, ARABIC_BOLD, stretches

_ARABIC = (ARABIC, ARABIC_BOLD)


class Text(Paragraph):  # type: ignore[misc] # ReportLab carries no types
    """ReportLab's paragraph, its fragments cut where the face changes, Arabic turned when it is drawn."""

    frags: list[Any]

    def _setup(self, *args: Any) -> None:  # noqa: ANN401 – handed on to ReportLab
        super()._setup(*args)
        self.frags = [part for frag in self.frags for part in _faced(frag)]

    def draw(self) -> None:
        """Draw the lines, those that hold Arabic in the order of the eye."""
        _turn(self.blPara)
        super().draw()


def _faced(frag: Any) -> list[Any]:  # noqa: ANN401 – ReportLab's fragments
    """Cut a fragment of a paragraph into one for each face; what a split brought back is cut already."""
    text = getattr(frag, "text", "")
    parts = stretches(text, frag.fontName) if text and frag.fontName not in _ARABIC else []
    if len(parts) <= 1 and (not parts or parts[0][0] == frag.fontName):
        return [frag]
    return [frag.clone(fontName=face, text=part) for face, part in parts]


def _turn(broken: Any) -> None:  # noqa: ANN401 – ReportLab's broken lines
    """Put the Arabic of each line in the order in which it is drawn, once."""
    if getattr(broken, "turned", False):
        return
    broken.turned = True
    if broken.kind == 0:
        if broken.fontName in _ARABIC:
            broken.lines = [(room, visual(" ".join(words)).split(" ")) for room, words in broken.lines]
        return
    for line in broken.lines:
        for word in line.words:
            if word.fontName in _ARABIC:
                word.text = visual(word.text)


def line_width(text: str, face: str, size: float) -> float:
    """Measure a line, in points."""
    return sum((float(stringWidth(part, name, size)) for name, part in stretches(text, face)), 0.0)


def draw_line(canvas: Canvas, place: tuple[float, float], text: str, face: str, size: float) -> None:
    """Draw a line from a place, on its base line."""
    x, y = place
    for name, part in stretches(text, face):
        canvas.setFont(name, size)
        canvas.drawString(x, y, visual(part) if name in _ARABIC else part)
        x += stringWidth(part, name, size)
