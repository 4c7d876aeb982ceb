"""Who may vote on an item and whether there is a quorum (CRPA R133-9, R133-10, R133-12)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.errors import Refusal
from daect_tui.domain.quorum import check_quorum, presiding, quorum, voters
from daect_tui.domain.session import Attendance, Mandate, Presence, Recusal, Sitting
from tests.unit.domain.rooms import ITEM, MORNING, OTHER_ITEM, letters, member, room
from tests.unit.domain.sentences import is_sentence

LOWERED = CommitteeRules(recusal_lowers_base=True)
TWO_THIRDS = CommitteeRules(quorum_share=(2, 3))
NO_QUORUM_ASKED = CommitteeRules(quorum_share=(0, 1))


@pytest.mark.parametrize(
    ("sitting", "base", "needed", "counted"),
    [
        pytest.param(room("ABCDEF", "ABC"), 6, 3, 3, id="R133-10-even-half-is-enough"),
        pytest.param(room("ABCDEF", "AB"), 6, 3, 2, id="R133-10-even-one-short"),
        pytest.param(room("ABCDEFG", "ABCD"), 7, 4, 4, id="R133-10-odd-half-rounded-up"),
        pytest.param(room("ABCDEFG", "ABC"), 7, 4, 3, id="R133-10-odd-half-rounded-down-fails"),
        pytest.param(room("A", "A"), 1, 1, 1, id="R133-10-alone"),
        pytest.param(room("ABCDEF", "Abc"), 6, 3, 3, id="R133-10-at-a-distance-counts"),
        pytest.param(room("ABCDEF", "AB", mandates="C>A"), 6, 3, 3, id="R133-10-a-mandate-counts"),
        pytest.param(
            room("ABCDEF", "AB", mandates="C>D"), 6, 3, 2, id="R133-10-a-mandate-to-an-absent-does-not"
        ),
        pytest.param(room("ABCDEF", "AB", mandates="A>B"), 6, 3, 2, id="R133-9-a-giver-who-came-counts-once"),
        pytest.param(
            room("ABCDEF", "ABC", recused="C"), 6, 3, 2, id="R133-12-a-recused-member-does-not-count"
        ),
        pytest.param(room("ABCDEF", "AB", mandates="C>A", recused="C"), 6, 3, 2, id="R133-12-nor-by-mandate"),
        pytest.param(
            room("ABCDEF", "ABC", mandates="D>C", recused="C"), 6, 3, 2, id="R133-12-nor-the-mandate-held"
        ),
        pytest.param(
            room("ABCDEF", "ABC", recused="C", rules=LOWERED), 5, 3, 2, id="setting-recusal-lowers-the-base"
        ),
        pytest.param(
            room("ABCDEF", "AB", recused="EF", rules=LOWERED), 4, 2, 2, id="setting-a-lower-base-is-reached"
        ),
        pytest.param(room("ABCDEF", "ABCF", silent="F"), 5, 3, 3, id="R133-6-without-voice-in-no-quorum"),
        pytest.param(room("ABCDEF", "ABC", rules=TWO_THIRDS), 6, 4, 3, id="setting-two-thirds"),
        pytest.param(
            room("ABCDEF", "A", rules=NO_QUORUM_ASKED), 6, 0, 1, id="R133-10-second-convocation-asks-none"
        ),
    ],
)
def test_the_sum_of_the_quorum(sitting: Sitting, base: int, needed: int, counted: int) -> None:
    held = quorum(sitting, ITEM)

    assert (held.base, held.needed, held.counted) == (base, needed, counted)
    assert held.reached == (counted >= needed)
    word = "atteint" if held.reached else "non atteint"
    assert str(held) == f"quorum {word}\u00a0: {counted} sur {base}, il en faut {needed}"


def test_r133_10_with_quorum_the_committee_deliberates() -> None:
    check_quorum(room("ABCDEF", "ABC"), ITEM)


def test_r133_10_without_quorum_it_does_not_and_says_the_sum() -> None:
    with pytest.raises(Refusal) as refused:
        check_quorum(room("ABCDEF", "AB"), ITEM)

    assert "quorum non atteint\u00a0: 2 sur 6, il en faut 3" in str(refused.value)
    assert "R. 133-10" in str(refused.value)
    assert is_sentence(str(refused.value))


def test_who_left_no_longer_counts_and_who_came_back_does() -> None:
    sitting = room("ABC", "AB")
    gone = Attendance(member("C"), Presence.IN_ROOM, MORNING, MORNING + timedelta(hours=1))
    back = Attendance(member("C"), Presence.REMOTE, MORNING + timedelta(hours=2))

    assert letters(voters(replace(sitting, attendances=(*sitting.attendances, gone)), ITEM)) == "AB"
    assert letters(voters(replace(sitting, attendances=(*sitting.attendances, gone, back)), ITEM)) == "ABC"


def test_a_recusal_is_for_its_item_only() -> None:
    sitting = room("ABC", "ABC", recused="B")

    assert letters(voters(sitting, ITEM)) == "AC"
    assert letters(voters(sitting, OTHER_ITEM)) == "ABC"


@pytest.mark.parametrize(
    ("sitting", "expected"),
    [
        pytest.param(room("ABCD", "CA"), "AC", id="in-the-order-of-the-seats"),
        pytest.param(room("ABCD", "AB", mandates="D>B"), "ABD", id="R133-9-represented"),
        pytest.param(room("ABCD", "AB", mandates="D>B", recused="B"), "A", id="R133-12-holder-recused"),
        pytest.param(room("ABCD", "AB", mandates="D>B", recused="D"), "AB", id="R133-12-giver-recused"),
        pytest.param(room("ABCD", "A", mandates="D>C C>A"), "AC", id="R133-9-a-mandate-is-not-handed-on"),
        pytest.param(room("ABCD", "ABD", silent="D"), "AB", id="R133-6-the-secretary-does-not-vote"),
        pytest.param(room("ABCD", "AB", mandates="D>B", silent="D"), "AB", id="R133-6-nor-by-mandate"),
        pytest.param(room("ABCD", "AD", mandates="C>D", silent="D"), "A", id="R133-6-nor-for-another"),
        pytest.param(room("ABCD"), "", id="an-empty-room"),
    ],
)
def test_who_may_vote(sitting: Sitting, expected: str) -> None:
    assert letters(voters(sitting, ITEM)) == expected


@pytest.mark.parametrize(
    ("sitting", "chair"),
    [
        pytest.param(room("ABC", "ABC"), "A", id="the-president"),
        pytest.param(room("ABC", "BC"), "B", id="decision-2-president-absent"),
        pytest.param(room("ABC", "ABC", recused="A"), "B", id="decision-2-president-recused"),
        pytest.param(
            room("ABC", "BC", mandates="A>C"), "B", id="decision-2-a-represented-president-is-absent"
        ),
        pytest.param(room("ABC", "ABC", recused="AB"), "", id="both-recused"),
        pytest.param(room("ABC", "C"), "", id="both-absent"),
    ],
)
def test_who_presides(sitting: Sitting, chair: str) -> None:
    seat = presiding(sitting, ITEM)

    assert letters((seat,) if seat else ()) == chair


@st.composite
def rooms(draw: st.DrawFn) -> Sitting:
    """Draw any room, even with mandates that no rule would let in."""
    seats = "ABCDEFGHIJKL"[: draw(st.integers(1, 12))]
    some = st.lists(st.sampled_from(seats), unique=True).map("".join)
    pairs = st.lists(st.tuples(st.sampled_from(seats), st.sampled_from(seats)), max_size=6)
    return room(
        seats,
        draw(some),
        mandates=" ".join(f"{giver}>{holder}" for giver, holder in draw(pairs)),
        recused=draw(some),
        silent=draw(some),
        rules=CommitteeRules(
            quorum_share=draw(st.sampled_from([(1, 2), (1, 3), (2, 3), (1, 1)])),
            recusal_lowers_base=draw(st.booleans()),
        ),
    )


@given(rooms())
def test_never_more_are_counted_than_compose_the_committee(sitting: Sitting) -> None:
    held = quorum(sitting, ITEM)

    assert 0 <= held.counted <= held.base <= len(sitting.seats)
    assert held.needed <= held.base


@given(rooms())
def test_half_rounded_up(sitting: Sitting) -> None:
    held = quorum(replace(sitting, rules=CommitteeRules()), ITEM)

    assert held.needed * 2 in {held.base, held.base + 1}


@given(rooms())
def test_no_recused_absent_or_silent_member_ever_votes(sitting: Sitting) -> None:
    givers = {mandate.giver_id for mandate in sitting.mandates}
    for seat in voters(sitting, ITEM):
        assert seat.voting
        assert seat.member_id not in sitting.recused(ITEM)
        assert seat.member_id in sitting.here() | givers


@given(rooms(), st.data())
def test_one_more_recusal_never_helps_the_quorum(sitting: Sitting, data: st.DataObject) -> None:
    seat = data.draw(st.sampled_from(sitting.seats))
    sitting = replace(sitting, rules=CommitteeRules())
    more = replace(sitting, recusals=(*sitting.recusals, Recusal(ITEM, seat.member_id, "intérêt")))

    assert quorum(more, ITEM).counted <= quorum(sitting, ITEM).counted
    assert quorum(more, ITEM).base == quorum(sitting, ITEM).base


@given(rooms(), st.data())
def test_one_more_mandate_adds_one_voter_at_most(sitting: Sitting, data: st.DataObject) -> None:
    giver, holder = (data.draw(st.sampled_from(sitting.seats)).member_id for _ in range(2))
    more = replace(sitting, mandates=(*sitting.mandates, Mandate(giver, holder)))

    assert len(voters(more, ITEM)) - len(voters(sitting, ITEM)) in {0, 1}
