"""Telling how far a long row of things has come, and stopping there when whoever hears it raises."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
# How many are done, out of how many (0 where nobody knows); raising from it stops between two things.
Progress = Callable[[int, int], None]
_EVERY = 200
# Of a valise that leaves or comes back: opened, judged, written.
STEPS = 3


def silent(_done: int, _total: int) -> None:
    """Report no progress."""


def followed(things: Iterable[T], progress: Progress, total: int = 0) -> Iterator[T]:
    """Give each thing, and tell now and then how many went by, out of how many."""
    for count, thing in enumerate(things, start=1):
        if count % _EVERY == 1:
            progress(count, total)
        yield thing
