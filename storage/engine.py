"""The engine: how each connection to the SQLite file is settled, and how transactions begin.

A unit of work that may write begins with BEGIN IMMEDIATE: it holds the only write lock from its
first statement on, so whatever it has read is still true when it writes, and a second writer waits
(five seconds at most). A deferred transaction that turns from reading to writing would instead fail
midway, without waiting, as soon as somebody else had written. A unit of work that only reads begins
with a plain BEGIN: in WAL mode it sees one snapshot, waits for nobody and makes nobody wait.

This module and those that look at a file from outside (`connecting`, `inspection`, `soundness`, `creation`,
`migrate`, `watch`, `driver_errors`) are the only ones that know SQLite.
"""

import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from storage.cipher import Key
from storage.connecting import Access, connect, driver_of
from storage.driver_errors import READS_ONLY, translated
from storage.inspection import has_wal

BUSY_TIMEOUT_MS = 5000


def register_engine(path: Path) -> Engine:
    """Return the engine of an open register; any thread may take a connection."""
    engine = create_engine(_url(path), module=driver_of(path), creator=lambda: connect(path, any_thread=True))
    event.listen(engine, "connect", _settle)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", translated)
    return engine


def file_engine(path: Path) -> Engine:
    """Return the engine of a register whose file or folder cannot be written.

    Each unit of work has a connection of its own: somebody else may begin to write in between.
    """
    engine = create_engine(
        _url(path), module=driver_of(path), creator=lambda: read_connection(path), poolclass=NullPool
    )
    event.listen(engine, "connect", _settle_reading)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", translated)
    return engine


def read_connection(path: Path) -> sqlite3.Connection:
    """Open a file that cannot be written; any thread may use the connection.

    Without changes waiting beside it, SQLite would make its files there, which is refused: the
    register is then read as one that does not move (https://sqlite.org/wal.html, « Read-Only Databases »).
    """
    access = Access.READ if has_wal(path) else Access.FIXED
    return connect(path, access, any_thread=True)


def reading(engine: Engine) -> Engine:
    """Return the same engine, on whose connections nothing can be written."""
    return engine.execution_options(**{READS_ONLY: True})


def maintenance_engine(path: Path, key: Key | None = None) -> Engine:
    """Return an engine for creation and migration: transactional, without foreign keys or WAL.

    Migrations of SQLite copy a table and drop the old one, which enforced keys would forbid; the
    keys are checked before the migration commits. `key` encrypts a file that is to be made.
    """
    engine = create_engine(
        _url(path),
        module=driver_of(path, key),
        creator=lambda: connect(path, Access.CREATE, any_thread=True, key=key),
        poolclass=NullPool,
    )
    event.listen(engine, "connect", _leave_transactions_to_us)
    event.listen(engine, "begin", _begin)
    return engine


def _url(path: Path) -> URL:
    return URL.create("sqlite", database=str(path))


def _leave_transactions_to_us(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver would begin a transaction at the first INSERT only: reads would not be repeatable.
    connection.isolation_level = None


def _settle_reading(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    _leave_transactions_to_us(connection, entry)
    _set(connection, f"busy_timeout = {BUSY_TIMEOUT_MS}")
    # What a file describes as its own never runs a function that could do harm (sqlite.org/security.html).
    _set(connection, "trusted_schema = OFF")


def _settle(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    try:
        _settle_reading(connection, entry)
        _set(connection, "journal_mode = WAL")
        _set(connection, "synchronous = FULL")  # a decision that was confirmed survives a power cut
        _set(connection, "foreign_keys = ON")
        _set(connection, "secure_delete = ON")  # what is removed is not found again in the file
    except BaseException:
        # The pool does not know it yet: it would stay open, with its files beside the register.
        connection.close()
        raise


def _set(connection: DBAPIConnection, pragma: str) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    reads_only = connection.get_execution_options().get(READS_ONLY, False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if reads_only else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")
