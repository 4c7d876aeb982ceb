"""The list of the registers that were opened lately, kept in the platform's state folder: paths only.

It is a comfort: what cannot be read there, or written, is done without.
"""

import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from daect_tui.domain.recent import LARGEST, read_recent, with_first, write_recent
from daect_tui.services.places import stands


@dataclass(frozen=True, slots=True)
class RecentRegister:
    """A register that was opened lately; it may have been moved or deleted since."""

    path: Path
    stands: bool


def recent_registers(file: Path) -> tuple[RecentRegister, ...]:
    """Return them, the last opened first. Looks at the disk, which may be slow."""
    return tuple(RecentRegister(path, stands(path)) for path in _known(file))


def note_opened(file: Path, register: Path) -> None:
    """Put a register at the head of the list, in one step: another program reads the old one or the new."""
    known = _known(file)
    kept = with_first(known, register.absolute())
    if kept == known:
        return
    with suppress(OSError, ValueError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, delete=False) as made:
            waiting = Path(made.name)
            try:
                made.write(write_recent(kept))
                made.close()
                waiting.replace(file)
            except BaseException:
                made.close()
                waiting.unlink(missing_ok=True)
                raise


def _known(file: Path) -> tuple[Path, ...]:
    """Read the list; whatever is no file of a bearable size is an empty one."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            return ()
        with file.open("rb") as opened:
            return read_recent(opened.read(LARGEST + 1).decode())
    except (OSError, ValueError):
        return ()
