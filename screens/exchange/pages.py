"""The rows of a preview that are in memory: some pages around those on the screen."""

from collections import OrderedDict

from daect_tui.domain.exchange_row import RowOutcome, RowReport
from screens.widgets.window import Line

PAGE = 100
# A few screens: going up and down between them reads nothing again.
_KEPT = 12


class PreviewPages:
    """The pages of the rows of one outcome (`None`: of all), `total` of them."""

    def __init__(self, outcome: RowOutcome | None, total: int) -> None:
        self.outcome = outcome
        self.total = total
        self._pages: OrderedDict[int, tuple[RowReport, ...]] = OrderedDict()

    def line(self, rank: int) -> Line | None:
        """Return a line; `None` while its page is not read."""
        report = self.report(rank)
        return _line_of(report) if report else None

    def report(self, rank: int) -> RowReport | None:
        """Return what is known of a row; `None` while its page is not read."""
        number, within = divmod(rank, PAGE)
        page = self._pages.get(number, ())
        return page[within] if within < len(page) else None

    def missing(self, first: int, last: int) -> list[int]:
        """Return the numbers of the pages between two ranks that are not in memory."""
        return [number for number in range(first // PAGE, last // PAGE + 1) if number not in self._pages]

    def put(self, number: int, reports: tuple[RowReport, ...]) -> None:
        """Keep a page that was read."""
        self._pages[number] = reports
        self._pages.move_to_end(number)
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)


def _line_of(report: RowReport) -> Line:
    return Line(
        str(report.line),
        {
            "line": str(report.line),
            "outcome": report.outcome.label,
            "subject": report.subject,
            "title": report.title,
            "why": " ".join(remark.text for remark in report.remarks),
        },
    )
