"""A ZIP archive from anybody: its directory, its parts and what they unpack to are all bounded.

The standard library trusts the directory of an archive for how much to read at once; `_Bounded`
does not. What a part declares is checked before it is read, and what comes out of it is counted.
"""

from collections.abc import Iterator
from typing import BinaryIO, NoReturn
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from daect_tui.domain.text import NBSP, grouped
from exports.tables.faults import TableFault
from exports.tables.limits import (
    HIGHEST_RATIO,
    LARGEST_DIRECTORY,
    LARGEST_UNPACKED,
    MEBI,
    MOST_ENTRIES,
    RATIO_FROM,
)
from exports.zip_faults import ZIP_FAULTS

_CHUNK = 1 << 16
_GULP = LARGEST_DIRECTORY + 1
_ENCRYPTED = 1
DAMAGED = "ce classeur est abîmé ou incomplet. Ouvrez-le dans un tableur, enregistrez-le, puis recommencez."
_BOMB = "ce classeur se déplie au-delà de toute mesure{}. Ouvrez-le dans un tableur et enregistrez-le en CSV."


class _Bounded:
    """A file that refuses to be read in one gulp."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek = file.seek
        self.tell = file.tell
        self.seekable = file.seekable

    def read(self, size: int = -1) -> bytes:
        content = self._file.read(min(size, _GULP) if size >= 0 else _GULP)
        if len(content) == _GULP:
            raise TableFault(_BOMB.format(" (sa table des matières est démesurée)"))
        return content


class Archive:
    """The parts of a ZIP file; every fault of the file comes out as a `TableFault`."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            self._zip = ZipFile(_Bounded(file))
        except ZIP_FAULTS as error:
            raise TableFault(DAMAGED) from error
        self._parts = {info.filename: info for info in self._zip.infolist()}
        self._unpacked = 0
        _check(self._zip.infolist())

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def chunks(self, name: str) -> Iterator[bytes]:
        """Unpack a part, 64 KiB at a time; raises `TableFault`, also for a part that is not there."""
        info = self._parts.get(name)
        if info is None:
            raise TableFault(DAMAGED)
        try:
            with self._zip.open(info) as part:
                while chunk := part.read(_CHUNK):
                    self._count(len(chunk))
                    yield chunk
        except ZIP_FAULTS as error:
            raise TableFault(DAMAGED) from error

    def start(self, name: str, size: int) -> bytes:
        """Unpack the beginning of a part."""
        return next(self.chunks(name), b"")[:size]

    def _count(self, size: int) -> None:
        self._unpacked += size
        if self._unpacked > LARGEST_UNPACKED:
            _refuse_size()


def _check(parts: list[ZipInfo]) -> None:
    if len(parts) > MOST_ENTRIES:
        raise TableFault(_BOMB.format(f" (plus de {grouped(MOST_ENTRIES)} pièces)"))
    if len({info.filename for info in parts}) < len(parts):
        raise TableFault(DAMAGED)
    end = 0
    for info in sorted(parts, key=lambda part: part.header_offset):
        if info.flag_bits & _ENCRYPTED:
            raise TableFault(
                "cette archive est protégée par un mot de passe. Retirez la protection, puis recommencez."
            )
        if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED} or info.header_offset < end:
            raise TableFault(DAMAGED)
        if info.file_size > RATIO_FROM and info.file_size > HIGHEST_RATIO * max(info.compress_size, 1):
            raise TableFault(_BOMB.format(f" (plus de {HIGHEST_RATIO} fois sa taille)"))
        end = info.header_offset + info.compress_size
    if sum(info.file_size for info in parts) > LARGEST_UNPACKED:
        _refuse_size()


def _refuse_size() -> NoReturn:
    raise TableFault(_BOMB.format(f" (plus de {grouped(LARGEST_UNPACKED // MEBI)}{NBSP}Mio)"))
