"""The folder of the backups of one register: what is in it, what is added, verified and taken away.

By default it stands beside the register, so that whoever carries or restores the whole folder has it, and
one that is encrypted or shared by the system with the register is so with its backups too. A second place,
on another disk, is for the person to choose.
"""

import os
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path

from daect_tui.domain.backup import SHORT, Backup, BackupReason, Head, backup_name, read_name
from daect_tui.domain.errors import UnusableOutput, UnusableRegister, WouldOverwrite
from daect_tui.domain.text import NBSP
from daect_tui.services.backup_ports import Elsewhere
from daect_tui.services.places import at_home
from storage.backups.catalogue import Catalogue, read_catalogue, write_catalogue
from storage.backups.contents import connection_to, faults_in, head_in
from storage.backups.copying import Progress, copied, placed, workshop
from storage.connecting import database_errors
from storage.driver_errors import complaint
from storage.os_errors import reason

_BACKUP = "La sauvegarde"


class SqlVault:
    """Implements the port `Vault` on the files of a register that need not be open."""

    def __init__(self, register: Path, folder: Path | None = None) -> None:
        self.register = register.absolute()
        self.folder = folder or self.register.parent / f"{self.register.stem}.sauvegardes"

    def head(self) -> Head:
        """Return how far the register has come; raises `UnusableRegister`."""
        try:
            with closing(connection_to(self.register)) as connection:
                return head_in(connection)
        except database_errors() as error:
            raise complaint(self.register, error) or UnusableRegister(
                f"Le registre {self.register} ne se lit pas{NBSP}: {error}. Restaurez une sauvegarde."
            ) from error

    def backups(self, register: str = "") -> tuple[Backup, ...]:
        """List the backups of a register, or of all that bore its name, the newest first."""
        found = []
        catalogues: dict[str, Catalogue] = {}
        with suppress(OSError):
            for path in self.folder.iterdir():
                with suppress(OSError):
                    one = read_name(self.register.stem, path.name, path.stat().st_size)
                    if one and (not register or one.register == register[:SHORT]):
                        known = catalogues.setdefault(
                            one.register, read_catalogue(self._catalogue(one.register))
                        )
                        found.append(known.complete(one))
        return tuple(sorted(found, key=lambda one: one.order, reverse=True))

    def make(self, at: datetime, why: BackupReason, progress: Progress) -> Backup:
        """Make a backup, verify it, and put it in the folder; raises `UnusableOutput`."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnusableOutput(
                f"Le dossier des sauvegardes {self.folder} ne peut pas être créé{NBSP}: {reason(error)}. "
                "Choisissez-en un autre (réglage backup_folder)."
            ) from error
        with workshop(self.folder, _BACKUP) as place:
            made = place / "sauvegarde"
            head = copied(self.register, made, progress)
            path = self.free_name(self.folder, at, head)
            faults = placed(made, path, lambda: progress(1, 1))
        backup = self._noted(path, head, why)
        return self._remember(replace(backup, verified_at=at, faults=faults))

    def copy_to(self, place: Path, at: datetime, progress: Progress) -> tuple[Path, tuple[str, ...]]:
        """Make a verified copy elsewhere, in a folder or under a name; return where, and its faults.

        Raises `UnusableOutput` where it cannot be written, `WouldOverwrite` for a name that is taken.
        """
        place = at_home(place).absolute()
        folder = place if place.is_dir() else place.parent
        if not folder.is_dir():
            raise UnusableOutput(
                f"Le dossier {folder} n’existe pas. Branchez le support, ou choisissez un autre dossier."
            )
        if place != folder and place.exists():
            raise WouldOverwrite(f"{place} existe déjà. Donnez un autre nom, ou seulement le dossier.")
        with workshop(folder, _BACKUP) as beside:
            made = beside / "sauvegarde"
            head = copied(self.register, made, progress)
            path = self.free_name(folder, at, head) if place == folder else place
            faults = placed(made, path, lambda: progress(1, 1))
        catalogue = read_catalogue(self._catalogue(head.register))
        catalogue.elsewhere = {"at": at.isoformat(), "place": str(path)}
        self._write(head.register, catalogue)
        return path, faults

    def verify(self, backup: Backup, at: datetime, progress: Progress) -> Backup:
        """Read a backup from end to end again; what `progress` raises ends the reading."""
        progress(0, 1)
        path = self.folder / backup.name
        faults = faults_in(path, lambda: progress(0, 1)) if path.is_file() else ("elle n’est plus là",)
        return self._remember(replace(backup, verified_at=at, faults=faults))

    def remove(self, backups: Sequence[Backup]) -> None:
        """Take backups away; one that cannot be stays."""
        for backup in backups:
            with suppress(OSError):
                (self.folder / backup.name).unlink()
            catalogue = read_catalogue(self._catalogue(backup.register))
            if catalogue.backups.pop(backup.name, None) is not None:
                self._write(backup.register, catalogue)

    def elsewhere(self, register: str) -> Elsewhere | None:
        """Tell when and where the last copy was made elsewhere."""
        known = read_catalogue(self._catalogue(register)).elsewhere
        with suppress(KeyError, ValueError, TypeError):
            return Elsewhere(datetime.fromisoformat(known["at"]), known["place"])
        return None

    def failure(self, register: str) -> str:
        """Say why the last automatic backup failed; empty when it did not."""
        return str(read_catalogue(self._catalogue(register)).failure.get("sentence", ""))

    def note_failure(self, register: str, sentence: str) -> None:
        """Remember why an automatic backup failed, or that none does any more."""
        catalogue = read_catalogue(self._catalogue(register))
        if catalogue.failure.get("sentence", "") != sentence:
            catalogue.failure = {"sentence": sentence} if sentence else {}
            self._write(register, catalogue)

    def obstacle(self) -> str:
        """Say why nothing can be written in the folder, or above it where it is still to be made."""
        there = next((one for one in (self.folder, *self.folder.parents) if one.exists()), self.folder)
        if not there.is_dir():
            return "une partie de ce chemin n’est pas un dossier"
        return "" if os.access(there, os.W_OK) else "vous n’avez pas le droit d’y écrire"

    def free_name(self, folder: Path, at: datetime, head: Head, *, aside: bool = False) -> Path:
        """Return a path that no file bears yet, for a copy or for a register `aside`."""
        stem = self.register.stem
        names = (backup_name(stem, at, head, aside=aside, again=again) for again in count())
        return next(path for path in (folder / name for name in names) if not path.exists())

    def note(self, path: Path, head: Head, why: BackupReason) -> None:
        """Remember a file that was put in the folder."""
        self._remember(self._noted(path, head, why))

    def _noted(self, path: Path, head: Head, why: BackupReason) -> Backup:
        backup = read_name(self.register.stem, path.name, path.stat().st_size)
        if backup is None:
            raise UnusableOutput(f"{path.name} n’est pas le nom d’une sauvegarde. Renommez le registre.")
        return replace(backup, reason=why, last_act_at=head.last_act_at, last_act=head.last_act)

    def _remember(self, backup: Backup) -> Backup:
        catalogue = read_catalogue(self._catalogue(backup.register))
        catalogue.remember(backup)
        self._write(backup.register, catalogue)
        return backup

    def _catalogue(self, register: str) -> Path:
        return self.folder / f"{self.register.stem}_{register[:SHORT]}.json"

    def _write(self, register: str, catalogue: Catalogue) -> None:
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
        write_catalogue(self._catalogue(register), catalogue)
