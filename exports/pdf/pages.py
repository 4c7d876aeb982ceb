"""The pages around the text: footer, running head, numbers « n/N »; the only maker of a canvas.

A page is held until its document ends, since only then is N known. Tagging, when it comes, has one
canvas class and one template to extend, both here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    ActionFlowable,
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from exports.pdf.fonts import REGULAR
from exports.pdf.styles import (
    BOTTOM,
    CELL,
    CONTINUED_TOP,
    INK,
    MUTED,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE,
    SIDE,
    TOP,
    WIDTH,
)
from exports.pdf.text import draw_line, line_width

_FIRST, _NEXT = "first", "next"
_SMALL = 7.5
_LEADING = 9.6
_FOOTER_AT = BOTTOM - 2 * _LEADING
_NUMBER_ROOM = 40.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document ready to be paginated: its flowables and what is repeated around them."""

    title: str
    author: str
    running_head: str
    footer: tuple[str, ...]
    story: Sequence[Flowable]


class NumberedCanvas(Canvas):  # type: ignore[misc] # ReportLab carries no types
    """A canvas that holds the pages of the current document, then numbers and writes them."""

    # ReportLab's list of the operators of the current page.
    _code: list[str]

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 – handed on to ReportLab
        super().__init__(*args, **options)
        self._held: list[dict[str, Any]] = []
        # Of the current document: the page of each title, and the places, each a page and a position in
        # its code, where the page of a title is to be written.
        self._titles: dict[str, int] = {}
        self._awaited: list[tuple[int, int, str]] = []

    def showPage(self) -> None:  # noqa: N802 – ReportLab's name
        """Hold the page that ends."""
        self._held.append(dict(self.__dict__))
        self._startPage()

    @property
    def _page(self) -> int:
        """The number of the current page in its document."""
        return len(self._held) + 1

    def note_title(self, title: str) -> None:
        """Note on which page a title stands."""
        self._titles[title] = self._page

    def await_page_of(self, title: str) -> None:
        """Keep the place of the origin, to its left, for the number of the page where a title stands."""
        self._awaited.append((self._page, len(self._code), title))

    def end_document(self) -> None:
        """Write the held pages, numbered when there are several."""
        held, self._held = self._held, []
        for number, state in enumerate(held, 1):
            self.__dict__.update(state, _held=[])
            if len(held) > 1:
                _small(self)
                self.drawRightString(PAGE_WIDTH - SIDE, _FOOTER_AT, f"{number}/{len(held)}")
            self._write_awaited(number)
            super().showPage()
        self._titles.clear()
        self._awaited.clear()

    def _write_awaited(self, number: int) -> None:
        """Write what a page awaits where its reader comes to it, the last place first."""
        for page, place, title in reversed(self._awaited):
            if page == number and title in self._titles:
                code, self._code = self._code, []
                self.setFont(CELL.fontName, CELL.fontSize)
                self.setFillColor(INK)
                self.drawRightString(0, 0, str(self._titles[title]))
                code[place:place] = self._code
                self._code = code

    def save(self) -> None:
        """Write the last document, then the file."""
        self.end_document()
        super().save()


class Sheets(BaseDocTemplate):  # type: ignore[misc] # ReportLab carries no types
    """Lays sheets out one after the other in one file."""

    def __init__(self, buffer: BytesIO, sheets: Sequence[Sheet]) -> None:
        first = sheets[0]
        super().__init__(
            buffer,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            title=first.title if len(sheets) == 1 else f"Lot de {len(sheets)} documents",
            author=first.author,
            creator="daect",
            lang="fr-FR",
            displayDocTitle=True,
            invariant=1,
            initialFontName=REGULAR,
        )
        self._sheet = first
        self._sheets = sheets
        self.addPageTemplates(
            [
                PageTemplate(_FIRST, [_frame(TOP)], onPage=self._begin_first, autoNextPageTemplate=_NEXT),
                PageTemplate(_NEXT, [_frame(CONTINUED_TOP)], onPage=self._begin_next),
            ]
        )

    def write(self) -> None:
        """Lay everything out and write the file into the buffer."""
        story: list[Flowable] = []
        for number, sheet in enumerate(self._sheets):
            if number:
                story += [NextPageTemplate(_FIRST), ActionFlowable(("sheet", sheet)), PageBreak()]
            story += sheet.story
        self.build(story, canvasmaker=NumberedCanvas)

    def handle_sheet(self, sheet: Sheet) -> None:
        """Take a new document up, before its first page begins."""
        self._sheet = sheet

    def _begin_first(self, canvas: NumberedCanvas, _template: BaseDocTemplate) -> None:
        canvas.end_document()
        key = f"document-{canvas.getPageNumber()}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(self._sheet.title, key)
        self._footer(canvas)

    def _begin_next(self, canvas: NumberedCanvas, _template: BaseDocTemplate) -> None:
        canvas.saveState()
        _small(canvas)
        draw_line(canvas, (SIDE, PAGE_HEIGHT - TOP), fitted(self._sheet.running_head, WIDTH), REGULAR, _SMALL)
        canvas.restoreState()
        self._footer(canvas)

    def _footer(self, canvas: NumberedCanvas) -> None:
        canvas.saveState()
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.5)
        height = _FOOTER_AT
        canvas.line(SIDE, height + _LEADING, PAGE_WIDTH - SIDE, height + _LEADING)
        _small(canvas)
        for rank, line in enumerate(self._sheet.footer):
            room = WIDTH if rank else WIDTH - _NUMBER_ROOM
            draw_line(canvas, (SIDE, height), fitted(line, room), REGULAR, _SMALL)
            height -= _LEADING
        canvas.restoreState()


def fitted(text: str, width: float) -> str:
    """Cut a small line that is too long, with « … »."""
    if line_width(text, REGULAR, _SMALL) <= width:
        return text
    while text and line_width(f"{text}…", REGULAR, _SMALL) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _small(canvas: Canvas) -> None:
    canvas.setFont(REGULAR, _SMALL)
    canvas.setFillColor(MUTED)


def _frame(top: float) -> Frame:
    return Frame(
        SIDE,
        BOTTOM,
        WIDTH,
        PAGE_HEIGHT - BOTTOM - top,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
