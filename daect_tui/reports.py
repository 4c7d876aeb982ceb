"""Faults of the program itself: written down in full, apart from what users are told."""

import traceback
from datetime import UTC, datetime
from pathlib import Path

from daect_tui import __version__
from daect_tui.paths import reports_folder


def keep_report(fault: BaseException) -> Path | None:
    """Write the traceback of a fault (code only, no value of a user's) and return its file.

    Returns `None` where nothing can be written: telling the fault comes first.
    """
    now = datetime.now(UTC)
    head = f"daect {__version__}, {now.isoformat(timespec='seconds')}\n"
    lines = [head, *traceback.format_exception(fault)]
    path = reports_folder() / f"defaut-{now:%Y%m%d-%H%M%S}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(lines), "utf-8")
    except OSError:
        return None
    return path
