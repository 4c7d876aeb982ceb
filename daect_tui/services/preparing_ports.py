"""What preparing a session needs of the register, in small Protocols (see `ports`)."""

from collections.abc import Collection
from typing import Protocol

from daect_tui.domain.conflicts import Dismissal, EarlierRecusal


class Conflicts(Protocol):
    """The interests of members in applicants that are known from before: put aside, or recusals."""

    def dismissed(self, organisation_ids: Collection[int]) -> tuple[Dismissal, ...]:
        """Return what was put aside for some applicants, the oldest first."""
        ...

    def dismiss(self, dismissal: Dismissal) -> None: ...

    def recall(self, member_id: int, organisation_ids: Collection[int]) -> int:
        """Take back what was put aside for a member and some applicants; return how many there were."""
        ...

    def earlier(self, organisation_ids: Collection[int], session_id: int) -> tuple[EarlierRecusal, ...]:
        """Return the recusals from items of some applicants in other sessions, the newest first."""
        ...
