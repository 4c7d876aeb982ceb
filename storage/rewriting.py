"""A register copied page after page into another cipher: plain to encrypted, back, or to another key.

The copy is compared with what it was made from, table by table, before anybody believes it.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from daect_tui.domain.errors import Refusal, UnusableRegister
from daect_tui.domain.text import NARROW, NBSP
from storage.cipher import Key, keyed
from storage.connecting import database_errors
from storage.file_checks import damage
from storage.os_errors import reason
from storage.plain_remains import call_back, set_aside, wipe_aside
from storage.revision import APPLICATION_ID

_BESIDE = ("-wal", "-shm", "-journal")


def copied(origin: Path, old: Key | None, made: Path, new: Key | None) -> None:
    """Write `made`, which must not exist, with all that `origin` holds.

    Raises `UnusableRegister` when it cannot be written, or does not come out the same.
    """
    with explained(origin), closing(keyed(_uri(made, "rwc"), new, isolation_level=None)) as connection:
        connection.execute(
            "ATTACH DATABASE ? AS origin KEY ?", (_uri(origin, "rw"), old.spelled() if old else "")
        )
        connection.execute("SELECT sqlcipher_export('main', 'origin')")
        connection.execute(f"PRAGMA main.application_id = {APPLICATION_ID}")
        same = content_of(connection, "main") == content_of(connection, "origin")
        connection.execute("DETACH DATABASE origin")
        sound = not damage(connection, 1)
    if not (same and sound):
        raise UnusableRegister(
            f"La copie de {origin} n’est pas identique à ce fichier{NARROW}; rien n’a été changé. "
            "Vérifiez le registre par daect check, puis recommencez."
        )


def content_of(connection: sqlite3.Connection, schema: str) -> str:
    """Hash the tables of a database, their definitions and every row."""
    digest = hashlib.sha256()
    objects = f"SELECT type, name, tbl_name, sql FROM {schema}.sqlite_master ORDER BY type, name"  # noqa: S608
    for row in connection.execute(objects):
        digest.update(repr(row).encode())
    tables = f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name"  # noqa: S608
    for (name,) in connection.execute(tables).fetchall():
        digest.update(repr(name).encode())
        for row in connection.execute(f'SELECT * FROM {schema}."{name}"'):  # noqa: S608
            for value in row:
                digest.update(value if isinstance(value, bytes) else repr(value).encode())
                digest.update(b"\x1f")
    return digest.hexdigest()


def _let_go(path: Path, key: Key | None) -> None:
    """Put all that waits beside a file into it; raises `Refusal` while anybody else has it open."""
    try:
        with closing(keyed(_uri(path, "rw"), key, isolation_level=None, timeout=0.5)) as connection:
            # Only one who is alone may leave the WAL, which is then taken away.
            connection.execute("PRAGMA journal_mode = DELETE")
    except database_errors() as error:
        raise Refusal(
            f"{path} est encore ouvert dans une autre fenêtre{NARROW}; rien n’a été changé. "
            "Fermez-la, puis recommencez."
        ) from error


def take_place(made: Path, path: Path, old: Key | None) -> bool:
    """Give a new file its name; tell whether nothing of the old one remains in plain."""
    _make_durable(made)
    aside = old is None and set_aside(path)
    try:
        _let_go(path, old)
        for suffix in _BESIDE:
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        made.replace(path)
    except BaseException:
        call_back(path)
        raise
    _make_durable(path.parent)
    if aside:
        with suppress(OSError):
            wipe_aside(path)
            return True
    return old is not None


def _make_durable(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _uri(path: Path, mode: str) -> str:
    return f"{path.absolute().as_uri()}?mode={mode}"


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Say in French why a file could not be rewritten; it is as it was."""
    try:
        yield
    except database_errors(OSError) as error:
        why = reason(error) if isinstance(error, OSError) else "le disque est plein ou le fichier illisible"
        raise UnusableRegister(
            f"{path} n’a pas pu être réécrit{NBSP}: {why}. Rien n’a été changé{NARROW}; libérez de la place, "
            "puis recommencez."
        ) from error
