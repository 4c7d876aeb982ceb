"""The words of a text, as a search compares them: no accent, no case, no sign, « oe » for « œ »."""

import re
from collections.abc import Iterable
from functools import lru_cache

from daect_tui.domain.text import fold

# Nobody types more of a word than this to find it.
LONGEST_WORD = 32

_WORD = re.compile(r"[^\W_]+")
# French repeats itself: most words of a text were just met in another.
_REMEMBERED = 1 << 14


def words_in(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, in order, each shortened to `LONGEST_WORD` signs.

    A word is letters and digits: « l’Île-d’Yeu » holds four of them, « PACT3-2018-001 » three.
    """
    return tuple(word for piece in text.split() for word in words_of_piece(piece))


def vocabulary(texts: Iterable[str]) -> set[str]:
    """Return the words of several texts, each once."""
    return set[str]().union(*map(words_of_piece, pieces_of(texts)))


def pieces_of(texts: Iterable[str]) -> set[str]:
    """Return what stands between the spaces of several texts, as it is written, each once."""
    return set(" ".join(texts).split())


@lru_cache(_REMEMBERED)
def words_of_piece(piece: str) -> tuple[str, ...]:
    """Return the words of a text without spaces, as `words_in` does."""
    return tuple(word[:LONGEST_WORD] for word in _WORD.findall(fold(piece)))
