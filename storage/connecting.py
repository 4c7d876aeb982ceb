"""The one door to the file of a register: whoever needs a connection to it comes through here."""

import sqlite3
from enum import Enum
from pathlib import Path


class Access(Enum):
    """What a connection may do with the file, as SQLite is told (https://sqlite.org/uri.html)."""

    CREATE = "mode=rwc"
    WRITE = "mode=rw"
    READ = "mode=ro"
    # A file that nobody writes: SQLite then makes nothing beside it.
    FIXED = "mode=ro&immutable=1"


def connect(path: Path, access: Access = Access.WRITE, *, any_thread: bool = False) -> sqlite3.Connection:
    """Open the file of a register; `any_thread` lets several threads use the connection in turn."""
    location = f"{path.absolute().as_uri()}?{access.value}"
    return sqlite3.connect(location, uri=True, check_same_thread=not any_thread)
