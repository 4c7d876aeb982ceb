"""What may remain in plain beside an encrypted register: found, told, overwritten as well as a disk lets us.

A file system that copies on write, an SSD, a synchronised folder keep old blocks that no program reaches:
`docs/security.md` says what is not promised.
"""

import glob
import os
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from storage.connecting import Access, connect, database_errors
from storage.inspection import has_wal

# What the plain file is called while the encrypted one takes its place.
_ASIDE = ".clair"
_BESIDE = ("", "-wal", "-shm", "-journal")
_MAGIC = b"SQLite format 3\x00"
_BLOCK = 1 << 20


def set_aside(path: Path) -> bool:
    """Give the plain file, and what stands beside it, a second name, by which it is overwritten later.

    Tells whether the file system has such names (a USB key may not).
    """
    try:
        for name in _names(path):
            aside = name.with_name(f"{path.name}{_ASIDE}{name.name.removeprefix(path.name)}")
            aside.unlink(missing_ok=True)
            os.link(name, aside)
    except OSError:
        return False
    return True


def call_back(path: Path) -> None:
    """Take the second names away: the file under its first name stays."""
    for aside in _asides(path):
        aside.unlink(missing_ok=True)


def wipe_aside(path: Path) -> None:
    """Overwrite and remove what was set aside."""
    for aside in _asides(path):
        wipe(aside)


def wipe_all(path: Path) -> None:
    """Overwrite and remove a file with what SQLite keeps beside it, itself last."""
    for name in reversed(tuple(_names(path))):
        wipe(name)


def wipe(path: Path) -> None:
    """Overwrite a file, wait until the disk has it, then remove it."""
    with path.open("r+b") as file:
        left = file.seek(0, os.SEEK_END)
        file.seek(0)
        while left > 0:
            left -= file.write(os.urandom(min(left, _BLOCK)))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()


def remains(path: Path, identifier: str, backups: Path) -> tuple[Path, ...]:
    """Return the plain copies of a register: in its folder, in what was interrupted, in its backups."""
    found = {*_asides(path), *(one for one in _candidates(path, backups) if _is_plain_copy(one, identifier))}
    return tuple(sorted(found))


def _names(path: Path) -> Iterator[Path]:
    for suffix in _BESIDE:
        name = path.with_name(path.name + suffix)
        if name.exists():
            yield name


def _asides(path: Path) -> tuple[Path, ...]:
    return tuple(_names(path.with_name(f"{path.name}{_ASIDE}")))


def _candidates(path: Path, backups: Path) -> Iterator[Path]:
    """Yield files that may be copies: named after the register, in its backups, in a workshop left behind.

    Never the register itself nor what SQLite keeps beside it: to open and close them would drop its locks.
    """
    with suppress(OSError):
        named = f"{glob.escape(path.stem)}*"
        for one in (*path.parent.glob(named), *path.parent.glob(".daect-*/*"), *backups.glob(named)):
            if one.is_file() and not one.name.startswith(path.name):
                yield one


def _is_plain_copy(path: Path, identifier: str) -> bool:
    try:
        with path.open("rb") as file:
            if file.read(len(_MAGIC)) != _MAGIC:
                return False
        with closing(connect(path, Access.READ if has_wal(path) else Access.FIXED)) as connection:
            row = connection.execute("SELECT identifier FROM register").fetchone()
    except database_errors(OSError):
        return False
    return row is not None and row[0] == identifier
