"""What became of a register that was brought to the tables of this version."""

from dataclasses import dataclass
from pathlib import Path

from daect_tui.domain.soundness.fault import Fault


@dataclass(frozen=True, slots=True)
class Migration:
    """From which revision to which; `backup` is `None` when nothing was changed.

    `faults` are what the full check of the migrated register has found.
    """

    before: str
    after: str
    backup: Path | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def needed(self) -> bool:
        """Tell whether the register was behind."""
        return self.before != self.after
