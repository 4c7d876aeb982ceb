"""The keys that sentences name: those that ship reach every terminal, those that moved are followed."""

import pytest

from daect_tui.domain.keymap import KnownKey, read_key
from screens.every_key import every_key
from screens.key_names import KeyNames


def known(name: str, key: str, room: str) -> KnownKey:
    return KnownKey(name, key, name, name, rooms=frozenset({room}))


KNOWN = (
    known("mode.letters", "f8", "app"),
    known("letters.acts", "ctrl+t", "letters"),
    known("dossiers.acts", "ctrl+t", "dossiers"),
    known("dossiers.new", "ctrl+n", "dossiers"),
    known("letters.many", "ctrl+b", "letters"),
)
CHOSEN = {"mode.letters": "f11", "letters.acts": "ctrl+y", "dossiers.new": "ctrl+x", "letters.many": "ctrl+g"}


@pytest.mark.parametrize(
    ("here", "text", "said"),
    [
        ((), "Courriers (F8), puis Ctrl+T.", "Courriers (F11), puis Ctrl+T."),
        ((), "Notez-la (F8, Ctrl+T)\u202f; là, Ctrl+B.", "Notez-la (F11, Ctrl+Y)\u202f; là, Ctrl+G."),
        (("letters.acts",), "Ctrl+T agit.", "Ctrl+Y agit."),
        (("dossiers.acts",), "Ctrl+T agit.", "Ctrl+T agit."),
        (("dossiers.acts",), "Ctrl+T agit (F8, Ctrl+T).", "Ctrl+T agit (F11, Ctrl+Y)."),
        # Wherever it is, there is one key that ships as Ctrl+N.
        ((), "Ctrl+N en crée un, Ctrl+P montre tout.", "Ctrl+X en crée un, Ctrl+P montre tout."),
        ((), "Un PDF/A-2a, le F de F8bis.", "Un PDF/A-2a, le F de F8bis."),
    ],
)
def test_a_sentence_names_the_keys_that_a_person_has(here: tuple[str, ...], text: str, said: str) -> None:
    assert KeyNames(KNOWN, CHOSEN).said(text, here) == said


def test_each_key_that_ships_is_one_that_terminals_give() -> None:
    assert [one.id for one in every_key() if read_key(one.key) != one.key] == []
