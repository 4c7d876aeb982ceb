"""From a column of boxes to pages, before anything is drawn: how many there are is then known.

No title stands at the foot of a page, no line alone at its head or foot, and what keeps with the next
box (a title, the end of a letter before its signature) goes with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from exports.pdf.boxes.box import Box

_TOLERANCE = 0.01


class TooHighError(Exception):
    """A box is higher than a page and cannot be parted."""


@dataclass(slots=True)
class Page:
    """The boxes of a page, each with the height of its top above the foot of the frame."""

    boxes: list[tuple[Box, float]] = field(default_factory=list)


@dataclass(slots=True)
class _Column:
    """The page under way: how much room is left, and the space that the last box asked for."""

    first: float
    following: float
    pages: list[Page] = field(default_factory=list)
    room: float = 0
    after: float = 0

    def turn(self) -> None:
        """Begin a page."""
        self.room = self.following if self.pages else self.first
        self.after = 0
        self.pages.append(Page())

    @property
    def fresh(self) -> bool:
        return not self.pages[-1].boxes

    def gap(self, box: Box) -> float:
        return 0 if self.fresh else max(self.after, box.before)

    def place(self, box: Box) -> None:
        self.room -= self.gap(box)
        self.pages[-1].boxes.append((box, self.room))
        self.room -= box.height
        self.after = box.after


def pages(boxes: Sequence[Box], first: float, following: float) -> list[Page]:
    """Share boxes out over a first page of one height and following ones of another.

    Raises `TooHighError` for a box that no page holds.
    """
    column = _Column(first, following)
    column.turn()
    waiting = list(reversed(boxes))
    while waiting:
        box = waiting.pop()
        if box.new_page and not column.fresh:
            column.turn()
        room = column.room - column.gap(box) + _TOLERANCE
        if box.height + _bound(box, waiting) <= room:
            column.place(box)
            continue
        parts = box.split(room, forced=column.fresh)
        if parts:
            column.place(parts[0])
            waiting.append(parts[1])
        elif not column.fresh:
            waiting.append(box)
        elif box.height <= room:
            # What it should keep with finds no better place on any page.
            column.place(box)
            continue
        else:
            raise TooHighError
        column.turn()
    return column.pages


def _bound(box: Box, waiting: Sequence[Box]) -> float:
    """The height, after a box that keeps with the next, without which it may not stand on a page."""
    if not box.keep or not waiting or waiting[-1].new_page:
        return 0
    total, last = 0.0, box
    for following in reversed(waiting):
        total += max(last.after, following.before)
        if not following.keep:
            return total + following.least
        total += following.height
        last = following
    return total
