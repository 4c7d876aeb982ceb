"""What the services need of the institution: the catalogue of programmes and the dated settings."""

from collections.abc import Sequence
from typing import Protocol

from daect_tui.domain.committee_rules import DatedRules
from daect_tui.domain.evaluation import GridLine
from daect_tui.domain.institution import DatedLetterhead, Signatory
from daect_tui.domain.intake_delays import DatedDelays
from daect_tui.domain.programme import Programme


class Programmes(Protocol):
    """The catalogue. `get` raises `UnknownReference` naming the known codes."""

    def add(self, programme: Programme) -> None: ...
    def all(self) -> tuple[Programme, ...]: ...
    def get(self, code: str) -> Programme: ...
    def update(self, programme: Programme) -> Programme: ...


class Institution(Protocol):
    """Dated settings of the register, the committee's rules and the evaluation grid."""

    def letterheads(self) -> tuple[DatedLetterhead, ...]: ...
    def save_letterhead(self, letterhead: DatedLetterhead) -> None:
        """Insert, or replace the one that begins on the same day."""
        ...

    def signatories(self) -> tuple[Signatory, ...]: ...
    def save_signatory(self, signatory: Signatory) -> None:
        """Insert, or replace the one that begins on the same day."""
        ...

    def delays(self) -> tuple[DatedDelays, ...]: ...
    def save_delays(self, delays: DatedDelays) -> None:
        """Insert, or replace those that begin on the same day."""
        ...

    def rules(self) -> tuple[DatedRules, ...]: ...
    def save_rules(self, rules: DatedRules) -> None:
        """Insert, or replace those that begin on the same day."""
        ...

    def grid(self, programme: str = "") -> tuple[GridLine, ...]:
        """Return the questions of a programme’s own grid, empty where it has none; of the default one."""
        ...

    def save_grid(self, grid: Sequence[GridLine], programme: str = "") -> None: ...
