"""Each table that hangs on a session either travels with it or was decided to stay at home."""

from storage.records import core
from storage.tables import METADATA
from storage.valise.prints import LIVE
from storage.valise.selection import parts

# Made at home alone, or only at home.
STAYS = {"checkout", "decision", "last_step", "letter", "minutes_version", "session_record", "valise"}
ROOTS = {"agenda_item", "ballot", "seat", "session"}


def test_every_table_that_hangs_on_a_session_is_decided() -> None:
    hanging = {
        table.name
        for table in METADATA.sorted_tables
        if any(key.column.table.name in ROOTS for key in table.foreign_keys)
    }
    travels = {core(part.table).name for part in parts(1, ["S"], None, files=True)}

    assert hanging - travels == STAYS
    assert not hanging & travels - set(LIVE) - {"convocation"}


def test_tables_travel_after_those_that_they_refer_to() -> None:
    order = [core(part.table).name for part in parts(1, ["S"], None, files=True)]

    assert len(order) == len(set(order))
    for place, name in enumerate(order):
        needed = {key.column.table.name for key in METADATA.tables[name].foreign_keys} - {name}
        assert needed <= set(order[:place]), name
