"""The texts that the cells of an XLSX workbook share, kept in a temporary file rather than in memory.

A workbook of 100,000 dossiers shares a million texts; in memory remain four bytes of each.
"""

import mmap
import tempfile
from array import array
from collections.abc import Iterable
from contextlib import ExitStack
from typing import IO

from exports.tables.faults import TableFault
from exports.tables.formulas import unguarded
from exports.tables.limits import LONGEST_CELL, MOST_SHARED_TEXTS
from exports.tables.ooxml import MAIN, text_of, too_long
from exports.tables.xml_parts import Handlers, names_of, parsed

_NAMES = names_of(MAIN, "si", "t", "rPh")


class SharedTexts:
    """The texts of one workbook by their number, unguarded; `IndexError` for one that is not there."""

    def __init__(self, stack: ExitStack) -> None:
        """Make an empty collection; `stack` closes the temporary file."""
        self._stack = stack
        self._ends = array("I", [0])
        self._texts: mmap.mmap | bytes = b""

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read the part that holds the texts."""
        file = self._stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 – the stack closes it
        reader = _Reader(file, self._ends)
        for _ in parsed(chunks, _NAMES, reader, reader.parts):
            pass
        file.flush()
        if self._ends[-1]:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._texts = self._stack.enter_context(mapped)

    def __getitem__(self, number: int) -> str:
        if number < 0:
            raise IndexError(number)
        return self._texts[self._ends[number] : self._ends[number + 1]].decode("utf-8", "surrogatepass")


class _Reader(Handlers):
    """The texts `t` of an item `si`, those of its phonetic hints `rPh` left out."""

    def __init__(self, file: IO[bytes], ends: "array[int]") -> None:
        super().__init__()
        self.parts: list[str] = []
        self._file = file
        self._ends = ends
        self._runs: list[str] = []
        self._hints = 0

    def start(self, name: str, _: dict[str, str]) -> None:
        self.deep += 1
        if name == "t":
            self.parts.clear()
        elif name == "rPh":
            self._hints += 1

    def end(self, name: str) -> None:
        self.deep -= 1
        if name == "t":
            if not self._hints:
                self._runs.append("".join(self.parts))
        elif name == "si":
            self._keep()
        elif name == "rPh":
            self._hints -= 1

    def check(self) -> None:
        super().check()
        if sum(map(len, self.parts)) + sum(map(len, self._runs)) > 2 * LONGEST_CELL:
            raise too_long("un texte partagé")
        if len(self._ends) > MOST_SHARED_TEXTS:
            raise TableFault("ce classeur contient trop de textes. Coupez-le en plusieurs fichiers.")

    def _keep(self) -> None:
        encoded = unguarded(text_of("".join(self._runs))).encode("utf-8", "surrogatepass")
        self._file.write(encoded)
        self._ends.append(self._ends[-1] + len(encoded))
        self._runs.clear()
