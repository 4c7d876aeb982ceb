"""What the statistics need of the register: light rows, by columns, never whole records."""

from datetime import date
from typing import Protocol

from daect_tui.domain.statistics import DelayRow, LabelRow, MissionRow


class FigureRows(Protocol):
    """What is counted: every label, every mission, every delay that both its days are known of."""

    def labels(self) -> tuple[LabelRow, ...]: ...
    def missions(self) -> tuple[MissionRow, ...]: ...
    def earliest(self) -> date | None:
        """Return the first day on which there is anything to count."""
        ...

    def delays(self) -> tuple[DelayRow, ...]: ...
