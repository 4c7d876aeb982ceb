"""What the services need from the folder of the backups of a register."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from daect_tui.domain.backup import Backup, BackupReason, Head
from daect_tui.domain.register_histories import Comparison
from daect_tui.services.following import Progress


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

    def verify(self, backup: Backup, at: datetime, progress: Progress) -> Backup:
        """Read a backup from end to end again; what `progress` raises ends the reading."""
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


class Restorer(Protocol):
    """Puts a backup in the place of one register, which need not be readable."""

    @property
    def register(self) -> Path: ...
    def look(self, backup: Path) -> Comparison:
        """Compare a backup with the register in place; raises `UnusableRegister` for what is none."""
        ...

    def restore(self, backup: Path, agent: str, at: datetime, progress: Progress) -> Path | None:
        """Replace the register; return where the one in place is kept, if there was one.

        Raises `WriteRefused` while somebody writes in it, `UnusableRegister` for a backup that cannot be
        read, `UnusableOutput` where the disk refuses; the register is then as it was.
        """
        ...
