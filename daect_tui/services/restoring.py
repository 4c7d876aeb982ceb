"""Coming back to a backup: what that would leave behind, said first; then the exchange of the files."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from daect_tui.domain.backup import Head
from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.errors import RefusedForReasons, UnusableRegister
from daect_tui.domain.journal import GENESIS, Act, JournalEntry
from daect_tui.domain.journal_hiding import HIDING
from daect_tui.domain.register_histories import Comparison, Newer, Relation
from daect_tui.domain.salvage import Salvage
from daect_tui.domain.text import NBSP, counted
from daect_tui.services.backup_ports import Restorer
from daect_tui.services.following import Progress
from daect_tui.services.office import Office
from daect_tui.services.places import stands

# The kind of an act in words, as the journal is shown.
Worded = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a restoration would do, in sentences; `compared` is what they are made of."""

    path: Path
    compared: Comparison
    lines: tuple[str, ...]


class Restoring:
    """The use case of `daect restore`, and of the screen that leads to it."""

    def __init__(self, restorer: Restorer, worded: Worded) -> None:
        self._restorer = restorer
        self._worded = worded

    def preview(self, backup: Path, *, faults: bool = False) -> Preview:
        """Say what the register in place has beyond a backup, which is read from end to end.

        Raises `UnusableRegister` for what is no backup of this register, and `RefusedForReasons` for one
        that has faults, unless these `faults` are accepted.
        """
        if not stands(backup):
            raise UnusableRegister(
                f"Il n’y a pas de sauvegarde à l’emplacement {backup}. daect backup --list montre celles du "
                "registre."
            )
        found = self._restorer.look(backup)
        if found.relation is Relation.STRANGER:
            raise UnusableRegister(
                f"Cette sauvegarde n’est pas de ce registre{NBSP}: {backup}. Restaurez-la à un autre "
                "emplacement, avec --register."
            )
        if found.faults and not faults:
            raise RefusedForReasons(
                f"La sauvegarde {backup} n’est pas saine. Restaurez-en une autre, ou acceptez ses défauts "
                f"par --faults{NBSP}:",
                found.faults,
            )
        return Preview(backup, found, tuple(self._lines(found)))

    def restore(self, preview: Preview, agent: str, progress: Progress) -> Path | None:
        """Do what was previewed; return where the register in place is kept."""
        return self._restorer.restore(preview.path, agent, datetime.now(UTC), progress)

    def _lines(self, found: Comparison) -> list[str]:
        lines = [f"Sauvegarde{NBSP}: {self._content(found.backup)}."]
        lines += [f"Défaut accepté{NBSP}: {fault}." for fault in found.faults]
        if found.place is not None:
            lines.append(f"Registre en place{NBSP}: {self._content(found.place)}.")
        lines += self._difference(found)
        if found.relation is not Relation.ABSENT:
            lines.append("Le registre en place sera gardé avec les sauvegardes.")
        return lines

    def _content(self, head: Head) -> str:
        said = counted(head.acts, "acte")
        if head.last_act_at is None:
            return said
        return f"{said}, le dernier {_moment(head.last_act_at)} ({self._worded(head.last_act)})"

    def _difference(self, found: Comparison) -> list[str]:
        newer, place = found.newer, self._restorer.register
        gained = found.backup.acts - found.common
        match found.relation:
            case Relation.ABSENT:
                return [f"Il n’y a pas de registre à l’emplacement {place}{NBSP}: la sauvegarde y sera mise."]
            case Relation.SAME:
                return ["Le registre en place a les mêmes actes\u00a0: aucun ne serait perdu."]
            case Relation.OLDER:
                return [f"La sauvegarde a {counted(gained, 'acte')} de plus que le registre en place."]
            case Relation.PARTED:
                parted = f"Les deux histoires se séparent après l’acte n°{NBSP}{found.common}{NBSP}:"
                acts = counted(gained, "acte")
                lines = [f"{parted} la sauvegarde a ensuite {acts} que le registre en place n’a pas."]
            case Relation.UNREADABLE:
                lines = ["Le registre en place est endommagé, et son journal ne se lit pas jusqu’au bout."]
            case _:
                lines = []
        return [*lines, *self._left(newer)]

    def _left(self, newer: Newer) -> list[str]:
        if not newer.count:
            return [] if newer.is_whole else ["Ce qu’il a de plus que la sauvegarde ne peut pas être compté."]
        least = "" if newer.is_whole else "au moins "
        acts = f"{least}{counted(newer.count, 'acte')}"
        lines = [f"Le registre en place a {acts} de plus, que le registre restauré n’aura pas{NBSP}:"]
        lines += [f"– {self._worded(kind)}{NBSP}: {count}" for kind, count in newer.kinds]
        lines.append("Les derniers\u00a0:")
        lines += [f"– {self._act(entry)}" for entry in newer.last]
        hidden = dict(newer.kinds).get(HIDING, 0)
        if hidden:
            lines.append(
                "Des données personnelles effacées depuis reviendront\u00a0: refaites ces effacements."
            )
        return lines

    def _act(self, entry: JournalEntry) -> str:
        return f"{_moment(entry.at)}, {entry.agent}{NBSP}: {self._worded(entry.kind)} ({entry.subject})"


def record_restoration(office: Office, preview: Preview) -> None:
    """Tell in the journal of the restored register from what it comes, and what was left behind."""
    found = preview.compared
    detail: dict[str, str | int | list[str]] = {
        "sauvegarde": preview.path.name,
        "actes": found.backup.acts,
        "actes_laisses": found.newer.count,
        "tete_remplacee": found.place.hash if found.place else GENESIS,
    }
    with office.begin() as work:
        work.journal.append(Act("register.restored", "registre", detail))
        work.commit()


def record_salvage(office: Office, found: Salvage) -> None:
    """Tell in the journal of the new register what was read of the damaged one, and what was not."""
    detail: dict[str, str | int | list[str]] = {
        "lignes": found.read,
        "perdues": found.lost,
        "tables": [table.table for table in found.tables if not table.is_whole],
    }
    with office.begin() as work:
        work.journal.append(Act("register.salvaged", "registre", detail))
        work.commit()


def _moment(at: datetime) -> str:
    return f"le {short_date(paris_day(at))} à {clock_time(at)}"
