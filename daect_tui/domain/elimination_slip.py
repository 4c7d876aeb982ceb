"""The « bordereau d’élimination »: what is proposed, the visa that allows it, and what was done.

Code du patrimoine R212-14: the service submits the list of what it wants to eliminate to the visa of
the archives, and every elimination is forbidden without it. The slip names no person: it stays for ever.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.errors import Refusal
from daect_tui.domain.retention import RetentionKind
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP

_PREFIX = "BE-"


class SlipState(LabelledEnum):
    """Where a slip stands."""

    PROJECT = "projet", "à viser"
    DONE = "execute", "exécuté"
    DROPPED = "abandonne", "abandonné"


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One thing proposed: its extreme days, its length (DUA) and the sum that makes it due, its size.

    `parts` are the references that go with it.
    """

    kind: RetentionKind
    key: str
    words: str
    first_day: date
    last_day: date
    explanation: str
    length: str = ""
    parts: tuple[str, ...] = ()
    files: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Visa:
    """The visa of the archives: its reference and its day."""

    reference: str
    day: date


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip; `lines` are those proposed, and once it is done those that were eliminated.

    `left` tells of each line that did not go in the end, and why.
    """

    id: int
    reference: str
    drawn_up_on: date
    drawn_up_by: str
    lines: tuple[SlipLine, ...]
    state: SlipState = SlipState.PROJECT
    visa: Visa | None = None
    eliminated_on: date | None = None
    left: tuple[str, ...] = ()
    version: int = 1

    def check_project(self) -> None:
        """Raise `Refusal` when nothing can be done with it any more."""
        if self.state is not SlipState.PROJECT:
            raise Refusal(
                f"Le bordereau {self.reference} est {self.state.label}{NBSP}: établissez-en un autre."
            )


@dataclass(frozen=True, slots=True)
class KindSum:
    """All the lines of one kind and one length together."""

    kind: RetentionKind
    length: str
    count: int
    first_day: date
    last_day: date
    files: int
    bytes: int


def slip_reference(year: int, number: int) -> str:
    """Write `BE-2026-001`."""
    return f"{_PREFIX}{year}-{number:03d}"


def sums(lines: Iterable[SlipLine]) -> tuple[KindSum, ...]:
    """Add the lines up by kind, in the order of the kinds."""
    groups: dict[tuple[RetentionKind, str], list[SlipLine]] = defaultdict(list)
    for line in lines:
        groups[line.kind, line.length].append(line)
    order = tuple(RetentionKind)
    return tuple(
        KindSum(
            kind,
            length,
            len(its),
            min(line.first_day for line in its),
            max(line.last_day for line in its),
            sum(line.files for line in its),
            sum(line.bytes for line in its),
        )
        for (kind, length), its in sorted(groups.items(), key=lambda pair: order.index(pair[0][0]))
    )


def in_octets(size: int) -> str:
    """Write a size: « 812 o », « 12 ko », « 3,4 Mo »."""
    kilo, mega = 1000, 1000_000
    if size < kilo:
        return f"{size}{NBSP}o"
    if size < mega:
        return f"{size / kilo:.0f}{NBSP}ko"
    return f"{size / mega:.1f}{NBSP}Mo".replace(".", ",")
