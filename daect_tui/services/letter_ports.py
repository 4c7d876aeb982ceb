"""What the services need of letters that replace others (see `ports`)."""

from collections.abc import Collection
from typing import Protocol

from daect_tui.domain.letter_replacement import Replacement


class LetterReplacements(Protocol):
    """Which letter stands for which, and why."""

    def add(self, replacement: Replacement) -> None: ...
    def among(self, chronos: Collection[str]) -> tuple[Replacement, ...]:
        """Return the replacements of some letters or by them."""
        ...
