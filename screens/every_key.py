"""Every key of the program that a person may move, read from the classes: none is listed by hand.

Reading them imports every screen, so it is done off the loop, and only for who moves a key.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

import screens
from daect_tui.domain.keymap import KnownKey, can_move
from daect_tui.domain.text import fold
from screens.keys import bindings_of
from screens.widgets.text import capital

EVERYWHERE = "partout"
_SHARED = {"modals", "widgets"}
# The name of a place where its screen has no title of its own.
_FOLDERS = {
    "committee": "Comité",
    "directory": "Répertoire",
    "dossiers": "Dossiers",
    "evaluation": "Évaluations",
    "exchange": "Fichiers",
    "labels": "Labels",
    "letters": "Courriers",
    "missions": "Missions",
    "modals": "Fiches",
    "widgets": "Champs",
    "packed": "Paquet",
    "safety": "Sûreté",
    "statistics": "Statistiques",
}


@cache
def every_key() -> tuple[KnownKey, ...]:
    """Return the keys that can be moved, each once, in the order of their places; slow the first time."""
    for module in walk_packages(screens.__path__, "screens."):
        import_module(module.name)
    found: dict[str, KnownKey] = {}
    for kind in dict.fromkeys(_kinds(DOMNode)):
        for binding in bindings_of(kind):
            if not binding.id or not can_move(binding.key):
                continue
            known = found.get(binding.id)
            one = _known(kind, binding)
            found[one.id] = one if known is None else _joined(known, one)
    return tuple(sorted(found.values(), key=_rank))


def _rank(one: KnownKey) -> tuple[bool, str, str]:
    return one.where != EVERYWHERE, fold(one.where), fold(one.title)


def _kinds(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for under in kind.__subclasses__():
        if under.__module__.startswith("screens."):
            yield under
        yield from _kinds(under)


def _known(kind: type[DOMNode], binding: Binding) -> KnownKey:
    folder = re.sub(r"^screens\.(\w+).*", r"\1", kind.__module__)
    if issubclass(kind, App):
        where, places = EVERYWHERE, frozenset[str]()
    elif issubclass(kind, Screen):
        where, places = kind.TITLE or _FOLDERS.get(folder, ""), frozenset({kind.__qualname__})
    else:
        where, places = _FOLDERS.get(folder, ""), _screens_of(folder)
    title = binding.description or capital(binding.tooltip)
    purpose = binding.tooltip or title
    return KnownKey(binding.id or "", binding.key, title, purpose, where, places, frozenset({folder}))


def _screens_of(folder: str) -> frozenset[str]:
    """Return the screens where a part of a folder may stand: all of them for a part that is shared."""
    return frozenset(
        kind.__qualname__
        for kind in _kinds(DOMNode)
        if issubclass(kind, Screen)
        and (folder in _SHARED or re.match(rf"screens\.{folder}\b", kind.__module__))
    )


def _joined(one: KnownKey, other: KnownKey) -> KnownKey:
    """Tell of a binding that several classes have: it works on the screens of all."""
    everywhere = not one.places or not other.places
    places = frozenset[str]() if everywhere else one.places | other.places
    titles = {part.where for part in (one, other) if part.where}
    where = EVERYWHERE if everywhere else (titles.pop() if len(titles) == 1 else "plusieurs écrans")
    return KnownKey(one.id, one.key, one.title, one.purpose, where, places, one.rooms | other.rooms)
