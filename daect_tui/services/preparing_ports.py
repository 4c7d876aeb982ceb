"""What preparing a session needs of the register, in small Protocols (see `ports`)."""

from collections.abc import Collection
from typing import Protocol

from daect_tui.domain.conflicts import Dismissal


class Conflicts(Protocol):
    """The interests that were looked at and put aside, by member and applicant."""

    def dismissed(self, organisation_ids: Collection[int]) -> tuple[Dismissal, ...]:
        """Return what was put aside for some applicants, the oldest first."""
        ...

    def dismiss(self, dismissal: Dismissal) -> None: ...

    def recall(self, member_id: int, organisation_ids: Collection[int]) -> int:
        """Take back what was put aside for a member and some applicants; return how many there were."""
        ...
