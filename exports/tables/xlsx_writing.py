"""XLSX, written row by row: every cell is a text, and typed as one, so that 075 stays 075.

The cells hold their own texts (`inlineStr`): no table of shared texts has to wait for the last row.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from daect_tui.domain.errors import UnusableOutput
from daect_tui.domain.text import grouped, quoted
from exports.tables.columns import letters
from exports.tables.formulas import guarded
from exports.tables.limits import LARGEST_UNPACKED, LONGEST_SHEET_CELL
from exports.tables.xlsx_parts import PARTS, SHEET, SHEET_END, SHEET_START

_LOOKED_AT = 100  # rows that decide how wide the columns are
_NARROWEST, _WIDEST = 10, 60  # in characters
_BATCH = 1 << 16
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# What XML cannot hold or would change, in the notation of the format; and what looks like that notation.
_SPECIAL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4})")
_TEXT_STYLE, _HEADING_STYLE = 1, 2


def write_xlsx(file: IO[bytes], headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write headings and rows of texts to an open file, as a workbook of one sheet.

    Raises `UnusableOutput` where a spreadsheet could not open what would be written.
    """
    with ZipFile(file, "w") as archive:
        for name, content in PARTS.items():
            archive.writestr(_info(name), content)
        with archive.open(_info(SHEET), "w") as sheet:
            _Sheet(sheet).write(headings, iter(rows))


def _info(name: str) -> ZipInfo:
    """Describe a part without a date: the same table gives the same bytes."""
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED
    return info


class _Sheet:
    """The part that holds the rows, written in batches and counted."""

    def __init__(self, part: IO[bytes]) -> None:
        self._part = part
        self._waiting: list[str] = []
        self._size = 0
        self._written = 0

    def write(self, headings: Sequence[str], rows: Iterator[Sequence[str]]) -> None:
        """Write the whole sheet."""
        columns = [letters(rank) for rank in range(1, len(headings) + 1)]
        sample = list(islice(rows, _LOOKED_AT))
        self._add(SHEET_START.format(columns=_widths([headings, *sample])))
        self._add(_row(1, columns, headings, headings, _HEADING_STYLE))
        for line, row in enumerate(chain(sample, rows), 2):
            self._add(_row(line, columns, row, headings, _TEXT_STYLE))
        self._add(SHEET_END)
        self._flush()

    def _add(self, text: str) -> None:
        self._waiting.append(text)
        self._size += len(text)
        if self._size > _BATCH:
            self._flush()

    def _flush(self) -> None:
        content = "".join(self._waiting).encode()
        self._waiting.clear()
        self._size = 0
        self._written += len(content)
        if self._written > LARGEST_UNPACKED:
            raise UnusableOutput(
                "Le tableau est trop gros pour un classeur XLSX. Exportez-le en CSV, ou restreignez-le."
            )
        self._part.write(content)


def _row(line: int, columns: Sequence[str], cells: Sequence[str], headings: Sequence[str], style: int) -> str:
    written = "".join(
        f'<c r="{column}{line}" s="{style}" t="inlineStr"><is><t{_space(cell)}>{_xml(cell)}</t></is></c>'
        for column, cell in zip(columns, cells, strict=True)
        if cell
    )
    if len(written) > LONGEST_SHEET_CELL // 2:
        _require_short(line, cells, headings)
    return f'<row r="{line}">{written}</row>'


def _space(text: str) -> str:
    return "" if text == text.strip() else ' xml:space="preserve"'


def _xml(text: str) -> str:
    escaped = _SPECIAL.sub(lambda match: f"_x{ord(match[0]):04X}_", guarded(text))
    return escaped.translate(_MARKUP)


def _require_short(line: int, cells: Sequence[str], headings: Sequence[str]) -> None:
    for heading, cell in zip(headings, cells, strict=True):
        if len(guarded(cell).encode("utf-16-le", "surrogatepass")) > 2 * LONGEST_SHEET_CELL:
            raise UnusableOutput(
                f"Ligne {line}, colonne {quoted(heading)}, le texte dépasse les "
                f"{grouped(LONGEST_SHEET_CELL)} signes que tient une cellule de classeur. "
                "Exportez en CSV ou en JSON, qui le gardent entier."
            )


def _widths(rows: Sequence[Sequence[str]]) -> str:
    """Make each column as wide as the longest line that it shows in the rows given."""
    columns = []
    for rank, cells in enumerate(zip(*rows, strict=True), 1):
        longest = max((len(line) for cell in cells for line in cell[: _WIDEST * 4].split("\n")), default=0)
        width = min(max(longest + 2, _NARROWEST), _WIDEST)
        columns.append(f'<col min="{rank}" max="{rank}" width="{width}" style="1" customWidth="1"/>')
    return "".join(columns)
