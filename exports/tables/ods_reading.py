"""ODS: the rows of one sheet as texts, with the meaning that the XLSX reader gives to each cell.

OpenDocument says « this cell a thousand times », « this row a million times »: blanks are counted
rather than made, and the limits hold for the rest.
"""

import re
from collections.abc import Iterator
from contextlib import suppress

from exports.tables.archives import DAMAGED, Archive
from exports.tables.columns import letters
from exports.tables.faults import TableFault
from exports.tables.formulas import unguarded
from exports.tables.limits import LAST_ROW, LONGEST_CELL, MEBI, MOST_COLUMNS
from exports.tables.numbers import iso_moment, sheet_number, truth
from exports.tables.ods_text import CellText
from exports.tables.ooxml import too_long
from exports.tables.opendocument import (
    CALC_TYPE,
    COLUMNS_REPEATED,
    ELEMENTS,
    FORMULA,
    ROWS_REPEATED,
    TABLE_NAME,
    TYPE,
    VALUES,
    sheets_of,
)
from exports.tables.raw import RawRow, RawTable
from exports.tables.shape import too_many_columns
from exports.tables.sheets import Sheet, chosen
from exports.tables.xml_parts import Handlers, parsed

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_REPEATED = re.compile(r"[0-9]{1,9}")
_TIME = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")


def read_ods(archive: Archive) -> RawTable:
    """Read a spreadsheet; raises `TableFault`, now and from the rows."""
    if _MANIFEST in archive and b"encryption-data" in archive.start(_MANIFEST, MEBI):
        raise TableFault(
            "ce classeur est protégé par un mot de passe. Retirez la protection, puis recommencez."
        )
    rows, notices = chosen(sheets_of(archive.chunks(_CONTENT)), lambda sheet: _rows(archive, sheet))
    return RawTable("ODS", rows, notices)


def _rows(archive: Archive, sheet: Sheet) -> Iterator[RawRow]:
    reader = _Reader(sheet.place)
    for _ in parsed(archive.chunks(_CONTENT), ELEMENTS, reader, reader.text.parts):
        for row, times in reader.rows:
            for again in range(times):
                yield row._replace(line=row.line + again) if again else row
        reader.rows.clear()
        if reader.done:
            return


class _Reader(Handlers):
    """The rows of one sheet as they end, in `rows`, each with how many times it stands."""

    def __init__(self, sheet: str) -> None:
        super().__init__()
        self.rows: list[tuple[RawRow, int]] = []
        self.text = CellText()
        self.done = False
        self._sheet = sheet
        self._reading = False
        self._line = 1
        self._times = 1
        self._in_row = False
        self._cells: list[str] = []
        self._blanks = 0
        self._fault = ""
        self._cell: dict[str, str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.deep += 1
        if self._cell is not None:
            self.text.enter(name, attributes)
        elif name == "cell" and self._in_row:
            self._cell = attributes
            self.text.begin()
        elif name == "row" and self._reading:
            self._begin(attributes)
        elif name == "table" and not self._in_row:
            self._reading = attributes.get(TABLE_NAME, "") == self._sheet and not self.done

    def end(self, name: str) -> None:
        self.deep -= 1
        if self._cell is not None:
            if name == "cell" and not self.text.nested:
                self._put(self._cell)
                self._cell = None
            else:
                self.text.leave(name)
        elif name == "row" and self._in_row:
            if any(self._cells) or self._fault:
                if self._line + self._times > LAST_ROW + 1:
                    raise TableFault(DAMAGED)
                self.rows.append((RawRow(self._line, self._cells, self._fault), self._times))
            self._line += self._times
            self._in_row = False
        elif name == "table" and self._reading:
            self._reading, self.done = False, True

    def check(self) -> None:
        super().check()
        if sum(map(len, self.text.parts)) > 2 * LONGEST_CELL:
            raise too_long(f"ligne {self._line}, une cellule")

    def _begin(self, attributes: dict[str, str]) -> None:
        if self._in_row:
            raise TableFault(DAMAGED)
        self._times = _times(attributes.get(ROWS_REPEATED, "1"))
        self._cells = []
        self._blanks = 0
        self._fault = ""
        self._in_row = True

    def _put(self, attributes: dict[str, str]) -> None:
        repeated = attributes.get(COLUMNS_REPEATED)
        times = 1 if repeated is None else _times(repeated)
        try:
            text = _text(attributes, self.text.end())
        except ValueError as reason:
            text = ""
            place = f"{letters(len(self._cells) + self._blanks + 1)}{self._line}"
            self._fault = self._fault or f"La cellule {place} {reason}"
        if not text:
            self._blanks += times
            return
        if len(text) > LONGEST_CELL:
            raise too_long(f"ligne {self._line}, une cellule")
        if len(self._cells) + self._blanks + times > MOST_COLUMNS:
            raise too_many_columns()
        if self._blanks:
            self._cells.extend([""] * self._blanks)
            self._blanks = 0
        self._cells.extend([text] * times)


def _times(written: str) -> int:
    if not _REPEATED.fullmatch(written):
        raise TableFault(DAMAGED)
    return int(written)


def _text(attributes: dict[str, str], shown: str) -> str:
    """Return what a cell says; raises `ValueError`, whose message goes on « La cellule B3 »."""
    if attributes.get(CALC_TYPE) == "error":
        raise ValueError("contient une formule en erreur. Corrigez-la ou videz la cellule.")
    kind = attributes.get(TYPE)
    if kind is None or kind == "string":
        text = shown or attributes.get(VALUES["string"], "")
        return unguarded(text) if text[:1] == "'" and FORMULA not in attributes else text
    value = attributes.get(VALUES.get(kind, ""), "")
    with suppress(ValueError):
        return _valued(kind, value)
    raise ValueError("ne contient ni un nombre ni une date possibles. Corrigez-la.")


def _valued(kind: str, value: str) -> str:
    """Write the value of a typed cell, `value` being that of its attribute; raises `ValueError`."""
    if kind == "boolean":
        return truth(value=value == "true")
    if kind == "date":
        return iso_moment(value)
    if kind == "time":
        return _time(value)
    return sheet_number(value)


def _time(value: str) -> str:
    """Write a duration as a time: « 15:42 »."""
    match = _TIME.fullmatch(value)
    if match is None:
        raise ValueError(value)
    hours, minutes, seconds = (f"{int(part):02d}" for part in match.groups())
    return f"{hours}:{minutes}" if seconds == "00" else f"{hours}:{minutes}:{seconds}"
