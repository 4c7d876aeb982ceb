"""A backup: a whole copy of the register, whose name says of what, of when, and up to which act.

One that is carried away alone still tells all of it: the name by itself, and the file inside, which is a
register like any other (its identity, and its journal with the head that seals it).
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from daect_tui.domain.dates import PARIS, clock_time, paris_day, short_date
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP, counted, grouped

# How much of an identity or of a hash stands in a name: enough to tell, not to prove.
SHORT = 8

_NAME = re.compile(
    r"(?P<stem>.+)_(?P<day>\d{4}-\d{2}-\d{2})_(?P<hour>\d{2}h\d{2}m\d{2})_(?P<acts>\d+)-actes"
    r"_(?P<register>[0-9a-f]{8})-(?P<head>[0-9a-f]{8})(?P<aside>_remplace)?(?:~\d+)?\.daect"
)
_MOMENT = "%Y-%m-%d_%Hh%Mm%S"


class BackupReason(LabelledEnum):
    """Why a backup was made."""

    EXIT = "exit", "à la fermeture"
    SESSION = "session", "séance close"
    DEMAND = "demand", "à la demande"
    MIGRATION = "migration", "avant une mise à jour"
    REPLACED = "replaced", "registre remplacé"
    UNKNOWN = "", "apportée"


@dataclass(frozen=True, slots=True)
class Head:
    """How far a register has come: its identity, the number of its acts, and the hash of the last one."""

    register: str
    acts: int
    hash: str
    last_act_at: datetime | None = None
    last_act: str = ""

    @property
    def short(self) -> tuple[str, int, str]:
        """What a name holds of it."""
        return self.register[:SHORT], self.acts, self.hash[:SHORT]


@dataclass(frozen=True, slots=True)
class Backup:
    """One file of the folder of backups.

    `verified_at` is when it was last opened and read from end to end; `faults` is what was found then.
    """

    name: str
    made_at: datetime
    register: str
    acts: int
    head: str
    size: int
    reason: BackupReason = BackupReason.UNKNOWN
    verified_at: datetime | None = None
    faults: tuple[str, ...] = ()
    last_act_at: datetime | None = None
    last_act: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether it was read from end to end without a fault."""
        return self.verified_at is not None and not self.faults

    @property
    def is_aside(self) -> bool:
        """Whether it is a register that a restoration replaced: it stays until somebody removes it."""
        return self.reason is BackupReason.REPLACED

    def is_of(self, head: Head) -> bool:
        """Tell whether it holds all that a register holds."""
        return (self.register, self.acts, self.head) == head.short

    @property
    def order(self) -> tuple[datetime, int, str]:
        """By what backups are sorted: two may be of one second."""
        return self.made_at, self.acts, self.name

    @property
    def told(self) -> str:
        """Name it in a sentence: « la sauvegarde du 14/03/2018 à 10 h 02 (379 actes) »."""
        day, hour = short_date(paris_day(self.made_at)), clock_time(self.made_at)
        return f"la sauvegarde du {day} à {hour} ({counted(self.acts, 'acte')})"


def backup_name(stem: str, made_at: datetime, head: Head, *, aside: bool = False, again: int = 0) -> str:
    """Return the name of a backup; `again` tells apart those of one second."""
    register, acts, sealed = head.short
    moment = made_at.astimezone(PARIS).strftime(_MOMENT)
    mark = "_remplace" if aside else ""
    number = f"~{again}" if again else ""
    return f"{stem}_{moment}_{acts}-actes_{register}-{sealed}{mark}{number}.daect"


def read_name(stem: str, name: str, size: int) -> Backup | None:
    """Read what the name of a file says of the backup that it is; `None` when it is none of this register."""
    match = _NAME.fullmatch(name)
    if match is None or match["stem"] != stem:
        return None
    try:
        moment = datetime.strptime(f"{match['day']}_{match['hour']}", _MOMENT).replace(tzinfo=PARIS)
    except ValueError:
        return None
    return Backup(
        name=name,
        made_at=moment.astimezone(UTC),
        register=match["register"],
        acts=int(match["acts"]),
        head=match["head"],
        size=size,
        reason=BackupReason.REPLACED if match["aside"] else BackupReason.UNKNOWN,
    )


def weight(size: int) -> str:
    """Write a number of bytes as people read it: « 599 ko », « 312 Mo »."""
    for unit, scale in (("Go", 10**9), ("Mo", 10**6)):
        if size >= 10 * scale:
            return f"{size / scale:.0f}{NBSP}{unit}"
        if size >= scale:
            return f"{size / scale:.1f}{NBSP}{unit}".replace(".", ",")
    return f"{grouped(max(1, round(size / 1000)))}{NBSP}ko"
