"""How a register is reached to be checked, and what is said of one that cannot be read or has lost rows."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from daect_tui.domain.errors import DaectError
from daect_tui.domain.soundness.fault import RESTORE, Fault, FaultKind
from daect_tui.domain.text import NBSP, counted, listed, quoted
from storage.connecting import connect, database_errors
from storage.engine import read_connection
from storage.lease import obstacle_to_writing
from storage.unreadable import ROW_FAULTS


def connection_to(path: Path) -> sqlite3.Connection:
    """Open a register to check it, whoever writes in it, even where nothing can be written."""
    if obstacle_to_writing(path):
        return read_connection(path)
    # Not `Access.READ`: on such a connection SQLite leaves CHECK constraints out of its checks.
    return connect(path)


def broken() -> tuple[type[Exception], ...]:
    """Return what a broken file makes of reading it, whichever library does."""
    return database_errors(SQLAlchemyError, DaectError, *ROW_FAULTS)


def unreadable(what: Sequence[str], error: Exception) -> Fault:
    """Say which parts cannot be read to their end, and what the first of them met."""
    parts = listed([one[:1].lower() + one[1:] for one in what])
    return Fault(
        "fichier.illisible",
        FaultKind.FILE,
        f"Le registre ne se lit pas en entier ({_met(error)}). "
        f"Ce qui ne se lit pas jusqu’au bout{NBSP}: {parts}.",
        RESTORE,
    )


def _met(error: Exception) -> str:
    """Say what was met: a French sentence of ours, or the name that SQLite gives to its errors."""
    if isinstance(error, DaectError):
        return " ".join(str(error).split())
    cause = getattr(error, "orig", error)
    return getattr(cause, "sqlite_errorname", "") or type(cause).__name__


def link_fault(table: str, parent: str, number: int) -> Fault:
    """Say that rows of a table have lost those of another."""
    return Fault(
        "lien.rompu",
        FaultKind.LINK,
        f"{counted(number, 'ligne')} de la table {quoted(table)} sans la fiche de {quoted(parent)} dont elle "
        "dépend.",
        RESTORE,
    )
