"""Putting a backup in the place of the register, which is itself kept: nothing is ever destroyed.

The order is that of what a crash may leave: the backup is copied and verified beside its place; the register
gets a second name among the backups; then the copy takes its first name, at one stroke.
"""

import os
import shutil
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from daect_tui.domain.backup import BackupReason, Head
from daect_tui.domain.errors import UnusableOutput, UnusableRegister
from daect_tui.domain.register_histories import Comparison
from daect_tui.domain.text import NBSP
from storage.backups.contents import connection_to, is_readable
from storage.backups.copying import Progress, copied, sync, sync_folder, workshop
from storage.backups.histories import compared
from storage.backups.vault import SqlVault
from storage.connecting import database_errors
from storage.lease import leased
from storage.os_errors import reason

_BESIDE = ("", "-wal", "-journal")


class SqlRestorer:
    """Implements the port `Restorer` for one register, which nobody may be writing."""

    def __init__(self, register: Path, folder: Path | None = None) -> None:
        self.register = register.absolute()
        self.vault = SqlVault(register, folder)

    def look(self, backup: Path) -> Comparison:
        """Compare a backup with the register in place; raises `UnusableRegister` for what is none."""
        return compared(self.register, backup.absolute())

    def restore(self, backup: Path, agent: str, at: datetime, progress: Progress) -> Path | None:
        """Replace the register by a backup; return where the one in place was kept, if there was one.

        Raises `WriteRefused` while somebody writes in it, `UnusableRegister` for a backup that SQLite does
        not read, `UnusableOutput` where the disk refuses; the register is then as it was.
        """
        backup = backup.absolute()
        _make_folder(self.register.parent)
        with leased(self.register, agent), workshop(self.register.parent, "La restauration") as place:
            made = place / "registre"
            head = copied(backup, made, progress)
            if not is_readable(made):
                raise UnusableRegister(
                    f"La sauvegarde {backup} est endommagée{NBSP}: elle ne se lit pas en entier. "
                    "Restaurez-en une autre, ou sauvez ce qui s’y lit par daect salvage."
                )
            aside = self._kept(at, head) if self.register.exists() else None
            for suffix in _BESIDE[1:]:
                _beside(self.register, suffix).unlink(missing_ok=True)
            _beside(self.register, "-shm").unlink(missing_ok=True)
            made.replace(self.register)
            sync_folder(self.register.parent)
        return aside

    def _kept(self, at: datetime, of_backup: Head) -> Path:
        """Give the register in place another name too; return it."""
        head = self._settled() or Head(of_backup.register, 0, "0" * 64)
        folder = self.vault.folder
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        if not (folder.is_dir() and os.access(folder, os.W_OK)):
            folder = self.register.parent
        aside = self.vault.free_name(folder, at, head, aside=True)
        for suffix in _BESIDE:
            if _beside(self.register, suffix).exists():
                _named_too(_beside(self.register, suffix), _beside(aside, suffix))
        sync_folder(folder)
        if folder == self.vault.folder and head.acts:
            self.vault.note(aside, head, BackupReason.REPLACED)
        return aside

    def _settled(self) -> Head | None:
        """Bring what waits beside the register into it; return how far it had come, if that can be read."""
        try:
            with closing(connection_to(self.register)) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return self.vault.head()
        except database_errors(UnusableRegister):
            return None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableOutput(
            f"Le dossier {folder} ne peut pas être créé{NBSP}: {reason(error)}. "
            "Choisissez un autre emplacement."
        ) from error


def _named_too(path: Path, aside: Path) -> None:
    try:
        os.link(path, aside)
    except OSError:
        shutil.copy2(path, aside)  # another disk, or a file system without hard links
        sync(aside)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
