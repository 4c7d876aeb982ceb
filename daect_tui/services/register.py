"""The register list: what answers a query, window by window."""

from dataclasses import dataclass

from daect_tui.domain.dossier import Dossier
from daect_tui.domain.register_query import Facets, RegisterQuery, Span, Window
from daect_tui.services.clocks_of_dossier import DossierClocks, clocks_of
from daect_tui.services.office import Office

# Lines of a window: two screens of the tallest terminal, read in a few milliseconds.
WINDOW = 100


@dataclass(frozen=True, slots=True)
class Answer:
    """What answers a query: how many dossiers, and the lines asked for."""

    total: int
    window: Window


@dataclass(frozen=True, slots=True)
class Preview:
    """A dossier and the dates that run on it."""

    dossier: Dossier
    clocks: DossierClocks


class RegisterList:
    """The use cases of the list of F3 Dossiers."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def answer(self, query: RegisterQuery, span: Span | None = None) -> Answer:
        """Count what answers, and read the first window or another."""
        today = self._office.clock.today()
        with self._office.reading() as work:
            view = work.register_view
            return Answer(view.count(query, today), view.window(query, today, span or Span(WINDOW)))

    def gone(self, search: str) -> str:
        """Say what became of the number that is searched, where its bearer was eliminated; else nothing."""
        with self._office.reading() as work:
            found = work.retention.tombstones([search.strip().upper()])
        return f"{found[0].sentence}." if found else ""

    def window(self, query: RegisterQuery, span: Span) -> Window:
        """Read some lines."""
        with self._office.reading() as work:
            return work.register_view.window(query, self._office.clock.today(), span)

    def rank(self, query: RegisterQuery, reference: str) -> int | None:
        """Return how many lines stand before a dossier, `None` when it does not answer."""
        with self._office.reading() as work:
            return work.register_view.rank(query, self._office.clock.today(), reference)

    def preview(self, reference: str) -> Preview:
        """Return what is shown beside the list; raises `UnknownReference`."""
        with self._office.reading() as work:
            dossier = work.dossiers.get(reference)
            return Preview(dossier, clocks_of(work, dossier))

    def facets(self) -> Facets:
        """Return what can be filtered on."""
        with self._office.reading() as work:
            return work.register_view.facets()
