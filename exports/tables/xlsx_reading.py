"""XLSX: the rows of one sheet as texts, whatever wrote the workbook, in memory that does not grow.

A cell gives what a person sees in it, in the notation of a form: dates as AAAA-MM-JJ, numbers in
full, « oui » and « non », the kept result of a formula. What has no such text is a fault of its row.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial

from exports.tables.archives import DAMAGED, Archive
from exports.tables.columns import letters, rank_of
from exports.tables.faults import TableFault
from exports.tables.limits import LAST_COLUMN, LAST_ROW, LONGEST_CELL, MOST_COLUMNS
from exports.tables.ooxml import MAIN, too_long
from exports.tables.raw import RawRow, RawTable
from exports.tables.shape import too_many_columns
from exports.tables.shared_texts import SharedTexts
from exports.tables.sheets import Sheet, chosen
from exports.tables.xlsx_book import read_book
from exports.tables.xlsx_values import CellValues, NoText
from exports.tables.xml_parts import Handlers, names_of, parsed

_NAMES = names_of(MAIN, "row", "c", "v", "f", "is", "t", "rPh")
_DIGITS = "0123456789"
_COLUMNS = {letters(rank): rank - 1 for rank in range(1, MOST_COLUMNS + 1)}


def read_xlsx(archive: Archive, stack: ExitStack) -> RawTable:
    """Read a workbook; `stack` ends what it opens. Raises `TableFault`, now and from the rows."""
    book = read_book(archive)
    texts = SharedTexts(stack)
    if book.shared_texts:
        texts.read(archive.chunks(book.shared_texts))
    reading = partial(_rows, archive, CellValues(book, texts))
    rows, notices = chosen(book.sheets, reading)
    return RawTable("XLSX", rows, notices)


def _rows(archive: Archive, values: CellValues, sheet: Sheet) -> Iterator[RawRow]:
    reader = _Reader(values)
    for _ in parsed(archive.chunks(sheet.place), _NAMES, reader, reader.parts):
        yield from reader.rows
        reader.rows.clear()


class _Reader(Handlers):
    """The rows of a sheet as they end, in `rows`.

    Called some hundred times a row, it holds little and calls little; `check` bounds what passes.
    """

    def __init__(self, values: CellValues) -> None:
        super().__init__()
        self.rows: list[RawRow] = []
        self.parts: list[str] = []
        self._values = values
        self._line = 0
        self._cells: list[str] = []
        self._fault = ""
        self._in_row = False
        self._cell: dict[str, str] = {}
        self._written: str | None = None
        self._runs: list[str] = []
        self._formula = False
        self._hints = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.deep += 1
        if name == "c":
            self._cell = attributes
            self._written = None
            self._formula = False
        elif name in {"v", "t"}:
            self.parts.clear()
        elif name == "row":
            self._begin(attributes)
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._hints += 1

    def end(self, name: str) -> None:
        self.deep -= 1
        if name == "v":
            self._written = "".join(self.parts)
        elif name == "c":
            if self._runs:
                self._written = "".join(self._runs)
                self._runs.clear()
            if self._written is not None or self._formula or "r" not in self._cell:
                self._put(self._cell, self._written)
        elif name == "t":
            if not self._hints:
                self._runs.append("".join(self.parts))
        elif name == "row":
            self.rows.append(RawRow(self._line, self._cells, self._fault))
            self._cells = []
            self._in_row = False
        elif name == "rPh":
            self._hints -= 1

    def check(self) -> None:
        super().check()
        if sum(map(len, self.parts)) + sum(map(len, self._runs)) > 2 * LONGEST_CELL:
            raise too_long(f"ligne {self._line}, une cellule")

    def _begin(self, attributes: dict[str, str]) -> None:
        line = int(attributes.get("r") or self._line + 1)
        if self._in_row or not self._line < line <= LAST_ROW:
            raise TableFault(DAMAGED)
        self._line = line
        self._cells = []
        self._fault = ""
        self._in_row = True

    def _put(self, attributes: dict[str, str], written: str | None) -> None:
        """Write a cell where it stands; the first fault of a row is the one that is told."""
        cells = self._cells
        place = attributes.get("r")
        if place is not None:
            column = _COLUMNS.get(place.rstrip(_DIGITS))
            if column != len(cells):
                self._pad(place)
        elif len(cells) > LAST_COLUMN:
            raise TableFault(DAMAGED)
        try:
            text = self._values.text(attributes, written, formula=self._formula)
        except NoText as reason:
            text = ""
            self._fault = self._fault or f"La cellule {letters(len(cells) + 1)}{self._line} {reason}"
        if len(text) > LONGEST_CELL:
            raise too_long(f"ligne {self._line}, une cellule")
        if text and len(cells) >= MOST_COLUMNS:
            raise too_many_columns()
        cells.append(text)

    def _pad(self, place: str) -> None:
        """Put blanks up to a cell that does not follow the one before."""
        column = rank_of(place.rstrip(_DIGITS)) - 1
        if column < len(self._cells):
            raise TableFault(DAMAGED)
        if column >= MOST_COLUMNS:
            raise too_many_columns()
        self._cells.extend([""] * (column - len(self._cells)))
