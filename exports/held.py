"""Who holds a file that is being written: told by the system, which forgets it when a process dies.

Windows needs no lock for that: it refuses to remove a file that is open.
"""

import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":

    def hold(descriptor: int) -> None:
        """Do nothing: the file is open, and that is enough."""

    def is_free(path: Path) -> bool:  # noqa: ARG001 – removing it tells
        """Say yes: removing it will be refused where it is open."""
        return True

else:
    import fcntl

    def hold(descriptor: int) -> None:
        """Hold an open file until it is closed, where the disk knows of locks."""
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def is_free(path: Path) -> bool:
        """Tell whether no process holds a file."""
        with path.open("rb") as file:
            try:
                fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return False
        return True
