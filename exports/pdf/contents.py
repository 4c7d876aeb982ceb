"""A table of contents: titles that begin a page, and the cells that await the number of that page."""

from reportlab.platypus import Flowable

from exports.pdf.styles import CELL
from exports.pdf.text import Text


class PageTitle(Text):
    """A title that tells the canvas on which page it stands."""

    def __init__(self, title: str, marked: str, style: object) -> None:
        super().__init__(marked, style)
        self._title = title

    def draw(self) -> None:
        """Draw the title, once its page is noted."""
        self.canv.note_title(self._title)
        super().draw()


class PageOf(Flowable):  # type: ignore[misc] # ReportLab carries no types
    """A cell in which the page of a title will be written, at the right, when its document ends."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Measure: one line, as wide as the cell."""
        self.width, self.height = width, CELL.leading
        return self.width, self.height

    def draw(self) -> None:
        """Keep the place, on the base line of a cell."""
        self.canv.saveState()
        self.canv.translate(self.width, CELL.leading - CELL.fontSize)
        self.canv.await_page_of(self._title)
        self.canv.restoreState()
