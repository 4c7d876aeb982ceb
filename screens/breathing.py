"""Long work that leaves the keys alive: between two pieces of it, its thread lets the screens go first.

Only one thread of Python computes at a time: while letters are laid out in one, a key would get half of
the time, when its turn comes. So the work waits, after each piece, until the screens have nothing to do.
"""

import asyncio
from threading import Event
from time import monotonic

# Seconds: an answer as quick as this comes from screens that are at rest; how long they are waited for.
_AT_REST = 0.003
_LONGEST = 0.15
# Answers in a row that show it: a key is handled in several steps, with the painting at the end.
_IN_A_ROW = 3


class Breath:
    """Made where the screens run, taken in the thread that works."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()

    def take(self) -> None:
        """Wait until the screens are at rest, not longer than a person would notice of the work."""
        limit = monotonic() + _LONGEST
        quick = 0
        while quick < _IN_A_ROW and monotonic() < limit and not self._loop.is_closed():
            asked, heard = monotonic(), Event()
            self._loop.call_soon_threadsafe(heard.set)
            heard.wait(_LONGEST)
            quick = quick + 1 if monotonic() - asked < _AT_REST else 0
