"""What the Bourse and « qui sait faire » need of the register, in small Protocols (see `ports`)."""

from collections.abc import Sequence
from typing import Protocol

from daect_tui.domain.matching import Known, Profile


class KnowHow(Known, Protocol):
    """What the register knows of who can do what, as it was at the last commit."""

    def profiles(self, numbers: Sequence[int]) -> tuple[Profile, ...]:
        """Return some profiles, in the order of their numbers given."""
        ...
