"""The part of the composition root that works before a register is open: implements `Reception`."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui import paths
from daect_tui.domain.passphrases import LockedRegister
from daect_tui.recovery import restoring
from daect_tui.safeguards import check_is_register, unlock
from daect_tui.services.places import stands
from daect_tui.services.recent import RecentRegister, recent_registers
from daect_tui.settings import Settings

if TYPE_CHECKING:
    from daect_tui.services.restoring import Preview

Told = Callable[[str], None]
# Makes the demonstration register, and its documents in a folder.
Demonstrate = Callable[[Path, Path, Told], object]


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways into a register, from the place that the program was given."""

    register: Path
    taste: Settings
    make: Demonstrate

    @property
    def demonstration(self) -> Path:
        """The place of the demonstration: beside the default register, never it."""
        return paths.demonstration_folder() / "demo.daect"

    def recent(self) -> tuple[RecentRegister, ...]:
        """Return the registers that were opened lately."""
        return recent_registers(paths.recent_file())

    def check(self, path: Path) -> None:
        """Raise a sentence for a file that stands and is no register; an encrypted one is asked for later."""
        if stands(path):
            with suppress(LockedRegister):
                check_is_register(path)

    def preview(self, backup: Path) -> "Preview":
        """Say what putting a backup at the place does."""
        return restoring(self.register, self.taste).preview(backup)

    def unlock(self, path: Path, passphrase: str) -> None:
        """Try a passphrase on a file."""
        unlock(path, passphrase)

    def demonstrate(self, told: Told) -> None:
        """Make the demonstration, and its documents beside it."""
        self.make(self.demonstration, self.demonstration.parent, told)
