"""The order that moves the fewest people in and out."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.agenda_order import moves, quietest

RECUSALS = st.lists(st.frozensets(st.integers(1, 5), max_size=3), max_size=14)


def _sets(*texts: str) -> list[frozenset[int]]:
    return [frozenset(int(digit) for digit in text) for text in texts]


def _in_order(recusals: list[frozenset[int]]) -> int:
    return moves(recusals[index] for index in quietest(recusals))


@pytest.mark.parametrize(
    ("recusals", "count"),
    [
        ([], 0),
        (_sets(""), 0),
        (_sets("1"), 2),
        (_sets("1", "1"), 2),
        (_sets("1", "", "1"), 4),
        (_sets("12", "2"), 4),
    ],
)
def test_a_move_is_one_member_through_the_door(recusals: list[frozenset[int]], count: int) -> None:
    assert moves(recusals) == count


def test_items_of_the_same_recused_members_come_together() -> None:
    recusals = _sets("1", "", "2", "", "1", "2")

    assert moves(recusals) == 8
    assert _in_order(recusals) == 4


def test_an_agenda_that_cannot_be_quieter_stays_as_it_was() -> None:
    assert quietest(_sets("1", "1", "", "2")) == (0, 1, 2, 3)


def test_items_without_recusal_keep_their_order() -> None:
    recusals = _sets("1", "", "", "1", "")
    order = quietest(recusals)

    assert [index for index in order if not recusals[index]] == [1, 2, 4]


@given(RECUSALS)
def test_it_is_an_order_of_the_same_items_and_never_a_noisier_one(recusals: list[frozenset[int]]) -> None:
    assert sorted(quietest(recusals)) == list(range(len(recusals)))
    assert _in_order(recusals) <= moves(recusals)


@given(st.lists(st.frozensets(st.integers(1, 4), max_size=2), max_size=6))
def test_on_a_short_agenda_it_is_near_the_best_there_is(recusals: list[frozenset[int]]) -> None:
    best = min(moves(order) for order in permutations(recusals))

    # Turning stretches round is no exact search: one more outing and return is its worst here.
    assert _in_order(recusals) <= best + 2
