"""Backups of the open register: by themselves when something has changed, or when somebody asks.

Their times are those of the machine, a demonstration’s too: they are compared with what the disk says.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from daect_tui.domain.backup import Backup, BackupReason
from daect_tui.domain.dates import paris_day, short_date
from daect_tui.domain.errors import DaectError
from daect_tui.domain.journal_words import act_in_words
from daect_tui.domain.register import RegisterInfo
from daect_tui.domain.rotation import Retention, to_remove
from daect_tui.domain.text import NBSP, counted
from daect_tui.domain.worklist import BACKUPS, Room, Task
from daect_tui.services.backup_ports import Elsewhere, Vault
from daect_tui.services.following import Progress, silent
from daect_tui.services.office import Office
from daect_tui.services.restoring import Restoring


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """What the person has settled: where, how many, and after how many days a copy elsewhere is asked for.

    Without a `folder` they stand beside the register. Nothing is done by itself unless `automatic`.
    """

    automatic: bool = False
    folder: Path | None = None
    keep: Retention = field(default_factory=Retention)
    reminder_days: int = 30


class Backups:
    """The use cases of backups that need no other file than the register in hand."""

    def __init__(self, office: Office, info: RegisterInfo, plan: BackupPlan) -> None:
        self._office = office
        self._info = info
        self._plan = plan
        self._register = info.identifier
        self.vault: Vault = office.register.vault(plan.folder)

    def listed(self) -> tuple[Backup, ...]:
        """List the backups of this register, the newest first."""
        return self.vault.backups(self._register)

    def elsewhere(self) -> Elsewhere | None:
        """Tell when and where the last copy was made in a second place."""
        return self.vault.elsewhere(self._register)

    def is_due(self) -> bool:
        """Tell whether a backup is to be made now: something was done since the newest one.

        Never of a demonstration, nor where the register is only read: who writes it makes them.
        """
        if not self._backs_up():
            return False
        head = self.vault.head()
        return head.acts > 0 and not any(one.is_of(head) and not one.faults for one in self.listed())

    def automatic(self, why: BackupReason, progress: Progress = silent) -> str:
        """Make a backup if one is due, and let older ones go.

        Never raises what can be told: returns the sentence of what failed, which is told again at the
        next opening, or nothing.
        """
        try:
            if not self.is_due():
                return ""
            backup = self.make(why, progress)
        except DaectError as error:
            self.vault.note_failure(self._register, str(error))
            return str(error)
        return "" if backup.is_sound else self.vault.failure(self._register)

    def make(self, why: BackupReason = BackupReason.DEMAND, progress: Progress = silent) -> Backup:
        """Make a backup now, and let older ones go unless it has faults; raises `UnusableOutput`."""
        made = self.vault.make(datetime.now(UTC), why, progress)
        if made.faults:
            told = (
                f"la dernière sauvegarde porte {counted(len(made.faults), 'défaut')}{NBSP}: {made.faults[0]}"
            )
            self.vault.note_failure(self._register, f"{told}. Vérifiez le registre (F9, Ctrl+U).")
            return made
        self.vault.note_failure(self._register, "")
        gone = to_remove(self.listed(), self._plan.keep)
        # The clock of a machine may have been set back: what was just made is never what goes.
        self.vault.remove([one for one in gone if one.name != made.name])
        return made

    def copy_to(self, place: Path, progress: Progress = silent) -> tuple[Path, tuple[str, ...]]:
        """Make a verified copy in a second place; return where, and its faults."""
        return self.vault.copy_to(place, datetime.now(UTC), progress)

    def verify(self, backup: Backup, progress: Progress = silent) -> Backup:
        """Read a backup from end to end again; what `progress` raises ends the reading."""
        return self.vault.verify(backup, datetime.now(UTC), progress)

    def restoring(self) -> Restoring:
        """Return what tells what a backup lacks of this register; it is put in place once this is closed."""
        return Restoring(self._office.register.restorer(self._plan.folder), act_in_words)

    def tasks(self, today: date) -> Iterator[Task]:
        """Tell what has failed, and that no copy was made elsewhere for long."""
        if not self._backs_up():
            return
        failure = self.vault.failure(self._register) or self._obstacle()
        if failure:
            yield Task(Room.SAFETY, BACKUPS, "Sauvegarde automatique en échec", None, failure)
        listed = self.listed()
        days = self._plan.reminder_days
        if not days or not listed:
            return
        last = self.elsewhere()
        since = paris_day(last.at if last else min(one.made_at for one in listed))
        if (today - since).days > days:
            told = f"le {short_date(since)} dans {last.place}" if last else "jamais"
            yield Task(
                Room.SAFETY, BACKUPS, "Copier le registre sur un autre support", None,
                f"Dernière copie sur un autre support{NBSP}: {told} (daect backup DOSSIER)",
            )  # fmt: skip

    def _backs_up(self) -> bool:
        if not self._plan.automatic or self._info.demonstration:
            return False
        return self._office.register.read_only() is None

    def _obstacle(self) -> str:
        why = self.vault.obstacle()
        return (
            f"Le dossier des sauvegardes {self.vault.folder} ne peut pas être écrit{NBSP}: {why}"
            if why
            else ""
        )
