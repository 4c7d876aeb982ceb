"""The path of a file on this machine, completed as it is typed."""

import asyncio
import os
from itertools import islice
from pathlib import Path

from textual.suggester import Suggester
from textual.widget import Widget

from screens.widgets.fields import LineField
from screens.widgets.line_input import LineInput

# A folder may hold anything: what is past this is typed in full.
_READ = 5_000


class _Paths(Suggester):
    """Suggests the first name of the folder that begins like what is typed."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole path, or `None`; the folder is read off the event loop."""
        return await asyncio.to_thread(completed, value)


def completed(typed: str) -> str | None:
    """Return the typed path with its last name completed, a folder ending in a separator."""
    folder, name = os.path.split(typed)
    if not name:
        return None
    try:
        with os.scandir(Path(folder or ".").expanduser()) as entries:
            found = sorted(
                entry.name + (os.sep if entry.is_dir() else "")
                for entry in islice(entries, _READ)
                if entry.name.startswith(name)
            )
    except (OSError, ValueError, RuntimeError):
        return None
    return os.path.join(folder, found[0]) if found else None  # noqa: PTH118 – kept as typed, « ~ » included


class PathField(LineField):
    """A path; → takes the completion that is shown after the cursor."""

    def make_control(self) -> Widget:
        """Return the line to type in."""
        line = LineInput()
        line.suggester = _Paths()
        return line
