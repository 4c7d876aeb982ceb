"""What stands ready when a register cannot be opened: its backups, and what puts one back.

The part of the composition root that needs no open register.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui.domain.errors import DamagedRegister
from daect_tui.settings import Settings

if TYPE_CHECKING:
    from daect_tui.services.backups import BackupPlan
    from daect_tui.services.restoring import Restoring
    from storage.backups.vault import SqlVault


def backup_plan(taste: Settings) -> "BackupPlan":
    """Return where backups go and which stay, as the person has settled."""
    from daect_tui.domain.rotation import Retention
    from daect_tui.services.backups import BackupPlan

    keep = Retention(taste.backup_last, taste.backup_days, taste.backup_weeks, taste.backup_months)
    return BackupPlan(
        automatic=True, folder=backup_folder(taste), keep=keep, reminder_days=taste.backup_reminder_days
    )


def restoring(register: Path, taste: Settings) -> "Restoring":
    """Return what puts a backup in the place of a register, which need not be there or readable."""
    from daect_tui.domain.journal_words import act_in_words
    from daect_tui.services.restoring import Restoring
    from storage.backups.restoring import SqlRestorer

    return Restoring(SqlRestorer(register, backup_folder(taste)), act_in_words)


def donors(register: Path, taste: Settings) -> tuple[Path, ...]:
    """Return the sound backups of a register, the newest first."""
    vault = _vault(register, taste)
    return tuple(vault.folder / one.name for one in vault.backups() if one.is_sound)


@contextmanager
def told_ways_back(register: Path, taste: Settings) -> Iterator[None]:
    """Have the complaint on a damaged register say what can be done: a backup first, else salvage."""
    try:
        yield
    except DamagedRegister as error:
        told = ways_back_of(register, taste)
        if not told:
            raise
        raise DamagedRegister(f"{error}\n\n{told}") from error


def ways_back_of(register: Path, taste: Settings) -> str:
    """Say how to come back from a damaged register; empty for a file that never was one."""
    from daect_tui.services.backup_wording import ways_back

    vault = _vault(register, taste)
    sound = next((one for one in vault.backups() if one.is_sound and not one.is_aside), None)
    return ways_back(register, vault.folder, sound)


def _vault(register: Path, taste: Settings) -> "SqlVault":
    from storage.backups.vault import SqlVault

    return SqlVault(register, backup_folder(taste))


def backup_folder(taste: Settings) -> Path | None:
    """Return where backups are kept, if not beside the register."""
    from daect_tui.services.places import at_home

    return at_home(Path(taste.backup_folder)) if taste.backup_folder else None
