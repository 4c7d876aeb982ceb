"""What the services need of the register list: its windows, and the search behind them."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from daect_tui.domain.register_query import Facets, RegisterQuery, Span, Window


class RegisterWindows(Protocol):
    """The register, read by windows. `today` is the day that deadlines are counted from."""

    def count(self, query: RegisterQuery, today: date) -> int:
        """Return how many dossiers answer, exactly."""
        ...

    def window(self, query: RegisterQuery, today: date, span: Span) -> Window: ...
    def rank(self, query: RegisterQuery, today: date, reference: str) -> int | None:
        """Return how many lines stand before a dossier; `None` when it does not answer."""
        ...

    def references(self, query: RegisterQuery, today: date, limit: int) -> tuple[str, ...]:
        """Return the references of the first dossiers that answer, in the order of the query."""
        ...

    def facets(self) -> Facets: ...


class Search(Protocol):
    """The words of the dossiers. What is written in a unit of work is found in it at once."""

    def candidates(self, words: Iterable[str], limit: int) -> tuple[str, ...]:
        """Return the references of the dossiers that hold the most of some words, the best first."""
        ...
