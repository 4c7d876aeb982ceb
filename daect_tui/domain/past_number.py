"""The numbers of labels and missions of before: one of our own form is kept, any other told as it was.

A label number that a file gives in the form of this program (`LAB-2012-004`) stays the label's number;
anything else is its number of origin, by which the same file is recognised when it comes again.
"""

import re
from dataclasses import dataclass

from daect_tui.domain.references import Series, label_number, mission_reference
from daect_tui.domain.states import LabelledEnum

# How the passage by which a record of before enters is named.
TAKING_OVER = "reprise"
_NUMBERED = re.compile(r"[A-Z]{3}-(\d{4})-(\d{3,6})")


class PastKind(LabelledEnum):
    """What is taken over from the past."""

    LABEL = "label", "label"
    MISSION = "mission", "mission"

    @property
    def series(self) -> Series:
        """The series in which its numbers are allotted."""
        return Series.LABEL if self is PastKind.LABEL else Series.MISSION

    def written(self, year: int, number: int) -> str:
        """Write a number of the series."""
        write = label_number if self is PastKind.LABEL else mission_reference
        return write(year, number)


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """A number of our own form."""

    text: str
    year: int
    number: int


def own_number(kind: PastKind, text: str) -> OwnNumber | None:
    """Recognise a number as this program writes them; `None` for any other text."""
    match = _NUMBERED.fullmatch(text.strip().upper())
    if match is None:
        return None
    own = OwnNumber(match[0], int(match[1]), int(match[2]))
    return own if own.number and kind.written(own.year, own.number) == own.text else None


class NumberBook:
    """The numbers of one kind during an import: those that are borne, and what comes after them."""

    def __init__(self, kind: PastKind, borne: frozenset[str]) -> None:
        self._kind = kind
        self._last: dict[int, int] = {}
        self._allotted: dict[str, int] = {}
        self._fresh: set[int] = set()
        for text in borne:
            self._reach(own_number(kind, text))

    def keep(self, own: OwnNumber) -> None:
        """See to it that a number which a file gives is not allotted."""
        self._reach(own)
        self._fresh.add(own.year)

    def allot(self, year: int, line: int) -> str:
        """Give the row of a line the number that follows the last of its year."""
        self._last[year] = self._last.get(year, 0) + 1
        text = self._kind.written(year, self._last[year])
        self._allotted[text] = line
        self._fresh.add(year)
        return text

    def allotted_to(self, text: str) -> int | None:
        """Return the line to which this import gave a number, if it did."""
        return self._allotted.get(text)

    def reached(self) -> tuple[tuple[int, int], ...]:
        """Return the last number of each year in which numbers were kept or allotted."""
        return tuple((year, self._last[year]) for year in sorted(self._fresh))

    def _reach(self, own: OwnNumber | None) -> None:
        if own:
            self._last[own.year] = max(self._last.get(own.year, 0), own.number)
