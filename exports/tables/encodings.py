"""In which encoding a text file is: its mark, else UTF-8 when all of it is, else Windows-1252.

The whole file is read once for that: an accent may come in the last line only. A file that was
UTF-8 up to a point is told as damaged, rather than read as Windows-1252 with « Ã© » everywhere.
"""

import codecs
from dataclasses import dataclass
from typing import BinaryIO

from exports.tables.faults import TableFault

_CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ADVICE = "Enregistrez-le de nouveau en UTF-8."


@dataclass(frozen=True, slots=True)
class _Break:
    """Where decoding stops, and whether signs beyond ASCII were rightly decoded before."""

    line: int
    accents_before: bool


def encoding_of(file: BinaryIO) -> str:
    """Return the codec of a text file, left at its beginning; raises `TableFault` where none fits."""
    head = file.read(4)
    marked = next((codec for mark, codec in _MARKS if head.startswith(mark)), "")
    if marked:
        broken = _break(file, marked)
        if broken is None:
            return marked
        raise _damaged(broken)
    broken = _break(file, "utf-8")
    if broken is None:
        return "utf-8"
    if broken.accents_before:
        raise _damaged(broken)
    broken = _break(file, "cp1252")
    if broken is None:
        return "cp1252"
    raise _damaged(broken)


def _damaged(broken: _Break) -> TableFault:
    return TableFault(f"ligne {broken.line}, un caractère est illisible. {_ADVICE}")


def _break(file: BinaryIO, codec: str) -> _Break | None:
    """Decode a file to nowhere, from its beginning, which is where it is left."""
    decoder = codecs.getincrementaldecoder(codec)()
    file.seek(0)
    line, accents = 1, False
    try:
        while True:
            chunk = file.read(_CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                good = error.object[: error.start]
                return _Break(line + good.count(b"\n"), accents or not good.isascii())
            if not chunk:
                return None
            line += text.count("\n")
            accents = accents or not text.isascii()
    finally:
        file.seek(0)
