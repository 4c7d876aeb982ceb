"""Median and 90th percentile of delays, in whole days."""

from collections.abc import Iterable
from dataclasses import dataclass

_MEDIAN, _P90 = 50, 90


@dataclass(frozen=True, slots=True)
class Spread:
    """How long something took: `count` cases, and in days the median and the 90th percentile."""

    count: int
    median: int
    p90: int


def spread(days: Iterable[int]) -> Spread | None:
    """Return the spread of delays in days; `None` where there is none.

    Both are *nearest-rank* percentiles: the smallest of the values that at least 50 % (90 %) of them do
    not exceed. Each is thus a delay that really happened, and nothing is interpolated; of an even
    number of values the median is the lower of the two in the middle.
    """
    ordered = sorted(days)
    if not ordered:
        return None
    return Spread(len(ordered), _nearest_rank(ordered, _MEDIAN), _nearest_rank(ordered, _P90))


def _nearest_rank(ordered: list[int], percent: int) -> int:
    return ordered[-(-percent * len(ordered) // 100) - 1]
