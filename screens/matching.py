"""How well a name answers what is typed for it: beginnings, words, initials, letters in their order.

The order is that of the palettes that people know (an exact beginning, then words, then initials, then the
letters wherever they are). Textual’s own matcher tries every way to place the letters, whose number doubles
with each one; here a name is read once.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from daect_tui.domain.text import fold
from daect_tui.domain.words import words_in

T = TypeVar("T")

# How a name answers, the best first, then what tells two such names apart: the lower the better.
Score = tuple[int, int, int]
# Fewer letters than this stand in their order in nearly every name.
_LEAST = 3
_FAR = 2


def best_first(
    things: Iterable[T], typed: str, name: Callable[[T], str], about: Callable[[T], str]
) -> tuple[T, ...]:
    """Return the things whose name, or what is said about them, answers; equals keep their order."""
    scored = [(score(typed, name(thing), about(thing)), thing) for thing in things]
    found = [(how, thing) for how, thing in scored if how is not None]
    return tuple(thing for _, thing in sorted(found, key=lambda one: one[0]))


def score(typed: str, name: str, about: str = "") -> Score | None:
    """Tell how well a name answers, accents and capitals aside; `None` when it does not."""
    sought, folded = fold(typed), fold(name)
    for rank, at in enumerate(_ways(sought, folded, fold(about)) if sought else (0,)):
        if at >= 0:
            return (rank, at, len(folded) if sought else 0)
    return None


def _ways(sought: str, folded: str, about: str) -> Iterator[int]:
    """Yield, for each way to answer, the best first, how far in the name it begins; -1 where it does not."""
    words, names = sought.split(), words_in(folded)
    letters, initials = sought.replace(" ", ""), "".join(name[0] for name in names)
    first = folded.find(words[0])
    yield 0 if folded.startswith(sought) else -1
    yield first if all(any(name.startswith(word) for name in names) for word in words) else -1
    yield initials.find(letters)
    yield first if all(word in folded for word in words) else -1
    yield 0 if all(word in f"{folded} {about}" for word in words) else -1
    yield _in_order(letters, folded)


def _in_order(letters: str, folded: str) -> int:
    """Find letters one after the other, from the beginning of a word on; return over how many signs."""
    if len(letters) < _LEAST:
        return -1
    spreads = [
        end - start
        for start in range(len(folded))
        if folded[start] == letters[0] and (start == 0 or not folded[start - 1].isalnum())
        if (end := _end_of(letters, folded, start)) >= 0
    ]
    # Letters that are far from one another are there by chance.
    return min((spread for spread in spreads if spread <= _FAR * len(letters)), default=-1)


def _end_of(letters: str, folded: str, start: int) -> int:
    at = start
    for letter in letters:
        found = folded.find(letter, at)
        if found < 0:
            return -1
        at = found + 1
    return at
