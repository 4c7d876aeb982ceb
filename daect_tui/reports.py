"""Faults of the program itself: written down for those who mend it, apart from what users are told.

A report holds types of exceptions and places in the code. Their messages are left out: a `KeyError`, a
statement refused by the database or a path may hold what somebody typed. So are the values of variables,
and the folders above the code, which bear the name of whoever has a session on the machine.
"""

import os
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path, PurePath

from daect_tui import __version__
from daect_tui.diary import Event, note
from daect_tui.paths import reports_folder

KEPT = 20
_PREFIX = "defaut-"
_CODE = ("daect_tui", "screens", "storage", "exports")
_INSTALLED = ("site-packages", "dist-packages", "lib", "Lib")


def keep_report(fault: BaseException) -> Path | None:
    """Write where a fault came from, and return the file; the oldest reports go.

    Returns `None` where nothing can be written: telling the fault comes first.
    """
    note(Event.FAULT, type=type(fault).__name__, lieu=place_of(fault))
    now = datetime.now(UTC)
    head = (
        f"daect {__version__}, {now.isoformat(timespec='seconds')}\n"
        f"Python {'.'.join(map(str, sys.version_info[:3]))}, {sys.platform}\n"
    )
    path = reports_folder() / f"{_PREFIX}{now:%Y%m%d-%H%M%S-%f}-{os.getpid()}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(head + "".join(_lines(fault, set())), "utf-8")
    except OSError:
        return None
    _forget_oldest(path.parent)
    return path


def place_of(fault: BaseException) -> str:
    """Return the deepest place of the program that a fault came through: « storage/engine.py:42 »."""
    places = [
        f"{_shown(frame.filename)}:{frame.lineno}" for frame in traceback.extract_tb(fault.__traceback__)
    ]
    ours = [place for place in places if place.partition("/")[0] in _CODE]
    return (ours or places or ["?"])[-1]


def unexpected_sentence(fault: BaseException) -> str:
    """Write a fault down, and say so in French."""
    told = f"erreur imprévue du programme ({type(fault).__name__}). Ce qui était enregistré le reste."
    path = keep_report(fault)
    return f"{told} Le détail est dans {path}\u00a0: transmettez-le." if path else told


def watch_threads() -> None:
    """Write down the fault of a thread that nobody waits for, where Python would paint it over the screen."""
    threading.excepthook = _in_thread


def _in_thread(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None and not isinstance(arguments.exc_value, SystemExit):
        keep_report(arguments.exc_value)


def _lines(fault: BaseException, known: set[int]) -> Iterator[str]:
    """Write what a fault came from, then the fault, as Python orders them."""
    if id(fault) in known:
        return
    known.add(id(fault))
    before = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    if before is not None:
        yield from _lines(before, known)
        yield "\nd’où\n"
    yield "\n"
    for frame in traceback.extract_tb(fault.__traceback__):
        yield f"  {_shown(frame.filename)}:{frame.lineno} {frame.name}\n"
    yield f"{_named(fault)}\n"
    if isinstance(fault, BaseExceptionGroup):
        for number, one in enumerate(fault.exceptions, start=1):
            yield f"\n[{number}]"
            yield from _lines(one, known)


def _named(fault: BaseException) -> str:
    kind = type(fault)
    # Numbers and names of the system and of the database, never a text.
    code = getattr(fault, "sqlite_errorname", None) or (fault.errno if isinstance(fault, OSError) else None)
    return f"{kind.__module__}.{kind.__qualname__} {code or ''}".rstrip()


def _shown(filename: str) -> str:
    """Write a place of the code without the folders above it."""
    parts = PurePath(filename).parts
    for name in (*_CODE, *_INSTALLED):
        if name in parts:
            start = len(parts) - 1 - parts[::-1].index(name)
            return "/".join(parts[start + (name in _INSTALLED) :])
    return parts[-1] if parts else "?"


def _forget_oldest(folder: Path) -> None:
    reports = sorted(folder.glob(f"{_PREFIX}*.txt"))
    for old in reports[:-KEPT]:
        with suppress(OSError):
            old.unlink()
