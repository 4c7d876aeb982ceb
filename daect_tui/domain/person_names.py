"""Whether a text names a person: with first name and name, or by a name that may be theirs."""

import re
from enum import IntEnum

from daect_tui.domain.similar import one_sign_apart
from daect_tui.domain.text import fold

_WORD = re.compile(r"[^\W\d_]+")


class Naming(IntEnum):
    """How surely a text names a person, the surest last."""

    NO = 0
    LIKELY = 1
    SURE = 2


def naming(text: str, first_name: str, last_name: str) -> Naming:
    """Tell whether a text names a person.

    First name and name side by side, in either order, are the person. The name alone may be theirs or
    a relative's; so may both with one sign apart. A name is read with its capital: « petit » is a word.
    """
    first, last = _words(first_name), _words(last_name)
    if not last:
        return Naming.NO
    said = _words(text)
    if first and any(_at(said, whole) for whole in (first + last, last + first)):
        return Naming.SURE
    capital = [word if typed[0].isupper() else "" for word, typed in zip(said, _typed(text), strict=True)]
    alone = _at(capital, last)
    misspelt = first and any(_at(capital, whole, near=True) for whole in (first + last, last + first))
    return Naming.LIKELY if alone or misspelt else Naming.NO


def _typed(text: str) -> list[str]:
    return _WORD.findall(text)


def _words(text: str) -> list[str]:
    return [fold(word) for word in _typed(text)]


def _at(words: list[str], sought: list[str], *, near: bool = False) -> bool:
    """Tell whether some words stand in a row among others."""
    return any(
        all(_same(word, other, near=near) for word, other in zip(sought, words[start:], strict=False))
        for start in range(len(words) - len(sought) + 1)
    )


def _same(one: str, other: str, *, near: bool) -> bool:
    return one == other or (near and one_sign_apart(one, other))
