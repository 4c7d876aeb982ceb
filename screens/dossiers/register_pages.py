"""The lines of the register that are in memory: some pages around those on the screen."""

from collections import OrderedDict

from daect_tui.domain.dates import short_date
from daect_tui.domain.register_query import Place, RegisterRow, Sort, Span, Window
from daect_tui.services.catalogue import themes
from daect_tui.services.register import WINDOW
from screens.widgets.window import Line

# A few screens: going up and down between them reads nothing again.
_KEPT = 12


class RegisterPages:
    """The pages of one answer, of `total` lines; those that were not looked at for long are let go."""

    def __init__(self, total: int) -> None:
        self.total = total
        self._pages: OrderedDict[int, tuple[Line, ...]] = OrderedDict()
        self._ends: OrderedDict[int, tuple[Place | None, Place | None]] = OrderedDict()

    def line(self, rank: int) -> Line | None:
        """Return a line; `None` while its page is not read, or when the register has become shorter."""
        number, within = divmod(rank, WINDOW)
        page = self._pages.get(number, ())
        return page[within] if within < len(page) else None

    def missing(self, first: int, last: int) -> list[int]:
        """Return the numbers of the pages between two ranks that are not in memory."""
        numbers = range(first // WINDOW, last // WINDOW + 1)
        return [number for number in numbers if number not in self._pages]

    def span(self, number: int) -> Span:
        """Say how to read a page: from the page before or after it, else from the nearest end."""
        start = number * WINDOW
        size = max(0, min(WINDOW, self.total - start))
        if number - 1 in self._ends:
            return Span(size, self._ends[number - 1][1])
        if number + 1 in self._ends:
            return Span(size, self._ends[number + 1][0], forward=False)
        after = self.total - start - size
        if start <= after:
            return Span(size, skip=start)
        return Span(size, forward=False, skip=after)

    def put(self, number: int, window: Window) -> None:
        """Keep a page that was read."""
        self._pages[number] = tuple(map(line_of, window.rows))
        self._ends[number] = (window.first, window.last)
        for kept in (self._pages, self._ends):
            kept.move_to_end(number)
            while len(kept) > _KEPT:
                kept.popitem(last=False)


def line_of(row: RegisterRow) -> Line:
    """Write a line of the register."""
    return Line(
        row.reference,
        {
            Sort.REFERENCE: row.reference,
            Sort.ORGANISATION: row.organisation,
            Sort.DOMAIN: row.domain,
            Sort.PROGRAMME: row.programme,
            Sort.THEME: themes().get(row.theme, row.theme),
            Sort.RECEIVED: short_date(row.received_on),
            Sort.SILENCE: short_date(row.silence_on),
            Sort.REFERENT: row.referents.geographic or row.referents.thematic,
            Sort.STATE: row.state.label,
        },
    )
