"""Rows that nothing reads: changed by hand, or by a disk that fails.

A value of another kind than its column's is found by whatever first needs it: the driver, a repository, a
rule of the domain. Such an error is one of the file where it comes out of the reading itself, or where
SQLite finds the file at fault; all others are errors of the program, and stay what they are.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from sqlalchemy.exc import DBAPIError

from daect_tui.domain.errors import UnusableRegister
from storage.connecting import Access, connect, database_errors
from storage.file_checks import damage, lost_links
from storage.inspection import damaged

# What a value of another kind raises where it is read.
ROW_FAULTS = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, StopIteration, DBAPIError)
_OURS = frozenset({"storage", "daect_tui", "exports", "screens"})
# The one door for writing: what it refuses was given by the program.
_WRITING = "storage.records"


def of_the_file(path: str | None, error: BaseException | None) -> UnusableRegister | None:
    """Return what to say of an error where the file is its cause; `None` where the program is."""
    if path is None or not isinstance(error, ROW_FAULTS):
        return None
    rooms = list(_rooms(error.__traceback__))
    if _WRITING in rooms or not rooms:
        return None
    read_by_storage = rooms[-1].partition(".")[0] == "storage"
    return damaged(Path(path)) if read_by_storage or _is_at_fault(Path(path)) else None


def _rooms(trace: TracebackType | None) -> Iterator[str]:
    """Name our modules that the error has come through, the innermost last."""
    for frame, _line in walk_tb(trace):
        name = str(frame.f_globals.get("__name__", ""))
        if name.partition(".")[0] in _OURS:
            yield name


def _is_at_fault(path: Path) -> bool:
    """Tell whether SQLite itself finds something wrong in the file."""
    try:
        # Not `Access.READ`: on such a connection SQLite leaves CHECK constraints out of its checks.
        with closing(connect(path, Access.WRITE)) as connection:
            connection.execute("PRAGMA query_only = ON")
            return bool(damage(connection, 1) or lost_links(connection))
    except database_errors():
        return True
