"""The technical log: what the program did and when, for those who mend it; nothing of anybody.

A line holds an event of a closed list and facts that are numbers or names of the program; any other text
is written « ? ». Lines are appended one by one by however many processes, each line whole; a file that is
full becomes the next older one, and the oldest goes. Where nothing can be written, nothing is said.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from time import monotonic, time

from daect_tui.paths import reports_folder

NAME = "daect.log"
LARGEST = 500_000
OLDER = 2
# A process that was killed while it moved the files does not keep the others from it for ever.
_STALE = 60
_SAFE = re.compile(r"[A-Za-z0-9_.:/+-]{1,80}")


class Event(StrEnum):
    """What is written down."""

    STARTED = "debut"
    ENDED = "fin"
    FAULT = "erreur"
    MIGRATED = "migration"
    BACKED_UP = "sauvegarde"


def note(event: Event, **facts: str | float) -> None:
    """Write one line: the moment in UTC, the process, the event, its facts."""
    told = " ".join(f"{name}={_told(value)}" for name, value in facts.items())
    line = f"{datetime.now(UTC).isoformat(timespec='seconds')} {os.getpid()} {event} {told}\n"
    with suppress(OSError):
        path = reports_folder() / NAME
        path.parent.mkdir(parents=True, exist_ok=True)
        _turn(path)
        # One call of the system a line: those of two processes never mix.
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, line.encode())
        finally:
            os.close(file)


@contextmanager
def timed(event: Event, **facts: str | float) -> Iterator[None]:
    """Write down how long something took, whether it ended well or not."""
    began, done = monotonic(), "non"
    try:
        yield
        done = "oui"
    finally:
        note(event, **facts, fait=done, secondes=round(monotonic() - began, 2))


def _told(value: str | float) -> str:
    if not isinstance(value, str):
        return str(value)
    return value if _SAFE.fullmatch(value) else "?"


def _turn(path: Path) -> None:
    """Make a full file the next older one; one process at a time does it."""
    if not _is_full(path):
        return
    turning = path.with_suffix(".tour")
    with suppress(OSError):
        if time() - turning.stat().st_mtime > _STALE:
            turning.unlink()
    try:
        os.close(os.open(turning, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return
    try:
        if _is_full(path):
            for number in range(OLDER, 0, -1):
                newer = _older(path, number - 1)
                if newer.exists():
                    newer.replace(_older(path, number))
    finally:
        turning.unlink(missing_ok=True)


def _is_full(path: Path) -> bool:
    try:
        return path.stat().st_size >= LARGEST
    except FileNotFoundError:
        return False


def _older(path: Path, number: int) -> Path:
    return path.with_name(f"{path.name}.{number}") if number else path
