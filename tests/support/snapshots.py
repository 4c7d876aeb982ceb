"""What a screen said, kept as text, line by line; an upright ends each, so that blanks are seen too.

`DAECT_SNAPSHOTS=renew` writes the files again (`make snapshots`): read that diff.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from tests.support.painting import Run, written

FOLDER = Path(__file__).parents[1] / "screens/snapshots"
RENEW = os.environ.get("DAECT_SNAPSHOTS") == "renew"


def differs(name: str, lines: Sequence[list[Run]]) -> str:
    """Return what stands against a screen as it is now; renewing writes it instead."""
    path = FOLDER / f"{name}.txt"
    now = "".join(f"{written(line)}│\n" for line in lines)
    if RENEW:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(now, "utf-8")
        return ""
    if not path.exists():
        return f"{name}: never kept; make snapshots"
    kept = path.read_text("utf-8")
    return "" if kept == now else f"{name}: kept as\n{kept}\nis now\n{now}"
