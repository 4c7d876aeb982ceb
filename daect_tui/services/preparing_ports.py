"""What preparing a session needs of the register, in small Protocols (see `ports`)."""

from collections.abc import Collection
from typing import Protocol

from daect_tui.domain.conflicts import Dismissal


class Conflicts(Protocol):
    """The interests that were looked at and put aside, by member and applicant."""

    def dismissed(self, organisation_ids: Collection[int]) -> tuple[Dismissal, ...]:
        """Return what was put aside for some applicants."""
        ...

    def dismiss(self, dismissal: Dismissal) -> None:
        """Keep a dismissal, in the place of the one for the same member and applicant."""
        ...

    def recall(self, dismissal: Dismissal) -> None:
        """Take a dismissal back; raises `Refusal` when there is none."""
        ...
