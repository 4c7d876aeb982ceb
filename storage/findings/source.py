"""Where the things of a kind stand: the query of their rows, and how a row is written as what is found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Row, Select, UnaryExpression, select

from daect_tui.domain.finding import Findable, FoundKind
from storage.records import core
from storage.tables import Table

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Things of a kind in one table: `query` reads the rows, `number` is their key, `made` writes each.

    A row may give several things (the experts of a mission): each has a key that begins with `prefix` and
    the number of its row.
    """

    kind: FoundKind
    query: Select[Any]
    number: Column[Any]
    order: UnaryExpression[Any]
    made: Callable[[Row[Any]], Iterator[Findable]]
    prefix: str = ""

    def numbers(self, keys: tuple[str, ...]) -> list[str]:
        """Return the numbers of the rows that some keys name, those of other sources left out."""
        named = (
            key.removeprefix(self.prefix).partition(".")[0] for key in keys if key.startswith(self.prefix)
        )
        return list(dict.fromkeys(named))


def columns(table: type[Table]) -> Any:  # noqa: ANN401 – the collection of SQLAlchemy, read by name
    """Return the columns of a table by their names."""
    return core(table).c


def reading(table: type[Table], names: str) -> Select[Any]:
    """Return the query of some columns of a table, named in one text."""
    its = columns(table)
    return select(*(its[name] for name in names.split()))
