"""A backup said in one line, and what to do when the register cannot be opened."""

from pathlib import Path

from daect_tui.domain.backup import Backup, weight
from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.text import NBSP, counted

# The beginning of the header up to the mark of the application, and that mark.
_HEADER, _OURS = 72, b"DAEC"


def backup_line(backup: Backup) -> str:
    """Write when it was made and why, what is in it, its size, and whether it was verified."""
    day, hour = short_date(paris_day(backup.made_at)), clock_time(backup.made_at)
    held = f"{counted(backup.acts, 'acte')}, {weight(backup.size)}"
    return f"{day} {hour}  {held}, {backup.reason.label}, {standing(backup)}\n  {backup.name}"


def standing(backup: Backup) -> str:
    """Say whether it was read from end to end, and what came of it."""
    if backup.verified_at is None:
        return "non vérifiée"
    if backup.faults:
        return counted(len(backup.faults), "défaut")
    return f"vérifiée le {short_date(paris_day(backup.verified_at))}"


def ways_back(register: Path, folder: Path, sound: Backup | None) -> str:
    """Say how to come back from a damaged register: the newest sound backup, else what can be read."""
    lines = []
    if sound is not None:
        command = f"daect --register {register} restore {folder / sound.name}"
        lines.append(
            f"1. Revenir à {sound.told}, saine, qui dira d’abord ce qu’elle n’a pas{NBSP}:\n{command}"
        )
    elif not _was_register(register):
        return ""
    number, new = len(lines) + 1, register.with_name(f"{register.stem}-sauve{register.suffix}")
    lines.append(
        f"{number}. Sauver ce qui se lit dans un nouveau registre{NBSP}:\ndaect salvage {register} {new}"
    )
    return "\n".join(lines)


def _was_register(path: Path) -> bool:
    """Tell whether a file bears our mark (https://sqlite.org/fileformat.html, « Application ID »)."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
            return header.startswith(b"SQLite") and header.endswith(_OURS)
    except OSError:
        return False
