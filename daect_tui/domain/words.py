"""The words of a text, as a search compares them: no accent, no case, no sign, « oe » for « œ »."""

import re
from collections.abc import Iterable
from functools import lru_cache

from daect_tui.domain.text import fold

# Nobody types more of a word than this to find it.
LONGEST_WORD = 32

# Nor more than this to find something: a whole page that was pasted is looked for by its beginning.
LONGEST_SEARCH = 500

_WORD = re.compile(r"[^\W_]+")
# French repeats itself: most words of a text were just met in another.
_REMEMBERED = 1 << 14
# No word of French is so long; what is, is not worth its place in memory.
_LONGEST_REMEMBERED = 120


def words_sought(search: str) -> tuple[str, ...]:
    """Return the folded words that a search looks for, each once."""
    return tuple(dict.fromkeys(words_in(search[:LONGEST_SEARCH])))


def words_in(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, in order, each shortened to `LONGEST_WORD` signs.

    A word is letters and digits: « l’Île-d’Yeu » holds four of them, « PACT3-2018-001 » three.
    """
    return tuple(word for piece in text.split() for word in words_of_piece(piece))


def words_at_once(text: str) -> list[str]:
    """Return what `words_in` does, for those who read a hundred thousand short texts once."""
    return list(_words(text))


def vocabulary(texts: Iterable[str]) -> set[str]:
    """Return the words of several texts, each once."""
    return set[str]().union(*map(words_of_piece, pieces_of(texts)))


def pieces_of(texts: Iterable[str]) -> set[str]:
    """Return what stands between the spaces of several texts, as it is written, each once."""
    return set(" ".join(texts).split())


def words_of_piece(piece: str) -> tuple[str, ...]:
    """Return the words of a text without spaces, as `words_in` does."""
    return _words_remembered(piece) if len(piece) < _LONGEST_REMEMBERED else _words(piece)


@lru_cache(_REMEMBERED)
def _words_remembered(piece: str) -> tuple[str, ...]:
    return _words(piece)


def _words(piece: str) -> tuple[str, ...]:
    return tuple(word[:LONGEST_WORD] for word in _WORD.findall(fold(piece)))
