"""A backup said in one line."""

from daect_tui.domain.backup import Backup, weight
from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.text import counted


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
