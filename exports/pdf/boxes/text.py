"""Text: a paragraph, a title, an item. One text object of the page for each (ISO 32000-1, 9.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exports.pdf.arabic import visual
from exports.pdf.boxes.box import Node
from exports.pdf.fonts import ARABIC_FACES
from exports.pdf.lines import Line, Span
from exports.pdf.styles import Align, Style
from exports.pdf.tagging.canvas import TaggedCanvas

# No line of a paragraph is left alone at the foot of a page or at the head of the next.
_TOGETHER = 2
# Capitals of Noto Sans rise to this part of the size: they stand in the middle of their line.
_CAPITALS = 0.714


@dataclass(slots=True)
class Label:
    """The sign before an item, in its own element."""

    lines: Sequence[Line]
    node: Node
    indent: float


@dataclass(slots=True)
class TextBox:
    """Lines of one style. `ends` are the elements that end with its last part, the innermost first."""

    lines: Sequence[Line]
    style: Style
    width: float
    leading: float
    node: Node
    ends: tuple[Node, ...]
    before: float = 0
    after: float = 0
    keep: bool = False
    new_page: bool = False
    title: str = ""
    label: Label | None = None

    @property
    def height(self) -> float:
        """One leading a line."""
        return len(self.lines) * self.leading

    @property
    def least(self) -> float:
        """Two lines, or all of them when there would be one left."""
        count = len(self.lines)
        return self.height if self.keep or count < 2 * _TOGETHER else _TOGETHER * self.leading

    def split(self, room: float, *, forced: bool = False) -> tuple[TextBox, TextBox] | None:  # noqa: ARG002
        """Part it between two lines, two at least on each side."""
        kept = min(int(room / self.leading), len(self.lines) - _TOGETHER)
        if kept < _TOGETHER:
            return None
        return (
            replace(self, lines=self.lines[:kept], ends=(), after=0, keep=False),
            replace(self, lines=self.lines[kept:], before=0, new_page=False, title="", label=None),
        )

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw the label, then the lines, each in its element."""
        indent = self.style.indent
        if self.label:
            with canvas.content(self.label.node.element(canvas)):
                draw_lines(canvas, self.label.lines, self.style, x + self.label.indent, top)
            self.label.node.end(canvas)
        with canvas.content(self.node.element(canvas)):
            draw_lines(canvas, self.lines, self.style, x + indent, top, self.leading, self.width - indent)
        for node in self.ends:
            node.end(canvas)


def draw_lines(
    canvas: TaggedCanvas,
    lines: Sequence[Line],
    style: Style,
    x: float,
    top: float,
    leading: float = 0,
    width: float = 0,
) -> None:
    """Write the operators of lines, the first one under `top`; without a leading, that of the style."""
    step = leading or style.leading
    at_x, at_y = 0.0, 0.0
    y = top - step / 2 - style.size * _CAPITALS / 2
    font, code = "", [f"BT {style.colour} rg"]
    for line in lines:
        indent = _indent(line, style, width)
        code.append(f"{x + indent - at_x:.2f} {y - at_y:.2f} Td")
        at_x, at_y = x + indent, y
        y -= step
        for span in line.spans:
            font = _write(canvas, code, span, font)
    code.append("ET")
    canvas.operators.append("\n".join(code))


def _write(canvas: TaggedCanvas, code: list[str], span: Span, font: str) -> str:
    """Write the operators of a span, `font` being the one in use; return the one in use after it.

    Arabic is drawn in the order of the eye: those who read a page aloud, or copy it, turn it back.
    """
    text = visual(span.text) if span.face in ARABIC_FACES else span.text
    if span.rise:
        code.append(f"{span.rise:.2f} Ts")
    for drawn in canvas.faces.drawn(span.face, text):
        wanted = f"/{drawn.font} {span.size:.4g} Tf"
        if wanted != font:
            code.append(wanted)
            font = wanted
        code.append(f"({drawn.literal}) Tj")
    if span.rise:
        code.append("0 Ts")
    return font


def _indent(line: Line, style: Style, width: float) -> float:
    if style.align is Align.RIGHT:
        return width - line.width
    return (width - line.width) / 2 if style.align is Align.CENTER else 0.0
