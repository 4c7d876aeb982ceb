"""What « chercher partout » needs of the register: the words of each kind, and some things whole."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from daect_tui.domain.finding import Findable, FoundKind

# The folded lines of the things of one row, each under its key.
Lines = tuple[tuple[str, str], ...]


class Findings(Protocol):
    """The things of the register as they are found; the dossiers only by their references."""

    def lines(self, kind: FoundKind, before: Mapping[int, Lines]) -> dict[int, Lines]:
        """Return the lines of every thing of a kind, row by row under its digest, in the order shown.

        A row whose digest is in `before` has not changed: its lines are taken from there. Dossiers, which
        are too many, have none.
        """
        ...

    def some(self, kind: FoundKind, keys: Sequence[str]) -> tuple[Findable, ...]:
        """Return the things of some keys that are still there, in the order of the keys."""
        ...
