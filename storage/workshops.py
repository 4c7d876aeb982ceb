"""A folder to build a file in, beside its place: it goes away at the end, and after a kill at the next one.

What is built there is a register, whole or in part: a process that was killed must not leave it for ever.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.file_lock import locked

_PREFIX = ".daect-"
# Locked as long as the process that made the folder lives.
_HELD, _TO_HOLD = ".tenu", ".a-tenir"


@contextmanager
def workshop(folder: Path, prefix: str = _PREFIX) -> Iterator[Path]:
    """Give a new folder in another one, after removing those that dead processes left there."""
    _sweep(folder, prefix)
    with TemporaryDirectory(prefix=prefix, dir=folder) as made:
        place = Path(made)
        descriptor = os.open(place / _TO_HOLD, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            # Where the disk knows no locks the mark is not given, and the folder is never swept.
            with suppress(OSError):
                if locked(descriptor):
                    (place / _TO_HOLD).rename(place / _HELD)
            yield place
        finally:
            os.close(descriptor)


def _sweep(folder: Path, prefix: str) -> None:
    for left in folder.glob(f"{prefix}*"):
        with suppress(OSError):
            if _is_free(left / _HELD):
                shutil.rmtree(left)


def _is_free(mark: Path) -> bool:
    descriptor = os.open(mark, os.O_RDWR)
    try:
        return locked(descriptor)
    finally:
        os.close(descriptor)
