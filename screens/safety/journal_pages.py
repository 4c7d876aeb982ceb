"""The acts of the journal that are in memory: the numbers of those that answer, and some pages of lines."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.journal import JournalEntry
from daect_tui.domain.journal_words import act_in_words
from screens.widgets.window import Line

PAGE = 100
# A few screens: going up and down between them reads nothing again.
_KEPT = 12


class JournalPages:
    """The acts that answer, newest first; `numbers` takes four octets an act, and lines are let go."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self.numbers = numbers
        self._pages: OrderedDict[int, dict[int, JournalEntry]] = OrderedDict()

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.numbers)

    def line(self, rank: int) -> Line | None:
        """Return a line; `None` while its page is not read."""
        entry = self._entry(rank)
        return line_of(entry) if entry else None

    def entry(self, number: int) -> JournalEntry | None:
        """Return an act that is in memory."""
        return next((page[number] for page in self._pages.values() if number in page), None)

    def missing(self, first: int, last: int) -> list[int]:
        """Return the pages between two ranks that are not in memory."""
        return [page for page in range(first // PAGE, last // PAGE + 1) if page not in self._pages]

    def numbers_of(self, page: int) -> Sequence[int]:
        """Return the numbers of the acts of a page."""
        return self.numbers[page * PAGE : (page + 1) * PAGE]

    def put(self, page: int, entries: Iterable[JournalEntry]) -> None:
        """Keep a page that was read."""
        self._pages[page] = {entry.sequence: entry for entry in entries}
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)

    def _entry(self, rank: int) -> JournalEntry | None:
        page = self._pages.get(rank // PAGE)
        return page.get(self.numbers[rank]) if page is not None and rank < self.total else None


def line_of(entry: JournalEntry) -> Line:
    """Write an act as a line."""
    return Line(
        str(entry.sequence),
        {
            "number": str(entry.sequence),
            "day": short_date(paris_day(entry.at)),
            "time": clock_time(entry.at),
            "act": act_in_words(entry.kind),
            "subject": entry.subject,
            "agent": entry.agent,
        },
    )
