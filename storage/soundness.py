"""Whether a register is sound: SQLite's own checks, the journal's chain, the kept files.

Each fault is one French sentence with what to do. A damaged file gives faults, never a traceback.
"""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from daect_tui.domain.errors import DaectError
from daect_tui.domain.journal_chain import broken_link
from daect_tui.domain.text import NBSP, counted, quoted
from daect_tui.services.ports import UnitOfWork
from storage.connecting import connect, database_errors
from storage.document_soundness import unreadable_documents
from storage.engine import read_connection
from storage.lease import obstacle_to_writing
from storage.letter_soundness import number_faults
from storage.retention_soundness import retention_faults
from storage.silence_soundness import silence_faults

_RESTORE = "Restaurez la dernière sauvegarde."


def faults_of(path: Path, reading: Callable[[], UnitOfWork]) -> tuple[str, ...]:
    """Return the faults of an open register; `reading` begins a unit of work that only reads."""
    return (*_file_faults(path), *_journal_faults(reading))


def _file_faults(path: Path) -> Iterator[str]:
    checks = (
        _integrity,
        _foreign_keys,
        _kept_files,
        silence_faults,
        number_faults,
        unreadable_documents,
        retention_faults,
    )
    try:
        with closing(_connection(path)) as connection:
            connection.execute("PRAGMA query_only = ON")
            for check in checks:
                yield from check(connection)
    except database_errors() as error:
        yield f"Le fichier du registre est endommagé et ne se lit pas en entier ({error}). {_RESTORE}"


def _connection(path: Path) -> sqlite3.Connection:
    if obstacle_to_writing(path):
        return read_connection(path)
    # Not `Access.READ`: on such a connection SQLite leaves CHECK constraints out of its checks.
    return connect(path)


def _integrity(connection: sqlite3.Connection) -> Iterator[str]:
    found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    if found != ["ok"]:
        first = " ".join(str(found[0]).split())
        yield (
            f"Le fichier du registre est endommagé{NBSP}: {counted(len(found), 'défaut')}, "
            f"dont {quoted(first)}. {_RESTORE}"
        )


def _foreign_keys(connection: sqlite3.Connection) -> Iterator[str]:
    rows = connection.execute("PRAGMA foreign_key_check")
    for (table, parent), number in sorted(Counter((row[0], row[2]) for row in rows).items()):
        yield (
            f"{counted(number, 'ligne')} de la table {quoted(table)} sans la fiche de "
            f"{quoted(parent)} dont elle dépend. {_RESTORE}"
        )


def _kept_files(connection: sqlite3.Connection) -> Iterator[str]:
    for digest, content in connection.execute("SELECT sha256, content FROM stored_file"):
        if not isinstance(content, bytes) or hashlib.sha256(content).hexdigest() != digest:
            yield f"Le fichier conservé {digest} a été altéré hors de l’application. {_RESTORE}"


def _journal_faults(reading: Callable[[], UnitOfWork]) -> Iterator[str]:
    try:
        with reading() as unit:
            broken = broken_link(unit.journal.entries(), unit.journal.kept_head())
    except (SQLAlchemyError, DaectError, ValueError, TypeError):
        yield f"Le journal ne se lit pas jusqu’au bout. {_RESTORE}"
        return
    if broken is not None:
        yield (
            f"La chaîne du journal est rompue à l’acte n°{NBSP}{broken}{NBSP}: cet acte, ou celui qui le "
            "précède, a été changé, ajouté ou retiré hors de l’application. Comparez avec la dernière "
            "sauvegarde, et gardez ce fichier comme preuve."
        )
