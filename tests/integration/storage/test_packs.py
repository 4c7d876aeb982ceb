"""Exchange files as the register keeps them."""

from daect_tui.services.clocks import SetClock
from storage.register import OpenRegister
from tests.integration.storage.pack_samples import PACK, conflict, departed, merge
from tests.integration.storage.samples import MOMENT
from tests.integration.storage.world import World


def test_a_pack_and_what_came_back_are_read_as_they_were(filled: OpenRegister, world: World) -> None:
    mission = world.mission.reference
    with filled.begin(SetClock(MOMENT), "Camille") as unit:
        assert unit.packs.starting(PACK) == unit.packs.starting("abab") == (departed(mission),)
        assert unit.packs.starting("ba") == unit.packs.starting("%") == ()
        assert unit.packs.merges(PACK) == (merge(),)
        assert unit.packs.merges("ba" * 16) == ()
        assert unit.packs.conflicts(mission) == (conflict(mission),)
        assert unit.packs.conflicts("MIS-2018-999") == ()
