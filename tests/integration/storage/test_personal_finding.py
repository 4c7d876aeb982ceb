"""A person is found in every column that may name them, and gone from each that is rewritten."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from daect_tui.domain.journal import Act
from daect_tui.domain.person_names import Naming
from daect_tui.domain.person_sought import sought
from daect_tui.domain.personal_data import Holding, Nature
from daect_tui.domain.personal_records import RecordKind
from daect_tui.domain.personal_tree import without_person
from storage.columns import Value
from storage.personal.inventory import PEOPLE
from storage.personal.rows import UNREAD
from storage.register import open_register
from storage.tables import METADATA
from tests.integration.storage.samples import AGENT, CLOCK

_NAME, _FIRST, _LAST = "Zoé Quatrevaux", "Zoé", "Quatrevaux"
# What stays blank in the rows that the filled register has.
_BLANK = {
    ("checkout", "reason"),
    ("merge_conflict", "theirs"),
    ("minutes_version", "void_reason"),
    ("observation_invitation", "condition"),
    ("signed_copy", "void_reason"),
}
_NEVER_REWRITTEN = {Nature.ACT, Nature.SETTING, Nature.TRACE}
_NOT_READ = (Holding.NOTHING, Holding.DERIVED)


def _texts() -> Iterator[tuple[RecordKind, str]]:
    """Yield the columns that hold words, not trees of values."""
    for kind, inventory in PEOPLE.items():
        columns = METADATA.tables[kind.value].c
        for column, held in inventory.columns.items():
            tree = isinstance(columns[column].type, Value) or kind is RecordKind.JOURNAL
            if held not in _NOT_READ and kind not in UNREAD and not tree:
                yield kind, column


def _held(path: Path) -> set[tuple[str, str]]:
    """Return the columns that hold words, of the tables that have rows."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            (kind.value, column)
            for kind, column in _texts()
            if connection.execute(f"SELECT 1 FROM {kind.value}").fetchone()  # noqa: S608 – ours
        }


def _written(path: Path) -> set[tuple[str, str]]:
    """Put the name in every column of words of the filled register that may hold one; say which had rows."""
    written: set[tuple[str, str]] = set()
    with closing(sqlite3.connect(path)) as connection, connection:
        for kind, column in _texts():
            said = _FIRST if column.endswith("first_name") else _LAST if "last_name" in column else _NAME
            # A few rows must keep what they have: a reason only where something was given up.
            query = f"UPDATE OR IGNORE {kind.value} SET {column} = ?"  # noqa: S608 – ours
            if connection.execute(query, (said,)).rowcount:
                written.add((kind.value, column))
    return written


def test_every_column_that_may_name_somebody_is_searched_and_can_be_rewritten(filled_file: Path) -> None:
    written = _written(filled_file)
    assert _held(filled_file) - written == _BLANK
    register = open_register(filled_file)
    person = sought("QUATREVAUX Zoé")
    try:
        with register.reading() as work:
            places = work.personal.find(person)
        assert {(place.kind.value, spot.column) for place in places for spot in place.spots} >= written
        assert not [place for place in places if place.naming is not Naming.SURE]
        with register.begin(CLOCK, AGENT) as work:
            for place in places:
                if place.nature not in _NEVER_REWRITTEN:
                    texts = [(spot, without_person(spot, "Personne n° 1")) for spot in place.spots]
                    work.personal.rewrite(place, texts)
            left = {place.nature for place in work.personal.find(person)}
            assert left <= _NEVER_REWRITTEN
            work.journal.append(Act("person.erased", "personne", {}))
            assert "Personne n° 1" in {place.said for place in work.personal.find(sought("Personne"))}
            work.commit()
        assert register.file_faults() == ()
    finally:
        register.close()
