"""Items decided en bloc: which are taken, which are left aside and why."""

import pytest

from daect_tui.domain.block import foresee_block
from daect_tui.domain.deliberation import (
    Ballot,
)
from daect_tui.domain.motions import motion_faults
from daect_tui.domain.session import (
    Motion,
    Outcome,
)
from tests.unit.domain.rooms import room
from tests.unit.domain.test_rules_of_the_session import FULL, agenda, tied


def test_a_block_takes_the_recusals_that_most_of_its_items_share() -> None:
    sitting = agenda(4, room("ABCDEF", "ABCDE", recused="C"))  # C is recused from item 1 only

    block = foresee_block(sitting, [1, 2, 3], {})

    assert [item.id for item in block.applied] == [2, 3]
    assert [(left.item.id, left.reason) for left in block.skipped] == [(1, "Mme Membre C s’en déporte")]


@pytest.mark.parametrize(
    ("changes", "ballot", "reason"),
    [
        ({"outcome": Outcome.FAVOURABLE}, None, "déjà conclu, avis favorable"),
        ({"rapporteur": " "}, None, "aucun rapporteur ne propose d’avis"),
        (
            {"proposal": Motion(Outcome.UNFAVOURABLE)},
            None,
            "la proposition, avis défavorable, est incomplète",
        ),
        ({}, tied(), "un vote y est enregistré"),
    ],
)
def test_a_block_says_why_it_leaves_an_item_aside(
    changes: dict[str, object], ballot: Ballot | None, reason: str
) -> None:
    block = foresee_block(agenda(1, FULL, **changes), [1], {1: ballot})

    assert block.applied == ()
    assert [left.reason for left in block.skipped] == [reason]


def test_without_quorum_nothing_is_decided_en_bloc() -> None:
    block = foresee_block(agenda(2, room("ABCDEF", "AB")), [1, 2], {})

    assert block.applied == ()
    assert "quorum non atteint" in block.skipped[0].reason


def test_what_a_motion_lacks_is_told_all_at_once() -> None:
    assert len(motion_faults(Motion(Outcome.ADJOURNED))) == 2
    assert motion_faults(Motion(Outcome.FAVOURABLE)) == ()
