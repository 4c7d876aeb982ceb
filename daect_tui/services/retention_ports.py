"""What retention needs of the register, in small Protocols (see `ports`)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from daect_tui.domain.elimination_slip import Slip, SlipLine
from daect_tui.domain.hold import Hold
from daect_tui.domain.retention import RetentionRule
from daect_tui.domain.retention_term import RetentionCase
from daect_tui.domain.tombstone import Tombstone


@dataclass(frozen=True, slots=True)
class Removed:
    """What went: the numbers that stay, the rows by table, the files.

    `emptied` organisations have no name of people any more; `hidden` entries of the journal were masked.
    """

    tombstones: tuple[Tombstone, ...]
    rows: dict[str, int]
    files: int
    bytes: int
    emptied: int
    hidden: int


class Retention(Protocol):
    """The settings, the cases, the slips, the tombstones; and the removal itself."""

    def rules(self) -> tuple[RetentionRule, ...]: ...
    def save_rule(self, rule: RetentionRule) -> None:
        """Insert, or replace the one of its kind that begins on the same day."""
        ...

    def cases(self, today: date) -> Iterable[RetentionCase]:
        """Yield everything whose keeping has an end, without asking what holds it."""
        ...

    def sizes(self, cases: Iterable[RetentionCase]) -> Mapping[str, tuple[int, int]]:
        """Return how many kept files hang on each case with its parts, and their bytes, by key."""
        ...

    def slips(self) -> tuple[Slip, ...]:
        """Return every slip, the newest first."""
        ...

    def slip(self, reference: str) -> Slip:
        """Read a slip; raises `UnknownReference`."""
        ...

    def add_slip(self, slip: Slip) -> Slip:
        """Keep a new slip under the next number of its year."""
        ...

    def update_slip(self, slip: Slip) -> Slip:
        """Write a slip read at its version; raises `StaleRecord`."""
        ...

    def tombstones(self, references: Sequence[str] = ()) -> tuple[Tombstone, ...]:
        """Return what stays of some references, or of everything."""
        ...

    def eliminate(self, slip: str, lines: Sequence[SlipLine], today: date) -> Removed:
        """Remove what the lines name with all that goes with it, and leave tombstones."""
        ...


class Holds(Protocol):
    """Holds, and what they bear on. `get` raises `UnknownReference`, `update` `StaleRecord`."""

    def add(self, hold: Hold) -> Hold:
        """Keep a new hold; raises `Refusal` where one stands on the same thing already."""
        ...

    def get(self, hold_id: int) -> Hold: ...
    def update(self, hold: Hold) -> Hold: ...
    def all(self) -> tuple[Hold, ...]:
        """Return every hold, those that stand first, the oldest first."""
        ...

    def standing(self) -> tuple[Hold, ...]: ...
    def held_among(self, references: Collection[str], today: date) -> dict[str, str]:
        """Return what freezes each of some things that something does freeze."""
        ...

    def knows(self, subject: str) -> bool:
        """Tell whether something of the register bears a reference."""
        ...

    def recorded(self, reference: str) -> str:
        """Say which hold that somebody placed bears on a thing; empty where none does."""
        ...

    def why_held(self, reference: str, today: date | None = None) -> str:
        """Say what freezes a thing, or a person by name: empty where nothing does.

        `reference` is a dossier, label, mission, session, letter, request, `organisme/12` or a name. `today`
        also counts the time to appeal that still runs.
        """
        ...
