"""The one door for errors of the database: each becomes a French sentence, or a programming error.

The codes are those of SQLite (https://sqlite.org/rescode.html); `sentences` knows what broke when a
constraint refuses a row.
"""

import sqlite3
from pathlib import Path

from sqlalchemy import ExceptionContext

from daect_tui.domain.errors import Refusal, UnusableRegister
from daect_tui.domain.text import NARROW, NBSP
from storage.connecting import database_errors
from storage.sentences import broken_rule

# Execution option of a connection on which nothing may be written.
READS_ONLY = "daect_reads_only"

_PRIMARY_CODE = 0xFF

_NOT_WRITABLE = (
    "ne peut pas être ouvert ou écrit. Vérifiez vos droits sur ce fichier et sur son dossier, "
    "puis recommencez."
)
_UNREADABLE = (
    f"n’a pas pu être lu ou écrit{NBSP}: le disque est débranché ou défaillant. "
    "Rebranchez-le, ou restaurez la dernière sauvegarde."
)
_DAMAGED = (
    f"est endommagé. N’y écrivez plus{NARROW}; mettez ce fichier de côté et restaurez la dernière sauvegarde."
)
_BUSY = (
    f"est occupé{NBSP}: une autre écriture dure depuis plusieurs secondes. "
    f"Rien n’a été enregistré{NARROW}; attendez qu’elle se termine, puis recommencez."
)
_FULL = (
    "ne peut plus grandir, le disque est plein. "
    f"Rien n’a été enregistré{NARROW}; libérez de la place, puis recommencez."
)
_COMPLAINTS = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_IOERR: _UNREADABLE,
    sqlite3.SQLITE_CANTOPEN: _NOT_WRITABLE,
    sqlite3.SQLITE_READONLY: _NOT_WRITABLE,
    sqlite3.SQLITE_PERM: _NOT_WRITABLE,
    sqlite3.SQLITE_AUTH: _NOT_WRITABLE,
}

# What the drivers call an integrity error.
_BROKEN_RULES = (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH)


class MisusedUnitOfWork(RuntimeError):
    """The program itself is wrong: it writes while reading, or changes things without saying so."""


def complaint(path: Path | str, error: BaseException) -> UnusableRegister | None:
    """Say in French what stands in the way of the file; `None` for a fault of the program."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE
    # A driver that cannot decode its own message was made to say what the file has that is no text.
    said = _DAMAGED if isinstance(error, UnicodeDecodeError) else _COMPLAINTS.get(code)
    return UnusableRegister(f"Le registre {path} {said}") if said else None


def translated(context: ExceptionContext) -> Exception | None:
    """Return what to raise in the place of an error of the driver (event « handle_error »)."""
    error = context.original_exception
    if not isinstance(error, database_errors()):
        return None
    code = getattr(error, "sqlite_errorcode", 0)
    if code & _PRIMARY_CODE in _BROKEN_RULES:
        return Refusal(broken_rule(str(error)))
    if _was_reading(context) and code == sqlite3.SQLITE_READONLY:
        return MisusedUnitOfWork("a unit of work that only reads was asked to write")
    path = context.engine.url.database if context.engine else None
    return complaint(path or "", error)


def _was_reading(context: ExceptionContext) -> bool:
    connection = context.connection
    return connection is not None and bool(connection.get_execution_options().get(READS_ONLY))
