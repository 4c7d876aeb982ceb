"""The one door to the file of a register: whoever needs a connection to it comes through here.

A plain file is opened with Python's own driver, an encrypted one with that of SQLCipher, never one file
with both at once: each would drop the locks of the other. Their errors are those of `database_errors`.
"""

import sqlite3
import sys
from enum import Enum
from functools import cache
from pathlib import Path
from types import ModuleType

from storage import cipher
from storage.cipher import Key
from storage.keyring import count, discount, key_of


class Access(Enum):
    """What a connection may do with the file, as SQLite is told (https://sqlite.org/uri.html)."""

    CREATE = "mode=rwc"
    WRITE = "mode=rw"
    READ = "mode=ro"
    # A file that nobody writes: SQLite then makes nothing beside it.
    FIXED = "mode=ro&immutable=1"


class _Counted:
    """A connection that is counted until it is closed."""

    counted_as = ""

    def close(self) -> None:
        """Close the connection."""
        super().close()  # type: ignore[misc]
        real, self.counted_as = self.counted_as, ""
        if real:
            discount(real)


class _Plain(_Counted, sqlite3.Connection):
    """A connection of Python’s own driver."""


@cache
def _encrypted() -> type:
    return type("_Encrypted", (_Counted, cipher.driver().Connection), {})


def connect(
    path: Path, access: Access = Access.WRITE, *, any_thread: bool = False, key: Key | None = None
) -> sqlite3.Connection:
    """Open the file of a register; `any_thread` lets several threads use the connection in turn.

    `key` encrypts a file that is not there yet; one that is needs only to have been unlocked. Raises
    `LockedRegister` where it was not, before anything is touched.
    """
    key = key or key_of(path)
    location = f"{path.absolute().as_uri()}?{access.value}"
    if key is None:
        plain = sqlite3.connect(location, uri=True, check_same_thread=not any_thread, factory=_Plain)
        plain.counted_as = count(path)
        return plain
    encrypted = cipher.keyed(location, key, check_same_thread=not any_thread, factory=_encrypted())
    encrypted.counted_as = count(path)  # type: ignore[attr-defined]
    return encrypted


def driver_of(path: Path, key: Key | None = None) -> ModuleType:
    """Return the DB-API module of the connections to a file, as `connect` opens it."""
    return sqlite3 if (key or key_of(path)) is None else cipher.driver()


def database_errors(*others: type[Exception]) -> tuple[type[Exception], ...]:
    """Return what to catch around a connection: the errors of both drivers, which share no root.

    A driver that cannot even tell what is wrong, since the file has made its message no text, raises
    `UnicodeDecodeError`.
    """
    loaded = sys.modules.get("sqlcipher3.dbapi2")
    drivers = (sqlite3.Error,) if loaded is None else (sqlite3.Error, loaded.Error)
    return (*drivers, UnicodeDecodeError, *others)
