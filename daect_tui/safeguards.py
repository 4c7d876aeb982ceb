"""What keeps a register safe without opening it to work: its check, its migration, its passphrase.

The commands ask for it; each import stands in the function that needs it: help and version cost nothing.
"""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui import paths
from daect_tui.recovery import backup_plan
from daect_tui.settings import Settings, named_agent, read_settings, suggested_agent

if TYPE_CHECKING:
    from daect_tui.domain.diagnosis import Diagnosis
    from daect_tui.domain.migration import Migration
    from daect_tui.domain.register import RegisterInfo
    from daect_tui.domain.soundness.fault import Examination, Told
    from daect_tui.services.encryption_ports import Encryption
    from daect_tui.services.ports import Clock


def _settings() -> Settings:
    return read_settings(paths.settings_file())


def check_register(path: Path, told: "Told") -> "Examination":
    """Check a register whole, as far as it can be read; raises `UnusableRegister` for what is none."""
    from storage.soundness.damaged import examine_file

    return examine_file(path, told)


def diagnose(path: Path, found: "Examination") -> "Diagnosis":
    """Return what may be sent to whoever helps with a register that was just checked."""
    from daect_tui.domain.diagnosis import Diagnosis
    from daect_tui.services.clocks import SystemClock
    from daect_tui.services.diagnosing import backup_figures, surroundings
    from storage.backups.vault import SqlVault
    from storage.lease import obstacle_to_writing
    from storage.soundness.figures import figures_of

    path = path.absolute()
    return Diagnosis(
        made_on=SystemClock().today(),
        surroundings=surroundings(path, only_read=bool(obstacle_to_writing(path))),
        register=figures_of(path),
        faults=Counter(fault.code for fault in found.faults),
        checked=tuple((one.title, one.count) for one in found.checked),
        backups=backup_figures(SqlVault(path, backup_plan(_settings()).folder).backups()),
    )


def migrate_register(path: Path, *, dry_run: bool) -> "Migration":
    """Bring a register to the tables of this version; raises `UnusableRegister` and `WriteRefused`."""
    from storage.upgrading import migrate_register as migrated

    return migrated(path, named_agent() or suggested_agent(_settings()), dry_run=dry_run)


def check_is_register(path: Path) -> None:
    """Raise a sentence for a file that is no register, or is damaged; `LockedRegister` for one to unlock."""
    from storage.inspection import revision_of

    revision_of(path, reads_only=True)


def is_encrypted(path: Path) -> bool:
    """Tell whether a file may be an encrypted register."""
    from storage.unlocking import is_encrypted

    return is_encrypted(path)


def promise_passphrase(path: Path, passphrase: str) -> None:
    """Choose the passphrase of a file that is to be made encrypted. Slow on purpose."""
    from storage.unlocking import promise_passphrase

    promise_passphrase(path, passphrase)


def unlock(path: Path, passphrase: str) -> None:
    """Let this process open an encrypted register; raises `WrongPassphrase`. Slow on purpose."""
    from storage.unlocking import unlock

    unlock(path, passphrase)


def encryption(path: Path) -> "Encryption":
    """Return what encrypts a register, and brings it back in plain."""
    from daect_tui.services.clocks import DemonstrationClock, SystemClock
    from storage.encryption import RegisterEncryption

    def clock(info: "RegisterInfo") -> "Clock":
        return DemonstrationClock(info.clock_set_to) if info.clock_set_to else SystemClock()

    taste = _settings()
    agent = named_agent() or suggested_agent(taste)
    return RegisterEncryption(path, clock, agent, backup_plan(taste).folder)
