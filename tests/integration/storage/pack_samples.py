"""A pack that left and came back with one conflict, all invented."""

from daect_tui.domain.field_merge import Side
from daect_tui.domain.pack_record import DepartedPack, KeptConflict, MergeSource, PackMerge
from daect_tui.services.ports import UnitOfWork
from tests.integration.storage.samples import AGENT, MOMENT

PACK = "ab" * 16


def departed(mission: str) -> DepartedPack:
    return DepartedPack(PACK, mission, MOMENT, AGENT, 1, "c" * 64, {"lessons": ""})


def merge() -> PackMerge:
    lineage = (("00000001", 3), ("00000002", 1))
    return PackMerge(1, PACK, MergeSource.PACK, lineage, "d" * 64, {"lessons": "Œuvrer tôt"}, MOMENT, AGENT)


def conflict(mission: str) -> KeptConflict:
    return KeptConflict(
        1, PACK, mission, "lessons", "", "Œuvrer tard", "Œuvrer tôt", Side.OURS, MOMENT, AGENT
    )


def fill_packs(unit: UnitOfWork, mission: str) -> None:
    """Keep one record of each kind, on a mission of the register."""
    unit.packs.add(departed(mission))
    unit.packs.add_merge(merge())
    unit.packs.add_conflict(conflict(mission))
