"""What the services need from the folder of the backups of a register."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from daect_tui.domain.backup import Backup, BackupReason, Head

# Told as (done, total); what it raises ends the work, of which nothing is left.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The last copy that was made in a second place."""

    at: datetime
    place: str


class Vault(Protocol):
    """The backups of one register. What cannot be written raises `UnusableOutput`."""

    @property
    def folder(self) -> Path: ...
    def head(self) -> Head:
        """Return how far the register has come; raises `UnusableRegister`."""
        ...

    def backups(self, register: str = "") -> tuple[Backup, ...]:
        """List the backups of a register by its identity, or all, the newest first."""
        ...

    def make(self, at: datetime, why: BackupReason, progress: Progress) -> Backup:
        """Make a backup, verify it, and put it in the folder."""
        ...

    def copy_to(self, place: Path, at: datetime, progress: Progress) -> tuple[Path, tuple[str, ...]]:
        """Make a verified copy elsewhere; return where, and its faults. Raises also `WouldOverwrite`."""
        ...

    def verify(self, backup: Backup, at: datetime) -> Backup:
        """Read a backup from end to end again."""
        ...

    def remove(self, backups: Sequence[Backup]) -> None: ...
    def elsewhere(self, register: str) -> Elsewhere | None:
        """Tell when and where the last copy was made elsewhere."""
        ...

    def failure(self, register: str) -> str:
        """Say why the last automatic backup failed; empty when it did not."""
        ...

    def note_failure(self, register: str, sentence: str) -> None:
        """Remember why an automatic backup failed; an empty sentence forgets it."""
        ...

    def obstacle(self) -> str:
        """Say why nothing can be written in the folder; empty when one may."""
        ...
