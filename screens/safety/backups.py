"""F9, Ctrl+U, « Sauvegardes »: those that there are, one more, one elsewhere, and coming back to one."""

import asyncio
from functools import partial
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from daect_tui.domain.backup import Backup, BackupReason, weight
from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.journal_words import act_in_words
from daect_tui.domain.text import NBSP, counted, grouped
from daect_tui.services.backup_wording import standing
from daect_tui.services.places import typed_path
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.confirm import ConfirmModal
from screens.modals.entry import EntryModal
from screens.modals.working import long_work, share
from screens.saying import written_in
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section

_EMPTY = "Aucune sauvegarde\u00a0: Ctrl+N en fait une."
_STOPPED = "Arrêté\u00a0: rien n’est gardé de la copie."
_VERIFY, _RESTORE, _OTHER, _COPY = "verify", "restore", "other", "copy"


class BackupsScreen(DeskScreen[None]):
    """The list, the newest first; the foot tells what is in the one that is chosen."""

    TITLE = "Sauvegardes"
    BINDINGS = [
        Binding("ctrl+n", "make", "Sauvegarder", tooltip="sauvegarder maintenant", id="backups.make"),
        Binding("ctrl+t", "acts", "Actes", tooltip="copier ailleurs, vérifier, restaurer", id="backups.acts"),
        Binding("escape", "leave", "Revenir", tooltip="revenir au Répertoire", id="backups.escape"),
    ]
    TASKS = (
        ("Sauvegarder ailleurs", "Ctrl+T, puis le dossier d’une clé USB\u00a0: la copie y est vérifiée."),
        (
            "Revenir en arrière",
            "Entrée sur une sauvegarde\u00a0: ce qu’elle n’a pas est dit avant, et rien n’est détruit.",
        ),
    )

    def compose_body(self) -> ComposeResult:
        """Arrange the list, and what is in the chosen backup."""
        yield Listing(
            Column("Faite le", 18),
            Column("Actes", 8),
            Column("Taille", 9),
            Column("Pourquoi"),
            Column("État", 13),
            empty=_EMPTY,
            id="backups",
        )
        yield Section("Cette sauvegarde", id="explanation")

    _listed: dict[str, Backup] = {}

    @reading
    async def reload(self) -> None:
        """Read the folder again."""
        backups = await asyncio.to_thread(self.desk.backups.listed)
        self._listed = {one.name: one for one in backups}
        self.query_one(Listing).fill({one.name: _cells(one) for one in backups})
        self.summarise(_summary(backups), str(self.desk.backups.vault.folder.name))

    @on(Listing.Moved)
    def _explain(self, event: Listing.Moved) -> None:
        backup = self._listed.get(event.key or "")
        where = self.desk.backups.vault.folder
        self.query_one("#explanation", Section).show(
            _explained(backup) if backup else f"Dossier{NBSP}: {where}"
        )

    @on(Listing.Chosen)
    def _chosen(self) -> None:
        self.action_acts()

    @writing
    async def action_make(self) -> None:
        """Make one now."""
        made = await long_work(
            self,
            "Sauvegarde du registre",
            "Le registre est copié, et la copie vérifiée.",
            partial(self.desk.backups.make, BackupReason.DEMAND),
            share,
        )
        if made is None:
            self.shell.tell(_STOPPED)
            return
        where = self.desk.backups.vault.folder / made.name
        self.shell.tell(written_in(f"Sauvegarde {standing(made)}, écrite", where))
        self.reload()

    @writing
    async def action_acts(self) -> None:
        """Ask what to do, with the chosen backup or with another file."""
        backup = self._listed.get(self.query_one(Listing).key or "")
        act = await self.app.push_screen_wait(ChoiceModal("Sauvegardes", _acts(backup)))
        if act == _COPY:
            await self._copy()
        elif act == _OTHER:
            await self._other()
        elif act == _VERIFY and backup is not None:
            await self._verify(backup)
        elif act == _RESTORE and backup is not None:
            await self._restore(self.desk.backups.vault.folder / backup.name)

    async def _verify(self, backup: Backup) -> None:
        again = await long_work(
            self,
            "Vérification d’une sauvegarde",
            f"{backup.name} est relue en entier.",
            partial(self.desk.backups.verify, backup),
            lambda _done, _total: "Lecture…",
        )
        if again is None:
            self.shell.tell(f"Arrêté{NBSP}: la sauvegarde n’est pas vérifiée.")
            return
        self.shell.tell(f"Sauvegarde relue en entier{NBSP}: {standing(again)}.")
        self.reload()

    async def _copy(self) -> None:
        place = await self.app.push_screen_wait(
            EntryModal("Copier ailleurs", f"Dossier ou fichier, par exemple sur une clé USB{NBSP}:", _path)
        )
        if place is not None:
            copied = await long_work(
                self,
                "Copie du registre",
                f"Le registre est copié dans {place}, et la copie vérifiée.",
                partial(self.desk.backups.copy_to, place),
                share,
            )
            if copied is None:
                self.shell.tell(_STOPPED)
                return
            path, faults = copied
            found = counted(len(faults), "défaut") if faults else "vérifiée"
            self.shell.tell(written_in(f"Copie {found}, écrite", path))

    async def _other(self) -> None:
        place = await self.app.push_screen_wait(
            EntryModal("Revenir à une sauvegarde", f"Fichier de la sauvegarde{NBSP}:", _path)
        )
        if place is not None:
            await self._restore(place)

    async def _restore(self, path: Path) -> None:
        """Say what the backup lacks; once agreed, close: the register is replaced, then opened again."""
        self.desk.office.check_may_write()
        preview = await asyncio.to_thread(self.desk.backups.restoring().preview, path)
        said = "\n".join((*preview.lines, "", "daect se ferme, remplace le registre, puis le rouvre."))
        if await self.app.push_screen_wait(
            ConfirmModal("Revenir à cette sauvegarde\u202f?", said, "Restaurer")
        ):
            self.shell.to_restore = path
            await self.shell.action_quit()

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


async def open_backups(screen: DeskScreen[None]) -> None:
    """Show the backups."""
    screen.app.push_screen(BackupsScreen(screen.desk))


def _acts(backup: Backup | None) -> list[Choice[str]]:
    acts = [
        Choice(_COPY, "Copier le registre sur un autre support…", "Une clé USB, un partage, un disque."),
        Choice(_OTHER, "Revenir à une sauvegarde qui est ailleurs…", "Ce qu’elle n’a pas est dit avant."),
    ]
    if backup is None:
        return acts
    return [
        Choice(_VERIFY, "Vérifier de nouveau cette sauvegarde", "Elle est relue d’un bout à l’autre."),
        Choice(_RESTORE, "Revenir à cette sauvegarde…", "Ce qu’elle n’a pas est dit avant."),
        *acts,
    ]


def _cells(backup: Backup) -> tuple[str, ...]:
    day, hour = short_date(paris_day(backup.made_at)), clock_time(backup.made_at)
    return f"{day} {hour}", grouped(backup.acts), weight(backup.size), backup.reason.label, _state(backup)


def _state(backup: Backup) -> str:
    return "vérifiée" if backup.is_sound else standing(backup)


def _summary(backups: tuple[Backup, ...]) -> str:
    sound = sum(one.is_sound for one in backups)
    said = counted(len(backups), "sauvegarde")
    return f"{said}, dont {counted(sound, 'vérifiée')}" if backups else _EMPTY


def _explained(backup: Backup) -> str:
    lines = [backup.name]
    if backup.last_act_at is not None:
        day, hour = short_date(paris_day(backup.last_act_at)), clock_time(backup.last_act_at)
        lines.append(f"Dernier acte{NBSP}: {act_in_words(backup.last_act)}, le {day} à {hour}.")
    lines += [f"Défaut{NBSP}: {fault}." for fault in backup.faults]
    if backup.is_sound:
        lines.append(f"{standing(backup).capitalize()}.")
    return "\n".join(lines)


def _path(typed: str) -> Path:
    if not typed.strip():
        raise InvalidField("chemin", "Écrivez le chemin d’un dossier ou d’un fichier.")
    return typed_path(typed)
