"""The ways into a register, before one is open: implements `Reception`, and looks outward by other modules.

Nothing of it is imported before one of these ways is asked for.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui import paths
from daect_tui.settings import Settings

if TYPE_CHECKING:
    from daect_tui.services.recent import RecentRegister
    from daect_tui.services.restoring import Preview


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways into a register, from the place that the program was given."""

    register: Path
    taste: Settings

    @property
    def demonstration(self) -> Path:
        """The place of the demonstration: beside the default register, never it."""
        return paths.demonstration_folder() / "demo.daect"

    def recent(self) -> "tuple[RecentRegister, ...]":
        """Return the registers that were opened lately."""
        from daect_tui.services.recent import recent_registers

        return recent_registers(paths.recent_file())

    def check(self, path: Path) -> None:
        """Raise a sentence for a file that stands and is no register; an encrypted one is asked for later."""
        from daect_tui.domain.passphrases import LockedRegister
        from daect_tui.safeguards import check_is_register
        from daect_tui.services.places import stands

        if stands(path):
            with suppress(LockedRegister):
                check_is_register(path)

    def preview(self, backup: Path) -> "Preview":
        """Say what putting a backup at the place does."""
        from daect_tui.recovery import restoring

        return restoring(self.register, self.taste).preview(backup)

    def unlock(self, path: Path, passphrase: str) -> None:
        """Try a passphrase on a file."""
        from daect_tui.safeguards import unlock

        unlock(path, passphrase)

    def demonstrate(self, told: Callable[[str], None]) -> None:
        """Make the demonstration, and its documents beside it; given up, nothing of a new folder stays."""
        from shutil import rmtree

        from daect_tui.assembly import make_demonstration
        from daect_tui.services.places import stands

        folder = self.demonstration.parent
        new = not stands(folder)
        try:
            make_demonstration(self.demonstration, folder, told, force=True)
        except BaseException:
            if new:
                rmtree(folder, ignore_errors=True)
            raise
