"""A ZIP archive from anybody: its directory is judged whole before one member is unpacked.

The standard library reads an archive from its end, and forgives what stands before, after and
between: a pack has none of that, so what is not exactly one archive of ours is refused.
"""

import stat
import struct
import unicodedata
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from daect_tui.domain.text import clean_line
from exports.beginnings import ARCHIVE
from exports.packs.faults import DAMAGED, FOREIGN, HOSTILE, PackFault
from exports.packs.limits import HIGHEST_RATIO, LARGEST_DIRECTORY, LONGEST_NAME, RATIO_FROM, PackLimits
from exports.zip_faults import ZIP_FAULTS

START, _END = ARCHIVE, b"PK\x05\x06"
# Signature, this disk, disk of the directory, entries here, entries, its size, its place, the comment.
_TRAILER = struct.Struct("<4s4H2LH")
_ENCRYPTED = 1
_CHUNK = 1 << 16
_BOMB = "de quoi se déplier au-delà de toute mesure"


class PackArchive:
    """The members of a pack; every fault of the archive comes out as a `PackFault`."""

    def __init__(self, file: BinaryIO, limits: PackLimits) -> None:
        _check_frame(file, limits)
        try:
            self._zip = ZipFile(file)
        except ZIP_FAULTS as error:
            raise PackFault(DAMAGED) from error
        self.names = tuple(info.filename for info in self._zip.infolist())
        _check_members(self._zip.infolist(), limits)

    def size(self, name: str) -> int:
        """Return how many bytes a member says that it unpacks to."""
        return self._zip.getinfo(name).file_size

    def read(self, name: str) -> bytes:
        """Unpack a member, never beyond the size that it declares."""
        info = self._zip.getinfo(name)
        content = bytearray()
        try:
            with self._zip.open(info) as member:
                while chunk := member.read(_CHUNK):
                    content += chunk
        except ZIP_FAULTS as error:
            raise PackFault(DAMAGED) from error
        if len(content) != info.file_size:
            raise PackFault(DAMAGED)
        return bytes(content)


def _check_frame(file: BinaryIO, limits: PackLimits) -> None:
    """Check that the file is one archive from its first byte to its last, with a bearable directory."""
    length = file.seek(0, 2)
    file.seek(0)
    if file.read(len(START)) != START:
        raise PackFault(FOREIGN)
    if length < _TRAILER.size:
        raise PackFault(DAMAGED)
    file.seek(length - _TRAILER.size)
    signature, disk, other, here, entries, size, place, comment = _TRAILER.unpack(file.read(_TRAILER.size))
    if signature != _END or disk or other or comment or here != entries:
        raise PackFault(DAMAGED)
    if place + size + _TRAILER.size != length:
        raise PackFault(DAMAGED)
    if size > LARGEST_DIRECTORY or entries > limits.members:
        raise PackFault(HOSTILE.format("un nombre démesuré de pièces"))
    file.seek(0)


def _check_members(members: list[ZipInfo], limits: PackLimits) -> None:
    # Two names that one disk or another would take for one are the same name.
    names = {unicodedata.normalize("NFC", info.filename).casefold() for info in members}
    if len(names) < len(members):
        raise PackFault(HOSTILE.format("deux pièces du même nom"))
    end = 0
    for info in members:
        _check_name(info)
        _check_nature(info)
        _check_size(info, limits)
        if info.header_offset < end:
            raise PackFault(DAMAGED)
        end = info.header_offset + info.compress_size
    if sum(info.file_size for info in members) > limits.total:
        raise PackFault(HOSTILE.format(_BOMB))


def _check_name(info: ZipInfo) -> None:
    """Refuse a name that would lead out of a folder, on whatever system, or that hides what it is."""
    # What the library has cut at a null character is not the name that was written.
    name = info.orig_filename
    parts = name.split("/")
    strange = name != clean_line(name).text or len(name) > LONGEST_NAME or "\\" in name or ":" in name
    if strange or any(part.strip(". ") != part or not part for part in parts):
        raise PackFault(HOSTILE.format("une pièce dont le nom mène hors du paquet"))


def _check_nature(info: ZipInfo) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG}:
        raise PackFault(HOSTILE.format("un lien ou un fichier spécial"))
    if info.flag_bits & _ENCRYPTED:
        raise PackFault(HOSTILE.format("une pièce protégée par un mot de passe"))
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise PackFault(DAMAGED)


def _check_size(info: ZipInfo, limits: PackLimits) -> None:
    too_dense = info.file_size > RATIO_FROM and info.file_size > HIGHEST_RATIO * max(info.compress_size, 1)
    if too_dense or info.file_size > limits.member:
        raise PackFault(HOSTILE.format(_BOMB))
