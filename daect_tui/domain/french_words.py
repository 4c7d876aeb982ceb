"""Words as a question compares them: by their beginning, the plain French plural set aside."""

import unicodedata
from collections.abc import Iterable

from daect_tui.domain.words import vocabulary, words_in

_SHORTEST_PLURAL = 4
# They stand in every sentence, and say nothing of what somebody knows.
# fmt: off
_EMPTY = frozenset((
    "a", "au", "aux", "avec", "ce", "ces", "d", "dans", "de", "des", "du", "en", "et", "l", "la",
    "le", "les", "leur", "leurs", "n", "ou", "par", "pour", "qu", "que", "qui", "s", "sa", "ses",
    "son", "sur", "un", "une", "y",
))
# fmt: on


def telling_words(text: str) -> dict[str, str]:
    """Return the words of a text that say something, folded, each with how it was written.

    Where there is none, the last word stands: it may be the beginning of another, being typed.
    """
    written = {word: piece for piece in _pieces(text) for word in words_in(piece)}
    telling = {word: piece for word, piece in written.items() if word not in _EMPTY}
    return telling or dict(list(written.items())[-1:])


def _pieces(text: str) -> list[str]:
    # Composed first: an accent that stands apart is no letter.
    composed = unicodedata.normalize("NFC", text)
    return "".join(sign if sign.isalnum() else " " for sign in composed).split()


def singular(word: str) -> str:
    """Return a folded word without its plain plural: « eaux » is « eau », « vitraux » as « vitrail ».

    « -ail » and « -al » are written alike, since both become « -aux »; the result is compared, not read.
    """
    if len(word) < _SHORTEST_PLURAL:
        return word
    if word.endswith("aux") and not word.endswith("eaux"):
        return f"{word[:-3]}al"
    one = word[:-1] if word[-1] in "sx" else word
    return f"{one[:-3]}al" if one.endswith("ail") else one


def vocabulary_of(texts: Iterable[str]) -> set[str]:
    """Return the folded words of some texts, each in both forms."""
    words = vocabulary(texts)
    return words | {singular(word) for word in words}


def holds(text: str, word: str) -> bool:
    """Tell whether a text holds a word that begins with a folded one, plural or not."""
    return begun(vocabulary_of((text,)), word)


def begun(known: Iterable[str], word: str) -> bool:
    """Tell whether one of the words that `vocabulary_of` gave begins with a folded one, plural or not."""
    beginnings = (word, singular(word))
    return any(one.startswith(beginnings) for one in known)
