"""What the services need of what follows a decision: the acts that reverse it, the appeals against it."""

from collections.abc import Collection
from typing import Protocol

from daect_tui.domain.appeal import Appeal
from daect_tui.domain.reversal import Reversal


class Reversals(Protocol):
    """Acts that reverse a decision, one at most each. `get` raises `UnknownReference`."""

    def add(self, reversal: Reversal) -> Reversal: ...
    def get(self, reversal_id: int) -> Reversal: ...
    def update(self, reversal: Reversal) -> Reversal: ...
    def of_decisions(self, decisions: Collection[int]) -> dict[int, Reversal]:
        """Return the reversals of some decisions, by decision."""
        ...


class Appeals(Protocol):
    """Appeals received. `get` raises `UnknownReference`, `update` `StaleRecord`."""

    def add(self, appeal: Appeal) -> Appeal: ...
    def get(self, appeal_id: int) -> Appeal: ...
    def update(self, appeal: Appeal) -> Appeal: ...
    def of_decision(self, decision: int) -> tuple[Appeal, ...]:
        """Return the appeals against a decision, the oldest first."""
        ...

    def unanswered(self, limit: int) -> tuple[Appeal, ...]:
        """Return the administrative appeals without an answer, the oldest first."""
        ...
