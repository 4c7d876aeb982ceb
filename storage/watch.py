"""Whether somebody has committed something since the last look, at the cost of one page in memory.

`PRAGMA data_version` changes on a connection when another one has committed, in this process or in
another (https://sqlite.org/pragma.html#pragma_data_version); so the same connection is kept from one
look to the next. A file that was replaced under its name, or that began to be written where nothing
can be watched, is opened anew.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock

from daect_tui.domain.errors import UnusableRegister
from daect_tui.domain.text import NBSP
from storage.connecting import connect, database_errors
from storage.driver_errors import complaint
from storage.engine import read_connection
from storage.inspection import has_wal
from storage.os_errors import reason

_Signature = tuple[int, int, int, bool]


class Watch:
    """Counts the changes of a register that others commit. Any thread may look.

    `fixed` is for a file that cannot be written here: its date and its length are watched too.
    `opened_anew` is called when another file stands under the name.
    """

    def __init__(self, path: Path, opened_anew: Callable[[], None], *, fixed: bool) -> None:
        self._path = path
        self._opened_anew = opened_anew
        self._fixed = fixed
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._seen: tuple[_Signature, int] | None = None
        self._closed = False
        self._revision = 0

    def revision(self) -> int:
        """Return a number that grows when something was committed since the last look.

        Raises `UnusableRegister` when the file can no longer be read.
        """
        with self._lock:
            if self._closed:
                return self._revision
            try:
                seen = self._look()
            except OSError as error:
                self._close()
                raise UnusableRegister(
                    f"Le registre {self._path} ne se lit plus{NBSP}: {reason(error)}. "
                    "Rebranchez le disque, ou rouvrez le registre à son nouvel emplacement."
                ) from error
            except database_errors() as error:
                self._close()
                raise complaint(self._path, error) or error from error
            if seen != self._seen:
                self._revision += 1
                self._seen = seen
            return self._revision

    def _look(self) -> tuple[_Signature, int]:
        signature = self._signature()
        if self._seen and signature != self._seen[0]:
            self._close()
            self._opened_anew()
        if self._connection is None:
            # What another connection counted says nothing about this one.
            self._seen = None
            self._connection = self._connected()
        return signature, int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _signature(self) -> _Signature:
        state = self._path.stat()
        if not self._fixed:
            return state.st_ino, 0, 0, False
        return state.st_ino, state.st_mtime_ns, state.st_size, has_wal(self._path)

    def _connected(self) -> sqlite3.Connection:
        if self._fixed:
            return read_connection(self._path)
        return connect(self._path, any_thread=True)

    def close(self) -> None:
        """Let the file go, whatever look is still to come."""
        with self._lock:
            self._closed = True
            self._close()

    def _close(self) -> None:
        if self._connection is not None:
            with suppress(*database_errors()):
                self._connection.close()
            self._connection = None
