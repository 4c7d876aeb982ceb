"""Passphrases: which new one will do, what a wrong one costs."""

import unicodedata

import pytest

from daect_tui.domain.passphrases import normalised, pause_after, weakness


@pytest.mark.parametrize(
    ("passphrase", "said"),
    [
        ("", "trop courte"),
        ("onze signes", "trop courte"),
        ("aaaaaaaaaaaaaaaa", "répète"),
        ("abababababab", "répète"),
        ("douze signes", ""),
        ("quatre mots sans lien", ""),
        ("日本語日本語のことば四つほど", ""),
    ],
)
def test_a_new_passphrase_is_long_enough_whatever_it_is_made_of(passphrase: str, said: str) -> None:
    assert said in weakness(passphrase)
    assert bool(said) == bool(weakness(passphrase))


def test_each_wrong_one_costs_twice_the_time_of_the_one_before_up_to_a_limit() -> None:
    assert [pause_after(failures) for failures in (0, 1, 2, 3, 6, 60)] == [0.0, 0.5, 1.0, 2.0, 16.0, 16.0]


def test_the_same_letter_typed_on_two_machines_is_the_same() -> None:
    typed = "épée levée à midi"

    assert normalised(unicodedata.normalize("NFD", typed)) == normalised(typed)
