"""The whole check: each part in turn, on one moment of the register, whatever its state."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from daect_tui.domain.soundness.fault import Checked, Examination, Fault, Told, silent
from daect_tui.domain.text import counted
from storage.connecting import database_errors
from storage.soundness.cases import SOURCES, check_of
from storage.soundness.courses import COURSES
from storage.soundness.derived import check_index, check_know_how
from storage.soundness.eliminations import check_eliminations
from storage.soundness.file import check_documents, check_integrity, check_kept_files, check_links
from storage.soundness.journal import check_journal
from storage.soundness.numbers import check_numbers
from storage.soundness.reading import broken, connection_to, unreadable
from storage.soundness.silence import check_silence
from storage.soundness.visit import MOST_NAMED, Check, Reading, Visit

Checks = tuple[tuple[str, Check], ...]
_OF_THE_FILE: Checks = (
    ("Le fichier", check_integrity),
    ("Les liens entre les fiches", check_links),
    ("Le journal", check_journal),
    ("Les fichiers conservés", check_kept_files),
    ("Les textes des courriers", check_documents),
)
# In the order in which they are told.
CHECKS: Checks = (
    *_OF_THE_FILE,
    ("La numérotation", check_numbers),
    ("Les éliminations", check_eliminations),
    *((f"Les {title}", check) for title, check in COURSES),
    *((f"Les {source.family.title}", check_of(source)) for source in SOURCES),
    ("Les dates de rejet implicite", check_silence),
    ("La liste et la recherche", check_index),
    ("Le savoir-faire", check_know_how),
)


def file_faults(path: Path, reading: Reading) -> tuple[Fault, ...]:
    """Return what the file itself is guilty of, whatever its records say; `reading` only reads.

    What is copied or written anew is judged by this: a register in which a rule was broken is still whole.
    """
    return examination_of(path, reading, checks=_OF_THE_FILE).faults


def examination_of(path: Path, reading: Reading, told: Told = silent, checks: Checks = CHECKS) -> Examination:
    """Check everything; `told` hears what is being checked, how many parts are done, out of how many.

    Raises nothing for a file that is damaged: what cannot be read is a fault.
    """
    try:
        with closing(connection_to(path)) as connection:
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            visit = Visit(connection, reading, travels=_travels(connection))
            faults = tuple(_gone_through(visit, told, checks))
    except database_errors() as error:
        return Examination((unreadable(["Le fichier du registre"], error),), ())
    return Examination(faults, tuple(Checked(title, count) for title, count in visit.counts.items()))


def _travels(connection: sqlite3.Connection) -> bool:
    try:
        return connection.execute("SELECT 1 FROM valise").fetchone() is not None
    except database_errors():
        return False


def _gone_through(visit: Visit, told: Told, checks: Checks) -> Iterator[Fault]:
    stopped: list[str] = []
    why: Exception | None = None
    for done, (title, check) in enumerate(checks):
        told(title, done, len(checks))
        try:
            yield from _bounded(check(visit))
        except broken() as error:
            stopped.append(title)
            why = why or error
    told("", len(checks), len(checks))
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
