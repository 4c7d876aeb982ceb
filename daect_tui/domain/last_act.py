"""What this program wrote last in the register, in one transaction: what Ctrl+Z is about."""

from dataclasses import dataclass
from datetime import datetime

# So many rows are kept to be put back; an act on more is undone by a backup.
MOST_ROWS = 5000


@dataclass(frozen=True, slots=True)
class Done:
    """One line that an act wrote in the journal."""

    sequence: int
    kind: str
    subject: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LastAct:
    """The last transaction: its lines in the journal, at least one.

    `numbered` tells that it took a number, `held` that it belongs to a session that is held, which keeps
    its own undo; `rows` is how many rows it changed.
    """

    lines: tuple[Done, ...]
    numbered: bool = False
    held: bool = False
    rows: int = 1

    @property
    def sequence(self) -> int:
        """The last line that it wrote in the journal."""
        return self.lines[-1].sequence

    @property
    def subjects(self) -> tuple[str, ...]:
        """What it was done to, in order, each once."""
        return tuple(dict.fromkeys(line.subject for line in self.lines))
