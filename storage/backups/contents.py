"""What a file that is a register holds, read without opening it as one: nothing is written beside it.

Whatever its schema: the columns of the journal that the chain seals have never changed.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

from daect_tui.domain import journal
from daect_tui.domain.backup import Head
from daect_tui.domain.journal import GENESIS, JournalEntry
from daect_tui.domain.journal_chain import broken_link
from daect_tui.domain.text import NBSP, counted, quoted
from storage.connecting import Access, connect, database_errors
from storage.engine import read_connection
from storage.file_checks import damage, kept_files, lost_links
from storage.lease import obstacle_to_writing

# Between two looks at whether the reading is to be ended: instructions of SQLite, entries of the journal.
_STEPS, _ENTRIES = 500_000, 2000
_FIELDS = tuple(field.name for field in fields(JournalEntry))


def connection_to(path: Path) -> sqlite3.Connection:
    """Open a register that somebody may be writing; one that cannot be written is read as it stands."""
    return read_connection(path) if obstacle_to_writing(path) else connect(path, Access.WRITE)


def head_in(connection: sqlite3.Connection) -> Head:
    """Return how far the register of a connection has come; raises one of `database_errors`."""
    identity = connection.execute("SELECT identifier FROM register").fetchone()
    last = connection.execute(
        "SELECT sequence, hash, at, kind FROM journal ORDER BY sequence DESC LIMIT 1"
    ).fetchone()
    register = str(identity[0]) if identity else ""
    if last is None:
        return Head(register, 0, GENESIS)
    return Head(register, int(last[0]), str(last[1]), moment_of(str(last[2])), str(last[3]))


def entries_in(connection: sqlite3.Connection, after: int = 0) -> Iterator[JournalEntry]:
    """Go through the journal of a connection from an act on.

    Raises one of `database_errors`, or `ValueError`.
    """
    rows = connection.execute("SELECT * FROM journal WHERE sequence > ? ORDER BY sequence", (after,))
    names = [column[0] for column in rows.description]
    for row in rows:
        known = {name: value for name, value in zip(names, row, strict=True) if name in _FIELDS}
        yield JournalEntry(**{**known, "at": moment_of(known["at"])})


def hashes_in(connection: sqlite3.Connection) -> dict[int, str]:
    """Return the hash of each act by its number; raises one of `database_errors`."""
    return dict(connection.execute("SELECT sequence, hash FROM journal"))


def kept_head_in(connection: sqlite3.Connection) -> journal.Head | None:
    """Return the head of the journal that is kept apart; `None` where none can be read."""
    try:
        row = connection.execute("SELECT sequence, hash FROM journal_head").fetchone()
    except database_errors():
        return None  # an older schema, or its page is damaged
    return row and journal.Head(int(row[0]), str(row[1]))


def moment_of(text: str) -> datetime:
    """Read a moment as the register keeps it: UTC, without a zone."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def faults_in(path: Path, looked: Callable[[], None] = lambda: None) -> tuple[str, ...]:
    """Read a file that nobody writes from end to end: SQLite's checks, links, kept files, journal's chain.

    What the register says is not judged here (`soundness` does): a faithful copy of a register in which
    a rule was broken is a sound copy. `looked` is called now and then; what it raises ends the reading.
    """
    try:
        with closing(read_connection(path)) as connection:
            connection.set_progress_handler(lambda: _is_stopped(looked), _STEPS)
            return tuple(_faults(connection, looked))
    except database_errors(ValueError, TypeError) as error:
        looked()  # it may be what interrupted SQLite
        return (f"elle ne se lit pas en entier ({error})",)


def is_readable(path: Path) -> bool:
    """Tell whether SQLite reads the file as a whole: what `restore` never goes without."""
    try:
        with closing(read_connection(path)) as connection:
            return not damage(connection, 1)
    except database_errors():
        return False


def _is_stopped(looked: Callable[[], None]) -> bool:
    try:
        looked()
    except Exception:  # noqa: BLE001 – raised again once SQLite has come back
        return True
    return False


def _watched(entries: Iterator[JournalEntry], looked: Callable[[], None]) -> Iterator[JournalEntry]:
    for entry in entries:
        if not entry.sequence % _ENTRIES:
            looked()
        yield entry


def _faults(connection: sqlite3.Connection, looked: Callable[[], None]) -> Iterator[str]:
    found = damage(connection)
    if found:
        yield f"fichier endommagé{NBSP}: {counted(len(found), 'défaut')}, dont {quoted(found[0])}"
        return
    for lost in lost_links(connection):
        rows = counted(lost.number, "ligne")
        yield f"{rows} de {quoted(lost.table)} sans leur fiche de {quoted(lost.parent)}"
    for digest, is_whole in kept_files(connection):
        if not is_whole:
            yield f"le fichier conservé {digest} est altéré"
    link = broken_link(_watched(entries_in(connection), looked), kept_head_in(connection))
    if link is not None:
        yield f"chaîne du journal rompue à l’acte n°{NBSP}{link}, changé, ajouté ou retiré"
