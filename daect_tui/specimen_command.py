"""`daect specimens`: what it tells while it makes one document of every kind, and at the end."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui.domain.text import NBSP, counted

if TYPE_CHECKING:
    from daect_tui.services.specimens.making import Made

DONE, FAILED = 0, 1


def write_specimens(folder: Path) -> int:
    """Write the specimens into a folder; return 1 when one of them is refused."""
    from daect_tui.assembly import make_specimens

    refused: list[Made] = []
    written = 0

    def told(one: "Made") -> None:
        nonlocal written
        if one.refusal:
            refused.append(one)
        else:
            written += 1
        if sys.stderr.isatty():
            print(f"\r\x1b[K{one.done}/{one.total} {one.name}", end="", file=sys.stderr, flush=True)

    make_specimens(folder, told)
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    print(f"{counted(written, 'document')} dans {folder}.")
    for one in refused:
        why = one.refusal.replace("\n", "\n  ")
        print(f"daect{NBSP}: {one.name} est refusé{NBSP}: {why}", file=sys.stderr)
    return FAILED if refused else DONE
