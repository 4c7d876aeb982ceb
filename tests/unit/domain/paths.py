"""Passages written as a reader follows them: « DRAFT -file→ FILED -acknowledge→ ACKNOWLEDGED »."""

import re
from typing import TypeVar

from daect_tui.domain.states import LabelledEnum, Machine

S = TypeVar("S", bound=LabelledEnum)
A = TypeVar("A", bound=LabelledEnum)

_ACTION = re.compile(r"\s*-(\w+)→\s*")


def passages(machine: Machine[S, A], *paths: str) -> dict[tuple[S, A], S]:
    """Return every passage of some paths; « A | B -act→ C » is one passage from each."""
    found: dict[tuple[S, A], S] = {}
    for path in paths:
        parts = _ACTION.split(path.strip())
        for before, action, after in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
            for origin in before.split("|"):
                key = (machine.states[origin.strip()], machine.actions[action.upper()])
                found[key] = machine.states[after.strip()]
    return found


def walk(machine: Machine[S, A], path: str) -> S:
    """Follow a path from its first state by the machine itself, and return where it leads."""
    parts = _ACTION.split(path.strip())
    state = machine.states[parts[0]]
    for action in parts[1::2]:
        state = machine.after(state, machine.actions[action.upper()])
    return state
