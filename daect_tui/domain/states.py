"""Passages between states: one total table a kind of thing, whose refusals are French sentences.

A table is total in that every pair (state, action) has an answer: the state that follows, or the
sentence that says why not and from which states the action is possible. Every passage that is
made is recorded as a `Passage`; going back is a new passage, never an erasure (procedure §3).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from daect_tui.domain.errors import TransitionRefused
from daect_tui.domain.labelled import LabelledEnum
from daect_tui.domain.text import quoted

__all__ = ["LabelledEnum", "Machine", "Passage"]

# How the passage that takes another back is named: the contrary one, of no machine (`taking_back.py`).
UNDOING = "annulation"

S = TypeVar("S", bound=LabelledEnum)
A = TypeVar("A", bound=LabelledEnum)


@dataclass(frozen=True, slots=True)
class Machine(Generic[S, A]):
    """The legal passages of one kind of thing; `subject` names it in sentences (« le dossier »)."""

    subject: str
    states: type[S]
    actions: type[A]
    table: Mapping[tuple[S, A], S]

    def refusal(self, state: S, action: A) -> str:
        """Say in French why the action is not possible now; empty when it is."""
        if (state, action) in self.table:
            return ""
        origins = [origin.label for (origin, act) in self.table if act is action]
        where = " ou ".join(quoted(origin) for origin in origins)
        return (
            f"Impossible {_of_infinitive(action.label)}\u00a0: {self.subject} est {quoted(state.label)}, "
            f"alors qu’il faudrait l’état {where}."
        )

    def after(self, state: S, action: A) -> S:
        """Return the state that follows; raise `TransitionRefused` when there is none."""
        sentence = self.refusal(state, action)
        if sentence:
            raise TransitionRefused(sentence)
        return self.table[(state, action)]

    def legal(self, state: S) -> tuple[A, ...]:
        """Return the actions possible from a state, in the order of their enumeration."""
        return tuple(action for action in self.actions if (state, action) in self.table)

    def is_final(self, state: S) -> bool:
        """Tell whether nothing more can happen from this state."""
        return not self.legal(state)


def _of_infinitive(infinitive: str) -> str:
    return f"d’{infinitive}" if infinitive[0] in "aeiouyéèêhâîô" else f"de {infinitive}"


@dataclass(frozen=True, slots=True)
class Passage:
    """One change of state that was made: of what, from, to, when (UTC), by whom and why."""

    subject: str
    before: str
    after: str
    action: str
    at: datetime
    agent: str
    reason: str = ""


def standing(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Return the passages that were not taken back, the oldest first."""
    kept: list[Passage] = []
    for passage in passages:
        if passage.action != UNDOING:
            kept.append(passage)
        elif kept:
            kept.pop()
    return tuple(kept)
