"""The registers that were opened lately, as a file tells them: anything may stand there, and nothing harms.

A line that is no path of this machine is left out; a file that is no such list is an empty one.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from daect_tui.domain.text import shown

MOST = 10
# Signs of a path, and of the whole list.
_LONGEST, LARGEST = 4096, 1 << 16


def read_recent(content: str) -> tuple[Path, ...]:
    """Read the paths of a list, the last opened first."""
    try:
        found = json.loads(content) if len(content) <= LARGEST else []
    except (ValueError, RecursionError):
        return ()
    listed = found if isinstance(found, list) else []
    kept = dict.fromkeys(Path(one) for one in listed if isinstance(one, str) and _is_path(one))
    return tuple(kept)[:MOST]


def with_first(known: Iterable[Path], opened: Path) -> tuple[Path, ...]:
    """Return the list once a register was opened: it comes first, and once."""
    return tuple(dict.fromkeys((opened, *known)))[:MOST]


def write_recent(paths: Iterable[Path]) -> str:
    """Write a list as `read_recent` reads it."""
    return json.dumps([str(path) for path in paths if _is_path(str(path))], ensure_ascii=False, indent=1)


def _is_path(text: str) -> bool:
    """Tell whether a text is a whole path, without a sign that a terminal obeys."""
    lines = "\n" in text or "\t" in text
    return len(text) <= _LONGEST and not lines and shown(text) == text and Path(text).is_absolute()
