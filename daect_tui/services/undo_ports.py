"""What the undo of the last act needs of the register."""

from datetime import datetime
from typing import Protocol


class RowsBack(Protocol):
    """The rows that the last act of this program changed."""

    def put_back(self, at: datetime, agent: str, why: str) -> None:
        """Write them as they were before it; each passage that it made is followed by the contrary one.

        A record whose changes are counted counts this one too: who read it in between must read it again.
        """
        ...
