"""What is seen at once when a register is opened, however large it is.

Nothing here grows with the register: tables that are long are left to the whole check, and of the
journal only the last acts are read.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from daect_tui.domain.journal import content_digest
from daect_tui.domain.soundness.fault import RESTORE, Fault, FaultKind
from daect_tui.domain.text import NBSP
from storage.soundness.numbers import check_counters
from storage.soundness.reading import broken, connection_to, link_fault, unreadable
from storage.soundness.visit import Reading
from storage.tables import METADATA

# Longer tables wait for the whole check: this much is read in a few milliseconds.
_LONGEST = 2000
_LAST_ACTS = 50


def opening_faults(path: Path, reading: Reading) -> tuple[Fault, ...]:
    """Return what is quickly seen to be wrong; the rest is for the whole check."""
    try:
        with closing(connection_to(path)) as connection:
            connection.execute("PRAGMA query_only = ON")
            return (
                *_small_tables(connection),
                *_last_acts(reading),
                *check_counters(connection),
            )
    except broken() as error:
        return (unreadable(["Le fichier du registre"], error),)


def _small_tables(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Check the pages and the links of the tables that are short."""
    for name in METADATA.tables:
        if (connection.execute(f"SELECT max(rowid) FROM {name}").fetchone()[0] or 0) > _LONGEST:  # noqa: S608
            continue
        if connection.execute(f"PRAGMA quick_check({name})").fetchone()[0] != "ok":
            yield Fault(
                "fichier.endommage",
                FaultKind.FILE,
                f"Le fichier du registre est endommagé{NBSP}: la table «\u202f{name}\u202f» ne tient pas.",
                RESTORE,
            )
        broken = connection.execute(f"PRAGMA foreign_key_check({name})").fetchall()
        for parent in sorted({row[2] for row in broken}):
            yield link_fault(name, parent, sum(row[2] == parent for row in broken))


def _last_acts(reading: Reading) -> Iterator[Fault]:
    """Check that the last acts follow one another, and that nothing was changed in the newest."""
    with reading() as unit:
        entries = unit.journal.last(_LAST_ACTS)
    follow = all(
        (one.previous, one.sequence) == (before.hash, before.sequence + 1)
        for one, before in pairwise(entries)
    )
    if not follow or (entries and content_digest(entries[0]) != entries[0].hash):
        yield Fault(
            "journal.chaine",
            FaultKind.JOURNAL,
            "Les derniers actes du journal ne se suivent plus.",
            "Comparez avec la dernière sauvegarde, et gardez ce fichier comme preuve.",
        )
