"""The whole check: each part in turn, on one moment of the register, whatever its state."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from daect_tui.domain.errors import DaectError
from daect_tui.domain.soundness.fault import RESTORE, Checked, Examination, Fault, FaultKind, Told, silent
from daect_tui.domain.text import NBSP, counted, listed
from storage.connecting import connect, database_errors
from storage.engine import read_connection
from storage.lease import obstacle_to_writing
from storage.soundness.cases import SOURCES, check_of
from storage.soundness.courses import COURSES
from storage.soundness.derived import check_index, check_know_how
from storage.soundness.eliminations import check_eliminations
from storage.soundness.file import check_documents, check_integrity, check_kept_files, check_links
from storage.soundness.journal import check_journal
from storage.soundness.numbers import check_numbers
from storage.soundness.silence import check_silence
from storage.soundness.visit import MOST_NAMED, Check, Reading, Visit
from storage.unreadable import ROW_FAULTS

# In the order in which they are told.
CHECKS: tuple[tuple[str, Check], ...] = (
    ("Le fichier", check_integrity),
    ("Les liens entre les fiches", check_links),
    ("Le journal", check_journal),
    ("Les fichiers conservés", check_kept_files),
    ("Les textes des courriers", check_documents),
    ("La numérotation", check_numbers),
    ("Les éliminations", check_eliminations),
    *((f"Les {title}", check) for title, check in COURSES),
    *((f"Les {source.family.title}", check_of(source)) for source in SOURCES),
    ("Les dates de rejet implicite", check_silence),
    ("La liste et la recherche", check_index),
    ("Le savoir-faire", check_know_how),
)
# What a broken file makes of reading it, whichever library does.
BROKEN_ROWS = (SQLAlchemyError, DaectError, *ROW_FAULTS)


def faults_of(path: Path, reading: Reading) -> tuple[Fault, ...]:
    """Return the faults of an open register; `reading` begins a unit of work that only reads."""
    return examination_of(path, reading).faults


def examination_of(path: Path, reading: Reading, told: Told = silent) -> Examination:
    """Check everything; `told` hears what is being checked, how many parts are done, out of how many.

    Raises nothing for a file that is damaged: what cannot be read is a fault.
    """
    try:
        with closing(connection_to(path)) as connection:
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            visit = Visit(connection, reading, travels=_travels(connection))
            faults = tuple(_gone_through(visit, told))
    except database_errors() as error:
        return Examination((unreadable(["Le fichier du registre"], error),), ())
    return Examination(faults, tuple(Checked(title, count) for title, count in visit.counts.items()))


def connection_to(path: Path) -> sqlite3.Connection:
    """Open a register to check it, whoever writes in it, even where nothing can be written."""
    if obstacle_to_writing(path):
        return read_connection(path)
    # Not `Access.READ`: on such a connection SQLite leaves CHECK constraints out of its checks.
    return connect(path)


def _travels(connection: sqlite3.Connection) -> bool:
    try:
        return connection.execute("SELECT 1 FROM valise").fetchone() is not None
    except database_errors():
        return False


def _gone_through(visit: Visit, told: Told) -> Iterator[Fault]:
    stopped: list[str] = []
    why: Exception | None = None
    for done, (title, check) in enumerate(CHECKS):
        told(title, done, len(CHECKS))
        try:
            yield from _bounded(check(visit))
        except database_errors(*BROKEN_ROWS) as error:
            stopped.append(title)
            why = why or error
    told("", len(CHECKS), len(CHECKS))
    if why is not None:
        yield unreadable(stopped, why)


def _bounded(faults: Iterator[Fault]) -> Iterator[Fault]:
    """Name the first faults of each rule, and count the others with the last one named."""
    met: Counter[str] = Counter()
    last: dict[str, Fault] = {}
    for fault in faults:
        met[fault.code] += 1
        if met[fault.code] < MOST_NAMED:
            yield fault
        elif met[fault.code] == MOST_NAMED:
            last[fault.code] = fault
    for code, fault in last.items():
        more = met[code] - MOST_NAMED
        others = f" De même pour {counted(more, 'autre')}." if more else ""
        yield replace(fault, sentence=f"{fault.sentence}{others}")


def unreadable(what: Sequence[str], error: Exception) -> Fault:
    """Say which parts cannot be read to their end, and what the first of them met."""
    said = " ".join(str(error).split())
    parts = listed([one[:1].lower() + one[1:] for one in what])
    return Fault(
        "fichier.illisible",
        FaultKind.FILE,
        f"Le registre ne se lit pas en entier ({said}). Ce qui ne se lit pas jusqu’au bout{NBSP}: {parts}.",
        RESTORE,
    )
