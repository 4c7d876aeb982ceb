"""What taking over the past needs of the register: the numbers that records bore elsewhere."""

from collections.abc import Mapping
from typing import Protocol

from daect_tui.domain.past_number import PastKind


class OriginNumbers(Protocol):
    """The numbers of origin of labels and missions, one a record."""

    def add(self, kind: PastKind, numbers: Mapping[str, str]) -> None:
        """Keep numbers of origin, each with the record of the register that bears it."""
        ...

    def all(self, kind: PastKind) -> Mapping[str, str]:
        """Return the record of the register by number of origin."""
        ...
