"""What a reader of one format gives: raw rows, and how it came to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple


class RawRow(NamedTuple):
    """A row before it is fitted to the headings: its place, its cells, and what is wrong with it."""

    line: int
    cells: list[str]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class RawTable:
    """Rows of one file, that of the headings first; blank rows may stand among them."""

    format: str
    rows: Iterator[RawRow]
    notices: tuple[str, ...] = ()
