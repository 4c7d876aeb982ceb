"""Which mandates (« pouvoirs ») may be given (CRPA R133-9)."""

import pytest

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.deliberation import check_mandate
from daect_tui.domain.errors import Refusal
from daect_tui.domain.session import Sitting
from tests.unit.domain.rooms import member, room
from tests.unit.domain.sentences import is_sentence

ROOM = room("ABCDEF", "AB", mandates="C>A", silent="F")


@pytest.mark.parametrize(
    ("sitting", "giver", "holder"),
    [
        pytest.param(ROOM, "D", "B", id="R133-9-holds-absent-to-present"),
        pytest.param(ROOM, "D", "E", id="R133-9-holds-to-one-not-yet-there"),
        pytest.param(
            room("ABCDEF", "AB", mandates="C>A", rules=CommitteeRules(mandates_per_member=2)),
            "D",
            "A",
            id="setting-two-mandates-a-member",
        ),
    ],
)
def test_a_mandate_that_may_be_given(sitting: Sitting, giver: str, holder: str) -> None:
    check_mandate(sitting, member(giver), member(holder))


@pytest.mark.parametrize(
    ("giver", "holder", "words"),
    [
        pytest.param(
            "D", "A", "détient déjà 1 pouvoir, le maximum permis (CRPA, art. R. 133-9)", id="R133-9-two"
        ),
        pytest.param("C", "B", "a déjà donné pouvoir", id="R133-9-given-twice"),
        pytest.param("B", "A", "est présent", id="R133-9-giver-present"),
        pytest.param("D", "D", "ne peut pas se donner pouvoir", id="R133-9-to-oneself"),
        pytest.param("F", "B", "ayant voix délibérative", id="R133-6-giver-without-voice"),
        pytest.param("D", "F", "ayant voix délibérative", id="R133-6-holder-without-voice"),
    ],
)
def test_a_mandate_that_may_not_be_given(giver: str, holder: str, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_mandate(ROOM, member(giver), member(holder))

    assert words in str(refused.value).replace("\u00a0", " ")
    assert is_sentence(str(refused.value))
