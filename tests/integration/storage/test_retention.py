"""Whatever a register holds can be eliminated, and leaves a sound register behind."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from daect_tui.domain.elimination_slip import SlipLine
from daect_tui.domain.retention import RetentionKind
from storage.records import core
from storage.register import open_register
from storage.retention.plan import GOES
from tests.integration.storage.samples import AGENT, CLOCK, act
from tests.integration.storage.world import World

DAY = date(2018, 6, 1)


def line(kind: RetentionKind, key: str) -> SlipLine:
    return SlipLine(kind, key, "", DAY, DAY, "échu")


def test_every_kind_of_thing_goes_and_the_register_is_sound(filled_file: Path, world: World) -> None:
    names = [core(table).name for table in GOES]
    register = open_register(filled_file)
    known = {fault.code for fault in register.faults()}
    with register.begin(CLOCK, AGENT) as unit:
        kinds = RetentionKind
        (slip,) = unit.retention.slips()
        every = [
            *(line(kinds.REFUSED, dossier.reference) for dossier in world.dossiers),
            *(line(case.kind, case.key) for case in unit.retention.cases(date(2100, 1, 1))),
        ]
        assert {one.kind for one in every} >= {
            kinds.MISSION, kinds.EXCHANGE, kinds.PAST_REQUEST, kinds.PACK, kinds.DRAFT,
        }  # fmt: skip

        removed = unit.retention.eliminate(slip.reference, every, DAY)

        unit.journal.append(act("purge.eliminated", slip.reference))
        unit.commit()
        stones = {stone.reference for stone in unit.retention.tombstones()}
    with closing(sqlite3.connect(filled_file)) as connection:
        left = [name for name in names if connection.execute(f"SELECT 1 FROM {name}").fetchone()]  # noqa: S608
    assert left == []
    assert stones >= {dossier.reference for dossier in world.dossiers} | {
        world.label.number,
        world.mission.reference,
    }
    assert removed.files > 0
    assert {fault.code for fault in register.faults()} <= known
    register.close()
