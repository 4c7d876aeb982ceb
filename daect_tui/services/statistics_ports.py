"""What the statistics need of the register: light rows, by columns, never whole records."""

from datetime import date
from typing import Protocol

from daect_tui.domain.statistics import DelayRow, LabelRow, MissionRow


class FigureRows(Protocol):
    """What is counted: every label, every mission, every delay that both its days are known of.

    With a day `since`, only what runs, leaves or ended on it or after, and nothing that was eliminated.
    """

    def labels(self, since: date | None = None) -> tuple[LabelRow, ...]: ...
    def missions(self, since: date | None = None) -> tuple[MissionRow, ...]: ...
    def earliest(self) -> date | None:
        """Return the first day on which there is anything to count."""
        ...

    def delays(self, since: date | None = None) -> tuple[DelayRow, ...]: ...
