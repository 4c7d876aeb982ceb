"""Reading an exchange file: opened with suspicion, then each member held against its seal."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from daect_tui.domain.pack import Pack, UnusablePack
from daect_tui.domain.text import NBSP, counted, quoted
from exports.packs.archive import START, PackArchive
from exports.packs.faults import ALTERED, FOREIGN, HOSTILE, PackFault
from exports.packs.limits import LARGEST_MANIFEST, LARGEST_TEXT, MEBI, PackLimits
from exports.packs.manifest import MANIFEST, is_sealed, read_manifest
from exports.tables.faults import TableFault
from exports.tables.opening import explained, opened

_USUAL = PackLimits()


def read_pack(path: Path, limits: PackLimits = _USUAL) -> Pack:
    """Read a pack whole; raises `UnusablePack`: one sentence that names the file and says what to do."""
    with _told(path), opened(path) as file:
        return _read(file, limits)


def read_returned(path: Path) -> Pack | bytes:
    """Read what came back: a pack, or the bytes of a file that is none; raises `UnusablePack`."""
    with _told(path), opened(path) as file:
        start = file.read(len(START))
        if start == START:
            return _read(file, _USUAL)
        text = start + file.read(LARGEST_TEXT)
        if len(text) > LARGEST_TEXT:
            raise PackFault(FOREIGN)
        return text


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Make one sentence of whatever stands against reading."""
    try:
        yield
    except (PackFault, TableFault) as fault:
        raise _unusable(path, str(fault)) from fault
    except OSError as error:
        raise _unusable(path, explained(error)) from error


def _unusable(path: Path, clause: str) -> UnusablePack:
    return UnusablePack(f"Impossible de lire {quoted(str(path))}{NBSP}: {clause}")


def _read(file: BinaryIO, limits: PackLimits) -> Pack:
    _check_length(file, limits)
    archive = PackArchive(file, limits)
    if MANIFEST not in archive.names:
        raise PackFault(FOREIGN)
    if archive.size(MANIFEST) > LARGEST_MANIFEST:
        raise PackFault(HOSTILE.format("un manifeste démesuré"))
    manifest, seals = read_manifest(archive.read(MANIFEST))
    names = [name for name in archive.names if name != MANIFEST]
    if set(names) != set(seals):
        raise PackFault(ALTERED.format("le contenu du paquet"))
    members = {}
    for name in names:
        members[name] = archive.read(name)
        if not is_sealed(members[name], seals[name]):
            raise PackFault(ALTERED.format(f"la pièce {quoted(name)} du paquet"))
    return Pack(manifest, members)


def _check_length(file: BinaryIO, limits: PackLimits) -> None:
    length = file.seek(0, 2)
    if length > limits.file:
        size, most = counted(length // MEBI, "Mio", "Mio"), counted(limits.file // MEBI, "Mio", "Mio")
        raise PackFault(f"il pèse {size}, et la limite est de {most}. Retirez-en des pièces jointes.")
