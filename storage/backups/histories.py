"""A backup read beside the register that it would replace, damaged as that one may be."""

import sqlite3
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from daect_tui.domain.backup import Head
from daect_tui.domain.errors import UnusableRegister
from daect_tui.domain.journal import JournalEntry
from daect_tui.domain.register_histories import Comparison, HashAt, Newer, Relation, last_common, relation_of
from storage.backups.contents import connection_to, entries_in, faults_in, head_in
from storage.connecting import database_errors
from storage.engine import read_connection
from storage.inspection import damaged, revision_of
from storage.revision import HEAD

# The last acts that are listed one by one.
_LISTED = 8


def compared(place: Path, backup: Path) -> Comparison:
    """Compare a backup, which is read from end to end, with the register in place.

    Raises `UnusableRegister` for a file that is no register, or one of a newer program.
    """
    if revision_of(backup, reads_only=True) > HEAD:
        raise UnusableRegister(
            f"La sauvegarde {backup} vient d’une version plus récente de daect. "
            "Mettez daect à jour, puis recommencez."
        )
    faults = faults_in(backup)
    try:
        with closing(read_connection(backup)) as other:
            head = head_in(other)
            if not place.exists():
                return Comparison(Relation.ABSENT, head, faults)
            with _copes(place) as own:
                found = _beside_each_other(own, other, head) if own else Comparison(Relation.UNREADABLE, head)
    except database_errors() as error:
        raise damaged(backup) from error
    return replace(found, faults=faults)


@contextmanager
def _copes(place: Path) -> Iterator[sqlite3.Connection | None]:
    try:
        connection = connection_to(place)
    except database_errors():
        yield None
        return
    with closing(connection):
        yield connection


def _beside_each_other(own: sqlite3.Connection, other: sqlite3.Connection, backup: Head) -> Comparison:
    try:
        place = head_in(own)
    except database_errors():
        common = last_common(_hashes(own), _hashes(other), backup.acts)
        return Comparison(Relation.UNREADABLE, backup, common=common, newer=_newer(own, common))
    common = last_common(_hashes(own), _hashes(other), min(place.acts, backup.acts))
    relation = relation_of(place, backup, common)
    if relation is Relation.STRANGER:
        return Comparison(relation, backup, place=place)
    newer = _newer(own, common)
    if not newer.is_whole:
        relation = Relation.UNREADABLE
    return Comparison(relation, backup, place=place, common=common, newer=newer)


def _hashes(connection: sqlite3.Connection) -> HashAt:
    def hash_at(number: int) -> str | None:
        try:
            row = connection.execute("SELECT hash FROM journal WHERE sequence = ?", (number,)).fetchone()
        except database_errors():
            return None
        return row and str(row[0])

    return hash_at


def _newer(own: sqlite3.Connection, common: int) -> Newer:
    """Read the acts after one, as far as they can be."""
    kinds: Counter[str] = Counter()
    last: deque[JournalEntry] = deque(maxlen=_LISTED)
    whole = True
    try:
        for entry in entries_in(own, common):
            kinds[str(entry.kind)] += 1
            last.appendleft(entry)
    except database_errors(ValueError, TypeError):
        whole = False
    return Newer(kinds.total(), tuple(kinds.most_common()), tuple(last), whole)
