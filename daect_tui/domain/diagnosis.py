"""A diagnosis that may be sent to whoever helps: figures and codes, and nothing that names anybody.

No name, no reference, no text of the register, no path: all that is written here comes from the program,
from the system, or is a number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.text import NBSP


@dataclass(frozen=True, slots=True)
class RegisterFigures:
    """What a file says of itself in numbers; sizes are bytes, `settings` are those of SQLite.

    `rows` counts each table, `None` where it cannot be read.
    """

    size: int
    beside: int
    revision: str
    encrypted: bool
    settings: Mapping[str, str]
    rows: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class BackupFigures:
    """One backup: its day, its size in bytes, why it was made, and how many faults it had."""

    made_on: date
    size: int
    why: str
    faults: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The program, the system and the libraries, each with its version; `free` bytes on the disk."""

    versions: Sequence[tuple[str, str]]
    free: int
    only_read: bool


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All that is told; `faults` counts the faults by code."""

    made_on: date
    surroundings: Surroundings
    register: RegisterFigures
    faults: Mapping[str, int]
    checked: Sequence[tuple[str, int]]
    backups: Sequence[BackupFigures]


def diagnosis_lines(diagnosis: Diagnosis) -> tuple[str, ...]:
    """Write a diagnosis, one fact a line, under four titles."""
    around, register = diagnosis.surroundings, diagnosis.register
    facts = [
        ("taille", str(register.size)),
        ("en attente à côté", str(register.beside)),
        ("espace libre", str(around.free)),
        ("révision", register.revision),
        ("chiffré", _yes(register.encrypted)),
        ("lecture seule", _yes(around.only_read)),
        *register.settings.items(),
    ]
    faults = [(code, str(count)) for code, count in sorted(diagnosis.faults.items())]
    rows = [(name, "illisible" if n is None else str(n)) for name, n in sorted(register.rows.items())]
    kept = [
        (short_date(one.made_on), f"{one.size}, {one.why}, défauts{NBSP}: {one.faults}")
        for one in diagnosis.backups
    ]
    return (
        f"Diagnostic de daect, le {short_date(diagnosis.made_on)}, sans donnée personnelle",
        *_part("Programme et système", around.versions),
        *_part("Registre", facts),
        *_part("Défauts", faults or [("aucun", "0")]),
        *_part("Vérifié", [(title, str(count)) for title, count in diagnosis.checked]),
        *_part("Sauvegardes", kept or [("aucune", "0")]),
        *_part("Lignes par table", rows),
    )


def _part(title: str, facts: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    return ("", title, *(f"  {name}{NBSP}: {value}" for name, value in facts))


def _yes(fact: bool) -> str:
    return "oui" if fact else "non"
