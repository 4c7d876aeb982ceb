"""The keys that work at this moment, by their French names: for the last line, the help, the palette.

Only bindings that bear an `id` are ours: those of Textual’s own widgets have none, and stay unseen.
"""

from dataclasses import dataclass

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

_NAMES = {
    "enter": "Entrée",
    "escape": "Échap",
    "space": "Espace",
    "tab": "Tab",
    "shift+tab": "Maj+Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "Page↑",
    "pagedown": "Page↓",
    "home": "Début",
    "end": "Fin",
    "delete": "Suppr",
    "backspace": "Retour",
}


@dataclass(frozen=True, slots=True)
class LiveKey:
    """A key that does something now. `everywhere` tells one of the application from one of the screen."""

    binding: Binding
    namespace: DOMNode
    enabled: bool

    @property
    def everywhere(self) -> bool:
        """Tell whether it works on every screen."""
        return isinstance(self.namespace, App)

    @property
    def short(self) -> str:
        """The key as the last line writes it: « ^N », « Entrée »."""
        return self.binding.key_display or short_key(self.binding.key)

    @property
    def long(self) -> str:
        """The key as the help writes it: « Ctrl+N », « Entrée »."""
        return self.binding.key_display or long_key(self.binding.key)

    @property
    def purpose(self) -> str:
        """What it does, in a few words: its tooltip, else what the last line says of it."""
        return self.binding.tooltip or self.binding.description


def short_key(key: str) -> str:
    """Write a key in little room: « ^N », « Entrée », « F1 »."""
    return f"^{key[5:].upper()}" if key.startswith("ctrl+") else _name(key)


def long_key(key: str) -> str:
    """Write a key in full: « Ctrl+N »."""
    return f"Ctrl+{_name(key[5:])}" if key.startswith("ctrl+") else _name(key)


def _name(key: str) -> str:
    return _NAMES.get(key) or (key.upper() if len(key) <= len("f12") else key)


def live_keys(screen: Screen[object]) -> list[LiveKey]:
    """List the keys that work now, those of the focused widget first, then the screen, then everywhere."""
    return [
        LiveKey(active.binding, active.node, active.enabled)
        for active in screen.active_bindings.values()
        if active.binding.id
    ]


def bindings_of(kind: type[DOMNode]) -> list[Binding]:
    """Return the bindings that a class gives, before anybody moves them; its own key hides a base’s."""
    by_key: dict[str, list[Binding]] = {}
    for base in reversed(kind.__mro__):
        own: dict[str, list[Binding]] = {}
        for binding in Binding.make_bindings(base.__dict__.get("BINDINGS", ())):
            own.setdefault(binding.key, []).append(binding)
        by_key.update(own)
    return [binding for several in by_key.values() for binding in several]
