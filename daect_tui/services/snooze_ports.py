"""What « À faire » needs of the lines that are put off."""

from collections.abc import Collection
from typing import Protocol

from daect_tui.domain.snooze import Snooze


class Snoozes(Protocol):
    """Lines put off; one that holds no more is only there until the next is written."""

    def all(self) -> tuple[Snooze, ...]:
        """Return every one that is kept, the oldest first."""
        ...

    def add(self, snooze: Snooze) -> Snooze: ...
    def remove(self, numbers: Collection[int]) -> None: ...
    def sweep(self, numbers: Collection[int]) -> None:
        """Take away some that put nothing off any more: nothing that anybody sees changes, so no act."""
        ...
