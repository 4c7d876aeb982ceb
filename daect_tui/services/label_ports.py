"""What the services need of the life of labels: their events, their missions, what renews them."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Protocol

from daect_tui.domain.label_event import LabelEvent
from daect_tui.domain.label_register import EndingLabel
from daect_tui.domain.label_state import LabelLife
from daect_tui.domain.mission import MissionState


class LabelLives(Protocol):
    """Labels with what happened to them. `get` raises `UnknownReference`, `update` `StaleRecord`."""

    def get(self, number: str) -> LabelLife: ...
    def all(self) -> tuple[LabelLife, ...]:
        """Return all the labels, by number."""
        ...

    def add(self, event: LabelEvent) -> LabelEvent: ...
    def update(self, event: LabelEvent) -> LabelEvent: ...
    def holders(self) -> Mapping[int, str]:
        """Return the present name of each organisation that holds a label, by its number."""
        ...

    def late_reports(self, states: Collection[MissionState], today: date) -> Mapping[str, int]:
        """Count, by label, the missions in some states whose report was due before today."""
        ...

    def renewals_of(self, number: str) -> tuple[str, ...]:
        """Return the dossiers that were started from the dossier of a label, by reference."""
        ...

    def ending(self, first: date, last: date, limit: int) -> tuple[tuple[EndingLabel, ...], int]:
        """Return the labels that end in a period, that nothing has ended and no live dossier renews.

        The first that ends first, `limit` at most; with how many there are.
        """
        ...
