"""What the minutes need of the register, as a small Protocol."""

from typing import Protocol

from daect_tui.domain.minutes_sections import DatedSections
from daect_tui.domain.minutes_version import MinutesVersion, SignedCopy


class KeptMinutes(Protocol):
    """The versions of the minutes, their signed copies, the dated orders of their sections."""

    def of_session(self, session: str) -> tuple[MinutesVersion, ...]:
        """Return the versions of a session, the oldest first."""
        ...

    def add(self, version: MinutesVersion) -> MinutesVersion: ...
    def update(self, version: MinutesVersion) -> MinutesVersion:
        """Write a version that was read; raises `StaleRecord`."""
        ...

    def copies(self, minutes_id: int) -> tuple[SignedCopy, ...]:
        """Return the signed copies of a version, voided ones included, the oldest first."""
        ...

    def add_copy(self, copy: SignedCopy) -> SignedCopy: ...
    def update_copy(self, copy: SignedCopy) -> None: ...
    def layouts(self) -> tuple[DatedSections, ...]: ...
    def save_layout(self, layout: DatedSections) -> None:
        """Add an order of the sections, or replace the one that begins on the same day."""
        ...
