"""The words of a text, as a search compares them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.text import fold
from daect_tui.domain.words import LONGEST_WORD, vocabulary, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("  % _ \\ — « » ", ()),
        ("L’Île-d’Yeu", ("l", "ile", "d", "yeu")),
        ("Cœur, ŒUVRES & straße", ("coeur", "oeuvres", "strasse")),
        ("PACT3-2018-001", ("pact3", "2018", "001")),
        ("Bas_débit à 100 %", ("bas", "debit", "a", "100")),
        ("eau\u00a0: eau", ("eau", "eau")),
        ("בית ראשון", ("בית", "ראשון")),
    ],
)
def test_words_are_folded_letters_and_digits(text: str, words: tuple[str, ...]) -> None:
    assert words_in(text) == words


def test_a_word_without_end_is_shortened() -> None:
    assert words_in("a" * 1000) == ("a" * LONGEST_WORD,)


@given(st.text(max_size=80))
def test_words_hold_no_sign_and_are_those_of_the_folded_text(text: str) -> None:
    words = words_in(text)
    assert all(word.isalnum() and len(word) <= LONGEST_WORD for word in words)
    assert words == words_in(fold(text))
    assert vocabulary([text, text]) == set(words)
