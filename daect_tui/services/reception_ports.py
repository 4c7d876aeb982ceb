"""What the application asks before any register is open: those there were, and the ways into one."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from daect_tui.services.recent import RecentRegister
from daect_tui.services.restoring import Preview


class Reception(Protocol):
    """The ways into a register. Everything here looks at the disk, and runs in a thread.

    `register` is the place that the program was given, `demonstration` that of the demonstration.
    """

    @property
    def register(self) -> Path: ...
    @property
    def demonstration(self) -> Path: ...

    def recent(self) -> tuple[RecentRegister, ...]:
        """Return the registers that were opened lately, the last first."""
        ...

    def check(self, path: Path) -> None:
        """Raise a sentence for a file that stands and is no register; nothing there is no fault."""
        ...

    def preview(self, backup: Path) -> Preview:
        """Say what putting a backup at `register` does; raises `LockedRegister` for an encrypted one."""
        ...

    def unlock(self, path: Path, passphrase: str) -> None:
        """Try a passphrase on a file; raises `WrongPassphrase`. Slow on purpose."""
        ...

    def demonstrate(self, told: Callable[[str], None]) -> None:
        """Make the demonstration, in the place of one that is there; `told` of each step may stop it."""
        ...
