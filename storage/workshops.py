"""A folder to build a file in, beside its place: it goes away at the end, and after a kill at the next one.

What is built there is a register, whole or in part: a process that was killed must not leave it for ever.
So a mark stands beside the folder before the folder is there, and is locked as long as its process lives.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from storage.file_lock import locked

_PREFIX = ".daect-"
_MARK = ".tenu"


@contextmanager
def workshop(folder: Path, prefix: str = _PREFIX) -> Iterator[Path]:
    """Give a new folder in another one, after removing those that dead processes left there."""
    _sweep(folder, prefix)
    place, descriptor = _marked(folder, prefix)
    try:
        place.mkdir(mode=0o700)
        yield place
    finally:
        _discard(place, descriptor)


def _marked(folder: Path, prefix: str) -> tuple[Path, int]:
    """Return the path of a folder to make, and the open mark that says that it is somebody's."""
    while True:
        place = folder / f"{prefix}{token_hex(8)}"
        descriptor = os.open(_mark_of(place), os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        # Where the disk knows no locks nobody can take a mark: nothing is ever swept there.
        if _is_taken(descriptor, _mark_of(place), without_locks=True):
            return place, descriptor
        os.close(descriptor)


def _sweep(folder: Path, prefix: str) -> None:
    for mark in folder.glob(f"{prefix}*{_MARK}"):
        with suppress(OSError):
            descriptor = os.open(mark, os.O_RDWR)
            if _is_taken(descriptor, mark, without_locks=False):
                _discard(mark.with_suffix(""), descriptor)
            else:
                os.close(descriptor)


def _is_taken(descriptor: int, mark: Path, *, without_locks: bool) -> bool:
    """Lock a mark at once, and tell whether it is ours: it may have been swept before the lock."""
    try:
        is_locked = locked(descriptor)
    except OSError:
        return without_locks
    return is_locked and mark.exists()


def _discard(place: Path, descriptor: int) -> None:
    """Remove a folder, then its mark, and give the lock back; what cannot go keeps its mark.

    The mark goes while it is locked, so that whoever opened it before sees that it is gone. Windows removes
    no open file: there it goes once closed, unless somebody else has opened it, who then removes it.
    """
    is_gone = False
    with suppress(OSError):
        if place.exists():
            shutil.rmtree(place)
        is_gone = True
        _mark_of(place).unlink()
    os.close(descriptor)
    if is_gone:
        with suppress(OSError):
            _mark_of(place).unlink(missing_ok=True)


def _mark_of(place: Path) -> Path:
    return place.with_name(f"{place.name}{_MARK}")
