"""Chrono numbers run without a gap, year by year: what is missing between the first and the last."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

_CHRONO = re.compile(r"(\d{4})-(\d+)")


def missing_numbers(chronos: Iterable[str], last: Mapping[int, int]) -> tuple[str, ...]:
    """Return the numbers that no letter bears, up to the last allotted of each year or the last one known."""
    known = _by_year(chronos)
    return tuple(
        f"{year}-{number:04}"
        for year in sorted({*last, *known})
        for number in range(1, max(last.get(year, 0), max(known[year], default=0)) + 1)
        if number not in known[year]
    )


def _by_year(chronos: Iterable[str]) -> defaultdict[int, set[int]]:
    known: defaultdict[int, set[int]] = defaultdict(set)
    for chrono in chronos:
        match = _CHRONO.fullmatch(chrono)
        if match:
            known[int(match[1])].add(int(match[2]))
    return known
