"""The keys that sentences name, by those that the person has chosen: « Ctrl+N » becomes « Ctrl+Y ».

A sentence is written with the keys that ship; it is put right where it is painted, by `as_moved`. A key
named after that of a room (« F4, Ctrl+T ») is one of that room; else it is one of the screen that shows.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from textual.screen import ModalScreen, Screen

from daect_tui.domain.keymap import KnownKey, written_key
from screens.keys import live_keys
from screens.modes import MODES
from screens.shell import Shell

_NAMED = re.compile(r"\b(?:F(?:1[0-2]|[1-9])|Ctrl\+[A-Z])\b")
_END = re.compile(r"[.)\n]")
_ROOMS = {written_key(mode.key): mode.screen.split(".")[1] for mode in MODES}


class KeyNames:
    """What became of the keys that sentences name."""

    def __init__(self, known: Sequence[KnownKey], chosen: Mapping[str, str]) -> None:
        self._known = known
        self._chosen = chosen

    def said(self, text: str, here: Iterable[str] = ()) -> str:
        """Write a text that names keys by those that do the same now; `here` are the bindings that show."""
        shown = frozenset(here)
        said, at, room = "", 0, ""
        for found in _NAMED.finditer(text):
            between, name = text[at : found.start()], found[0]
            if _END.search(between):
                room = ""
            said += between + self._now(name, shown, room)
            at, room = found.end(), _ROOMS.get(name, room)
        return said + text[at:]

    def _now(self, name: str, here: frozenset[str], room: str) -> str:
        """Return what a key is called now; as it ships where it was moved on some screens only."""
        same = [one for one in self._known if written_key(one.key) == name]
        near = [one for one in same if room in one.rooms] if room else [one for one in same if one.id in here]
        now = {written_key(self._chosen.get(one.id, one.key)) for one in near or same}
        return now.pop() if len(now) == 1 else name


def as_moved(text: str, screen: Screen[Any]) -> str:
    """Write a text that is painted on a screen with the keys that the person has; a box counts for both."""
    shell = screen.app
    if not isinstance(shell, Shell) or shell.key_names is None:
        return text
    beneath = [one for one in reversed(shell.screen_stack) if not isinstance(one, ModalScreen)][:1]
    here = [key.binding.id or "" for one in dict.fromkeys((screen, *beneath)) for key in live_keys(one)]
    return shell.key_names.said(text, here)
