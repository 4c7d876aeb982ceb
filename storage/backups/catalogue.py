"""What is known of the backups of one register beside what their names say: a small file in their folder.

It is a convenience: lost or damaged, the backups are listed all the same, as not yet verified. It is of
this machine and not of the register, so it has neither act nor history.
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from daect_tui.domain.backup import Backup, BackupReason

_MOMENTS = {"made_at", "verified_at", "last_act_at"}
# The name already says these; the size is the file's.
_KNOWN = {"reason", "verified_at", "faults", "last_act_at", "last_act", "size"}


@dataclass(slots=True)
class Catalogue:
    """What is remembered: each backup by its name, the last copy made elsewhere, the last failure."""

    backups: dict[str, dict[str, Any]] = field(default_factory=dict)
    elsewhere: dict[str, str] = field(default_factory=dict)
    failure: dict[str, str] = field(default_factory=dict)

    def complete(self, backup: Backup) -> Backup:
        """Add what is remembered of a backup; one whose size has changed is another file."""
        known = self.backups.get(backup.name)
        if known is None or known.get("size") != backup.size:
            return backup
        told = {field.name: getattr(backup, field.name) for field in fields(Backup)}
        with suppress(KeyError, ValueError, TypeError):
            told.update(
                reason=BackupReason(known["reason"]),
                verified_at=_moment(known["verified_at"]),
                faults=tuple(str(one) for one in known["faults"]),
                last_act_at=_moment(known["last_act_at"]),
                last_act=str(known["last_act"]),
            )
            return Backup(**told)
        return backup

    def remember(self, backup: Backup) -> None:
        """Note all that is known of a backup."""
        told = asdict(backup)
        self.backups[backup.name] = {
            name: value.isoformat() if name in _MOMENTS and value else value
            for name, value in told.items()
            if name in _KNOWN
        }


def read_catalogue(path: Path) -> Catalogue:
    """Read the file; an empty catalogue when there is none, or none that can be read."""
    try:
        content = json.loads(path.read_text("utf-8"))
        known = {one.name: content.get(one.name, {}) for one in fields(Catalogue)}
    except (OSError, ValueError, AttributeError):
        return Catalogue()
    return Catalogue(**known) if all(isinstance(one, dict) for one in known.values()) else Catalogue()


def write_catalogue(path: Path, catalogue: Catalogue) -> None:
    """Write the file whole; what the disk refuses is left aside, since nothing depends on it."""
    waiting = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        waiting.write_text(json.dumps(asdict(catalogue), ensure_ascii=False, indent=1), "utf-8")
        waiting.replace(path)
    except OSError:
        with suppress(OSError):
            waiting.unlink()


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
