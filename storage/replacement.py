"""Putting one register in the place of another, together with the files that SQLite keeps beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from daect_tui.domain.errors import UnusableRegister
from daect_tui.domain.text import NBSP
from storage.os_errors import reason
from storage.workshops import workshop

_BESIDE = ("-wal", "-shm", "-journal")


@contextmanager
def replacement(path: Path) -> Iterator[Path]:
    """Give a name beside `path` to build a register under; it takes the place of `path` at the end.

    Nothing is replaced when the block fails. The register built must be closed by then. Raises
    `UnusableRegister` when the folder cannot be written or the old file is held by somebody.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with workshop(path.parent) as place:
            made = place / path.name
            yield made
            for suffix in _BESIDE:
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            made.replace(path)
    except OSError as error:
        raise UnusableRegister(
            f"Le registre {path} ne peut pas être écrit{NBSP}: {reason(error)}. "
            "Choisissez un autre emplacement, ou fermez ce qui le tient ouvert."
        ) from error
