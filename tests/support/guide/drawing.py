"""A painted screen as a small SVG that any browser shows the same, and the text that such an SVG holds.

Words stand apart from two spaces on, each group where its first cell is and as wide as its cells: all
falls in its columns whatever typeface the reader has, and however he reads spaces. Nothing is fetched.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from textual.color import Color as Shade

_CELL, _LINE, _SIZE, _BASE, _MARGIN = 10, 22, 16.5, 16, 8
_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
    'height="{height}">\n'
    "<title>{title}</title>\n"
    "<style>text{{font:{size}px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace}}"
    ".b{{font-weight:bold}}.i{{font-style:italic}}.u{{text-decoration:underline}}</style>\n"
    '<rect width="{width}" height="{height}" rx="6" fill="{paper}" stroke="#8a94a3"/>'
)
_WORDS = re.compile(r"[^ ]+(?: [^ ]+)*")
_LINES = re.compile(r"<g>(.*?)</g>", re.DOTALL)
_RUNS = re.compile(r'<text x="(\d+)"[^>]*>([^<]*)</text>')


@dataclass(frozen=True, slots=True)
class _Run:
    """Cells of one look, from a column on."""

    column: int
    text: str
    ink: str
    paper: str
    classes: str

    @property
    def width(self) -> int:
        return cell_len(self.text)


def drawn(lines: Iterable[Sequence[Segment]], title: str) -> str:
    """Draw the lines of a screen."""
    rows = [list(_runs(line)) for line in lines]
    columns = max(run.column + run.width for row in rows for run in row)
    paper = rows[0][0].paper
    parts = [
        _HEAD.format(
            width=columns * _CELL + 2 * _MARGIN,
            height=len(rows) * _LINE + 2 * _MARGIN,
            title=escape(title),
            size=_SIZE,
            paper=paper,
        )
    ]
    for number, row in enumerate(rows):
        parts.append("<g>" + "".join(_shown(run, number * _LINE + _MARGIN, paper) for run in row) + "</g>")
    return "\n".join((*parts, "</svg>", ""))


def text_of(svg: str) -> list[str]:
    """Return the lines that can be read in such a drawing, without the spaces at their ends."""
    lines = []
    for row in _LINES.findall(svg):
        line = ""
        for x, said in _RUNS.findall(row):
            line = line.ljust((int(x) - _MARGIN) // _CELL) + unescape(said)
        lines.append(line.rstrip())
    return lines


def _runs(line: Sequence[Segment]) -> Iterator[_Run]:
    column = 0
    for segment in Segment.simplify(line):
        text = segment.text
        style = segment.style
        ink, paper = (_hex(style.color), _hex(style.bgcolor)) if style else ("#000000", "#ffffff")
        if style and style.reverse:
            ink, paper = paper, ink
        if style and style.dim:
            ink = Shade.parse(ink).blend(Shade.parse(paper), 0.4).hex.lower()
        marks = (("b", style and style.bold), ("i", style and style.italic), ("u", style and style.underline))
        yield _Run(column, text, ink, paper, " ".join(name for name, on in marks if on))
        column += cell_len(text)


def _hex(color: Color | None) -> str:
    return Shade(*color.get_truecolor()).hex.lower() if color and not color.is_default else "#000000"


def _shown(run: _Run, top: int, paper: str) -> str:
    x, width = run.column * _CELL + _MARGIN, run.width * _CELL
    kind = f' class="{run.classes}"' if run.classes else ""
    parts = []
    if run.paper != paper:
        parts.append(f'<rect x="{x}" y="{top}" width="{width}" height="{_LINE}" fill="{run.paper}"/>')
    for words in _WORDS.finditer(run.text):
        start, said = cell_len(run.text[: words.start()]), words[0]
        parts.append(
            f'<text x="{x + start * _CELL}" y="{top + _BASE}" textLength="{cell_len(said) * _CELL}" '
            f'lengthAdjust="spacingAndGlyphs" fill="{run.ink}"{kind}>{escape(said, quote=False)}</text>'
        )
    return "".join(parts)
