"""Where the lines of « À faire » are kept between two openings."""

from typing import Protocol

from daect_tui.domain.kept_worklist import KeptWorklist


class KeptWorklists(Protocol):
    """One list at most, which goes with the first act that is written after it."""

    def get(self) -> KeptWorklist | None:
        """Return what is kept."""
        ...

    def put(self, kept: KeptWorklist) -> None:
        """Keep these lines, and no others."""
        ...
