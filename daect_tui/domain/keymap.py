"""Keys that a person moves: which ones a terminal can tell apart, and which are taken already.

A terminal sends Ctrl+H, I, J and M as Backspace, Tab and Enter; a digit wants Shift on a French keyboard;
a letter alone is text. What is left, function keys and Ctrl + a letter, is the same everywhere.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.text import NBSP, quoted

_CONTROL = re.compile(r"(?:ctrl|control|\^)\s*[+-]?\s*([a-z])")
_FUNCTION = re.compile(r"f([1-9]|1[0-2])")
_SAME_AS = {"h": "Retour arrière", "i": "Tab", "j": "Entrée", "m": "Entrée"}
_KEPT = {"c": "copie un texte ou interrompt un programme", "v": "colle un texte"}
_ALLOWED = "Choisissez Ctrl et une lettre, ou une touche de fonction (F1 à F12)."


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A key of the program that can be moved: its binding, what it does, and the screens where it works.

    No `places` means everywhere; `where` is the French name of its place, `rooms` those of the folders
    of the screens.
    """

    id: str
    key: str
    title: str
    purpose: str
    where: str = ""
    places: frozenset[str] = frozenset()
    rooms: frozenset[str] = frozenset()

    def meets(self, other: "KnownKey") -> bool:
        """Tell whether both may be on one screen."""
        return not self.places or not other.places or bool(self.places & other.places)


def read_key(typed: str) -> str:
    """Read a key as people write it (« Ctrl+N », « ^n », « F4 ») into its name: « ctrl+n », « f4 ».

    Raises `InvalidField` for one that cannot be.
    """
    said = typed.strip().casefold()
    found = _CONTROL.fullmatch(said)
    if found:
        return _checked(found[1])
    if _FUNCTION.fullmatch(said):
        return said
    raise InvalidField("key", _why_not(said, typed.strip()))


def can_move(key: str) -> bool:
    """Tell whether a key may be moved: Enter, Escape, Tab and the arrows stay where hands find them."""
    return bool(_FUNCTION.fullmatch(key) or re.fullmatch(r"ctrl\+[a-z]", key))


def _checked(letter: str) -> str:
    name = f"Ctrl+{letter.upper()}"
    if letter in _SAME_AS:
        raise InvalidField("key", f"{name} est la touche {_SAME_AS[letter]} pour un terminal. {_ALLOWED}")
    if letter in _KEPT:
        raise InvalidField("key", f"{name} {_KEPT[letter]} dans un terminal. {_ALLOWED}")
    return f"ctrl+{letter}"


def _why_not(said: str, typed: str) -> str:
    if not said:
        return f"Aucune touche. {_ALLOWED}"
    if said.isdecimal() or re.fullmatch(r"(?:ctrl|\^)\s*[+-]?\s*\d", said):
        return f"{quoted(typed)}{NBSP}: un chiffre demande Maj sur un clavier français. {_ALLOWED}"
    if len(said) == 1:
        return f"{quoted(typed)}{NBSP}: une lettre seule s’écrit dans les champs. {_ALLOWED}"
    return f"{quoted(typed)}{NBSP}: cette touche ne peut pas être choisie. {_ALLOWED}"


def written_key(key: str) -> str:
    """Write a key for people: « Ctrl+N », « F4 »."""
    return f"Ctrl+{key[5:].upper()}" if key.startswith("ctrl+") else key.upper()


def keymap_faults(keymap: Mapping[str, str], known: Sequence[KnownKey]) -> dict[str, str]:
    """Say what is wrong with keys that were moved, by binding: an unknown one, a key that is taken twice.

    Keys that nobody moved may share a key on purpose; only what was moved is judged.
    """
    by_id = {one.id: one for one in known}
    faults: dict[str, str] = {}
    for name, key in keymap.items():
        moved = by_id.get(name)
        if moved is None:
            faults[name] = (
                f"{quoted(name)} n’est le nom d’aucune touche de daect. Ôtez cette ligne de [keys]."
            )
            continue
        taken = _taken(moved, key, keymap, known)
        if taken is not None:
            faults[name] = (
                f"{written_key(key)} sert déjà à {quoted(taken.title)} ({taken.where}). Choisissez une autre "
                "touche, ou déplacez d’abord celle-là."
            )
    return faults


def _taken(
    moved: KnownKey, key: str, keymap: Mapping[str, str], known: Sequence[KnownKey]
) -> KnownKey | None:
    """Return another key of the same screen that is this one; one that had it beside it all along is none."""
    for other in known:
        if other.id == moved.id or keymap.get(other.id, other.key) != key or not moved.meets(other):
            continue
        if not (moved.key == key and other.key == key):
            return other
    return None
