"""A copy of a register as it stands at one moment, whoever writes in it: whole on the disk, or not there.

SQLite's online backup (https://sqlite.org/backup.html) runs inside one read transaction: what is written
meanwhile neither enters the copy nor makes it begin again.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from daect_tui.diary import Event, timed
from daect_tui.domain.backup import Head
from daect_tui.domain.errors import UnusableOutput
from daect_tui.domain.text import NBSP
from storage import workshops
from storage.backups.contents import connection_to, faults_in, head_in
from storage.connecting import Access, connect, database_errors
from storage.creation import put_in_place
from storage.driver_errors import complaint
from storage.keyring import key_of
from storage.os_errors import reason

# Told as (done, total), in pages; what it raises ends the copy, of which nothing is left.
Progress = Callable[[int, int], None]

# Four megabytes: a tenth of a second at worst between two looks at what the person wants.
_PAGES_A_STEP = 1024


@timed(Event.BACKED_UP)
def copied(source: Path, target: Path, progress: Progress) -> Head:
    """Copy a register into a new file, as one file that needs none beside it; return how far it has come."""
    with closing(connection_to(source)) as read, closing(_encrypted_alike(source, target)) as written:
        read.isolation_level = None
        read.execute("BEGIN")
        head = head_in(read)
        # Synced once at the end, before the copy has a name.
        written.execute("PRAGMA synchronous = OFF")
        read.backup(
            written,
            pages=_PAGES_A_STEP,
            progress=lambda _status, left, total: progress(total - left, total),
        )
        written.execute("PRAGMA journal_mode = DELETE")
    with suppress(OSError):
        shutil.copymode(source, target)  # who may not read the register may not read its copy
    sync(target)
    return head


def _encrypted_alike(source: Path, target: Path) -> sqlite3.Connection:
    return connect(target, Access.CREATE, key=key_of(source))


@contextmanager
def workshop(folder: Path, what: str) -> Iterator[Path]:
    """Give a folder beside the place of a copy, which goes away at the end with what was left in it.

    Whatever the system or SQLite refuses comes out as `UnusableOutput`, saying `what` could not be made.
    """
    try:
        with workshops.workshop(folder) as made:
            yield made
    except OSError as error:
        raise UnusableOutput(
            f"{what} n’a pas pu être écrite dans {folder}{NBSP}: {reason(error)}. "
            "Choisissez un autre dossier, ou rebranchez le support."
        ) from error
    except database_errors() as error:
        raise UnusableOutput(
            f"{what} n’a pas pu être écrite dans {folder}{NBSP}: {_why(folder, error)}. "
            "Libérez de la place ou choisissez un autre dossier."
        ) from error


def _why(folder: Path, error: Exception) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return "le disque est plein"
    return "le registre ou le disque ne se lit pas" if complaint(folder, error) else str(error)


def placed(made: Path, path: Path, looked: Callable[[], None] = lambda: None) -> tuple[str, ...]:
    """Verify a copy, then give it its name unless something bears it; return its faults.

    A copy that has faults takes its name all the same: it is all that there is of the register then.
    """
    faults = faults_in(made, looked)
    put_in_place(made, path)
    sync_folder(path.parent)
    return faults


def sync(path: Path) -> None:
    """Have the bytes of a file reach the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a new name itself durable, where the system lets a folder be opened."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
