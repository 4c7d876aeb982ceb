"""How the histories of two registers stand to each other, told by the hashes of their journals.

Each hash seals all that came before it: two registers that have one in common are the same up to it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from daect_tui.domain.backup import Head
from daect_tui.domain.journal import JournalEntry

# The hash of an act by its number; `None` where there is none, or none that can be read.
HashAt = Callable[[int], str | None]


class Relation(Enum):
    """What a register in place is to a backup."""

    ABSENT = auto()
    UNREADABLE = auto()
    STRANGER = auto()
    SAME = auto()
    NEWER = auto()
    OLDER = auto()
    PARTED = auto()


@dataclass(frozen=True, slots=True)
class Newer:
    """What the register in place has beyond the last act that the backup shares with it.

    `kinds` counts the acts by their kind, the most frequent first; `last` are the last ones, newest first.
    `is_whole` tells whether they could be read to the end.
    """

    count: int = 0
    kinds: tuple[tuple[str, int], ...] = ()
    last: tuple[JournalEntry, ...] = ()
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Comparison:
    """A backup (`backup`, with the `faults` found in it) beside the register in place (`place`)."""

    relation: Relation
    backup: Head
    faults: tuple[str, ...] = ()
    place: Head | None = None
    common: int = 0
    newer: Newer = Newer()


def last_common(place: HashAt, backup: HashAt, most: int) -> int:
    """Return the number of the last act that two journals share, among the first `most`; 0 for none."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if _same(place(middle), backup(middle)):
            low = middle
        else:
            high = middle - 1
    return low


def relation_of(place: Head, backup: Head, common: int) -> Relation:
    """Say what a register that can be read is to a backup."""
    if place.register != backup.register:
        return Relation.STRANGER
    ahead, behind = place.acts > common, backup.acts > common
    return {
        (False, False): Relation.SAME,
        (True, False): Relation.NEWER,
        (False, True): Relation.OLDER,
        (True, True): Relation.PARTED,
    }[ahead, behind]


def _same(one: str | None, other: str | None) -> bool:
    return one is not None and one == other
