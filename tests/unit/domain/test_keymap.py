"""Keys as people type them, and keys that are taken already."""

import pytest

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.keymap import KnownKey, keymap_faults, read_key, written_key

NEW = KnownKey("directory.new", "ctrl+n", "Nouveau", "ajouter", "Répertoire", frozenset({"Directory"}))
RULES = KnownKey("directory.rules", "ctrl+e", "Modifier", "modifier", "Répertoire", frozenset({"Directory"}))
LIBRARY = KnownKey("wordings.library", "ctrl+l", "Textes", "", "Répertoire", frozenset({"Directory"}))
LETTERS = KnownKey("directory.letters", "ctrl+l", "Lettres", "", "Répertoire", frozenset({"Directory"}))
DOSSIERS = KnownKey("dossiers.out", "ctrl+d", "Exporter", "", "Dossiers", frozenset({"Dossiers"}))
HELP = KnownKey("app.help", "f1", "Aide", "", "partout")
KNOWN = (NEW, RULES, LIBRARY, LETTERS, DOSSIERS, HELP)


@pytest.mark.parametrize(
    ("typed", "key"),
    [("Ctrl+N", "ctrl+n"), (" ^n ", "ctrl+n"), ("control-y", "ctrl+y"), ("F4", "f4"), ("f12", "f12")],
)
def test_a_key_is_read_as_people_write_it(typed: str, key: str) -> None:
    assert read_key(typed) == key
    assert read_key(written_key(key)) == key


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("ctrl+h", "Retour arrière"),
        ("ctrl+i", "Tab"),
        ("ctrl+j", "Entrée"),
        ("^M", "Entrée"),
        ("ctrl+c", "interrompt"),
        ("Ctrl+V", "colle un texte"),
        ("3", "un chiffre demande Maj"),
        ("ctrl+3", "un chiffre demande Maj"),
        ("x", "une lettre seule"),
        ("?", "une lettre seule"),
        ("f13", "ne peut pas être choisie"),
        ("enter", "ne peut pas être choisie"),
        ("", "Aucune touche"),
    ],
)
def test_a_key_that_no_terminal_can_give_is_refused_with_its_reason(typed: str, why: str) -> None:
    with pytest.raises(InvalidField, match=why):
        read_key(typed)


@pytest.mark.parametrize(
    ("keymap", "said"),
    [
        ({"directory.new": "ctrl+y"}, {}),
        ({"directory.new": "ctrl+e"}, {"directory.new": "Modifier"}),
        ({"directory.new": "ctrl+e", "directory.rules": "ctrl+n"}, {}),
        (
            {"directory.new": "ctrl+y", "directory.rules": "ctrl+y"},
            {"directory.new": "Modifier", "directory.rules": "Nouveau"},
        ),
        ({"directory.new": "ctrl+d"}, {}),
        ({"directory.new": "f1"}, {"directory.new": "Aide"}),
        ({"app.help": "ctrl+d"}, {"app.help": "Exporter"}),
        ({"wordings.library": "ctrl+l"}, {}),
        ({"rien.du.tout": "ctrl+y"}, {"rien.du.tout": "n’est le nom d’aucune touche"}),
    ],
)
def test_what_is_moved_is_judged_against_its_own_screen(keymap: dict[str, str], said: dict[str, str]) -> None:
    faults = keymap_faults(keymap, KNOWN)

    assert faults.keys() == said.keys()
    assert all(words in faults[name] for name, words in said.items())
