"""Whether a text names a person: with first name and name, or by a name that may be theirs."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from daect_tui.domain.similar import one_sign_apart
from daect_tui.domain.text import fold

_WORD = re.compile(r"[^\W\d_]+")


class Naming(IntEnum):
    """How surely a text names a person, the surest last."""

    NO = 0
    LIKELY = 1
    SURE = 2


@dataclass(frozen=True, slots=True)
class _Text:
    """The folded words of a text; those that are typed without a capital are empty in `names`."""

    words: tuple[str, ...]
    names: tuple[str, ...]
    known: frozenset[str]


def naming(text: str, first_name: str, last_name: str) -> Naming:
    """Tell whether a text names a person.

    First name and name side by side, in either order, are the person. The name alone may be theirs or
    a relative’s; so may both where the name is one sign apart. A name is read with its capital:
    « petit » is a word.
    """
    said, first, last = _read(text), _read(first_name).words, _read(last_name).words
    if not last:
        return Naming.NO
    if said.known.issuperset(last):
        if first and any(_stands(said.words, whole) for whole in (first + last, last + first)):
            return Naming.SURE
        if _stands(said.names, last):
            return Naming.LIKELY
    return Naming.LIKELY if first and said.known.issuperset(first) and _near(said, first, last) else Naming.NO


@lru_cache(4096)
def _read(text: str) -> _Text:
    typed = _WORD.findall(text)
    words = tuple(fold(word) for word in typed)
    names = tuple(word if one[0].isupper() else "" for word, one in zip(words, typed, strict=True))
    return _Text(words, names, frozenset(words))


def _near(said: _Text, first: Sequence[str], last: Sequence[str]) -> bool:
    """Tell whether the first name stands beside a name one sign apart from the one sought."""

    def same(one: str, other: str) -> bool:
        return one == other or one_sign_apart(one, other)

    return any(_stands(said.names, whole, same) for whole in ((*first, *last), (*last, *first)))


def _stands(
    words: Sequence[str], sought: Sequence[str], same: Callable[[str, str], bool] = str.__eq__
) -> bool:
    """Tell whether some words stand in a row among others."""
    return any(
        all(same(word, other) for word, other in zip(sought, words[start:], strict=False))
        for start in range(len(words) - len(sought) + 1)
    )
