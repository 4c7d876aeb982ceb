"""CSV: any usual separator and encoding, quoted cells over several lines, lines as the file has them."""

import csv
import re
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from io import StringIO, TextIOWrapper
from typing import BinaryIO, TextIO

from daect_tui.domain.text import grouped
from exports.tables.encodings import encoding_of
from exports.tables.faults import TableFault
from exports.tables.formulas import unguarded
from exports.tables.limits import LONGEST_CELL, LONGEST_ROW
from exports.tables.raw import RawRow, RawTable

_SEPARATORS = (";", "\t", ",", "|")
_SNIFFED = 1 << 16
# What Excel understands as « the separator is that one ».
_TOLD = re.compile(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)


def read_csv(file: BinaryIO, stack: ExitStack) -> RawTable:
    """Read a text file of cells; `stack` closes it. Raises `TableFault`, now and from the rows."""
    encoding = encoding_of(file)
    head = file.read(_SNIFFED).decode(encoding, errors="ignore")
    whole = not file.read(1)
    file.seek(0)
    text = stack.enter_context(TextIOWrapper(file, encoding, newline=""))
    told = _TOLD.match(head)
    if told:
        text.readline()
    separator = told[1] if told else _sniffed(head if whole else head[: head.rfind("\n") + 1])
    return RawTable("CSV", _rows(text, separator, 1 if told else 0))


def _sniffed(head: str) -> str:
    """Choose the separator that makes the most columns, on the most rows alike."""
    scores = {separator: _score(head, separator) for separator in _SEPARATORS}
    return max(_SEPARATORS, key=lambda separator: scores[separator])


def _score(head: str, separator: str) -> float:
    widths: list[int] = []
    reader = csv.reader(StringIO(head, newline=""), delimiter=separator, strict=True)
    with suppress(csv.Error):  # what comes after a quote out of place says nothing on the separator
        widths.extend(len(cells) for cells in reader if cells)
    if not widths:
        return 0.0
    return (widths[0] - 1) * widths.count(widths[0]) / len(widths)


class _Lines:
    """The lines of a text; none of them, nor a row of several, may outgrow `LONGEST_ROW`."""

    def __init__(self, text: TextIO, number: int) -> None:
        self._text = text
        self.number = number
        self.taken = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(LONGEST_ROW):
            self.number += 1
            self.taken += len(line)
            if self.taken >= LONGEST_ROW:
                raise TableFault(
                    f"ligne {self.number}, une ligne dépasse {grouped(LONGEST_ROW)} signes. "
                    "Vérifiez que c’est un tableau, et que chaque guillemet ouvert y est refermé."
                )
            if "\0" in line:
                raise TableFault(
                    f"ligne {self.number}, il y a un octet nul, qui n’a pas sa place dans un texte. "
                    "Enregistrez-le en UTF-8."
                )
            yield line


def _rows(text: TextIO, separator: str, skipped: int) -> Iterator[RawRow]:
    lines = _Lines(text, skipped)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        first = lines.number + 1
        lines.taken = 0
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise TableFault(_misread(str(error), first)) from error
        yield RawRow(first, [unguarded(cell) if cell[:1] == "'" else cell for cell in cells])


def _misread(message: str, line: int) -> str:
    """Put in French what the reader of the standard library says of a row that begins at a line."""
    if "field larger" in message:
        return (
            f"ligne {line}, une cellule dépasse {grouped(LONGEST_CELL)} signes. "
            "Raccourcissez-la, ou refermez le guillemet ouvert."
        )
    if "unexpected end" in message:
        return f"ligne {line}, un guillemet ouvert n’est jamais refermé. Refermez-le, ou doublez-le."
    return f"ligne {line}, un guillemet est mal placé. Doublez les guillemets qui font partie du texte."
