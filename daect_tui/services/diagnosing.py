"""What runs here, for a diagnosis: versions and room on the disk, never the name of a machine or a person."""

import platform
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from daect_tui import __version__
from daect_tui.domain.backup import Backup
from daect_tui.domain.diagnosis import BackupFigures, Surroundings

_LIBRARIES = ("textual", "sqlmodel", "sqlalchemy", "pydantic", "alembic", "reportlab", "sqlcipher3")
_LAST_BACKUPS = 10


def surroundings(register: Path, *, only_read: bool) -> Surroundings:
    """Return what runs here, and the room that is left beside a register."""
    return Surroundings(tuple(_versions()), shutil.disk_usage(register.parent).free, only_read)


def backup_figures(backups: Sequence[Backup]) -> tuple[BackupFigures, ...]:
    """Tell the last backups, without their names."""
    return tuple(
        BackupFigures(one.made_at.date(), one.size, one.reason.label, len(one.faults))
        for one in backups[:_LAST_BACKUPS]
    )


def _versions() -> Iterator[tuple[str, str]]:
    yield "daect", __version__
    yield "Python", platform.python_version()
    yield "système", f"{platform.system()} {platform.release()} {platform.machine()}"
    yield "SQLite", sqlite3.sqlite_version
    for name in _LIBRARIES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "absent"
