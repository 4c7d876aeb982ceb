"""The order of an agenda in which the fewest members go out and come back in.

A member who is recused leaves the room for the item (CRPA R133-12). Items from which the same
members are recused, put side by side, make them move once.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

Recused = frozenset[int]

_NOBODY: Recused = frozenset()


def moves(order: Iterable[Recused]) -> int:
    """Count who goes out or comes back in, from a full room to a full room, item after item."""
    return sum(len(before ^ after) for before, after in pairwise((_NOBODY, *order, _NOBODY)))


def quietest(recusals: Sequence[Recused]) -> tuple[int, ...]:
    """Return the indices of the items in the order that moves the fewest people.

    Items from which nobody is recused keep their places relative to one another, and the given
    order stands unless another one is really quieter. The nearest item is taken each time, then
    whole stretches are turned round while that helps: an exact search is not worth its time on the
    agendas of a committee (tens of items), and no step ever makes it worse.
    """
    given = tuple(range(len(recusals)))
    best = _turned(_nearest_first(recusals), recusals)
    return best if _cost(best, recusals) < _cost(given, recusals) else given


def _cost(order: Sequence[int], recusals: Sequence[Recused]) -> int:
    return moves(recusals[index] for index in order)


def _nearest_first(recusals: Sequence[Recused]) -> tuple[int, ...]:
    """Take each time the item that moves the fewest people; of equals, the first given."""
    left = list(range(len(recusals)))
    order: list[int] = []
    room = _NOBODY
    while left:
        following = min(left, key=lambda index: (len(room ^ recusals[index]), index))
        left.remove(following)
        order.append(following)
        room = recusals[following]
    return tuple(order)


def _turned(order: tuple[int, ...], recusals: Sequence[Recused]) -> tuple[int, ...]:
    """Turn stretches round as long as one such turn makes the whole quieter (2-opt)."""
    while True:
        turns = (
            (*order[:start], *reversed(order[start:end]), *order[end:])
            for start in range(len(order))
            for end in range(start + 2, len(order) + 1)
        )
        cost = _cost(order, recusals)
        better = next((turn for turn in turns if _cost(turn, recusals) < cost), None)
        if better is None:
            return order
        order = better
