"""A table that comes from a file or goes into one: headings, then rows of texts, one after the other.

What crosses between `exports` and the services: whatever the format, every cell is a text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from daect_tui.domain.errors import DaectError


class UnreadableTable(DaectError):
    """The file is no table of a known format, is damaged, cannot be opened or passes a limit."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row as it stands in the file: exactly one cell a heading, `""` where the file has none.

    `line` is where a person finds the row again: the line of a CSV file where it begins, the row
    number of a sheet, the rank (from 1) of an element of a JSON array. A row whose `fault` (a
    French sentence) is not empty could not be read whole: it is to be refused with this reason,
    and the rows after it are good.
    """

    line: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class SourceTable:
    """An open table. `rows` is read once, while the file is open, and may raise `UnreadableTable`.

    Headings are distinct and not empty: a name that comes back is numbered (« Nom (2) »), a column
    without a name is called by its place (« colonne 3 »). Rows without any text are left out.
    `format` is CSV, XLSX, ODS or JSON; `notices` are French sentences on how the file was read
    (the sheet chosen, headings renamed).
    """

    headings: tuple[str, ...]
    rows: Iterator[SourceRow]
    format: str
    notices: tuple[str, ...] = ()

    @property
    def row_word(self) -> str:
        """What `SourceRow.line` counts: « ligne », or « élément » in JSON."""
        return "élément" if self.format == "JSON" else "ligne"
