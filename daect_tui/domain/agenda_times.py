"""The hours of an agenda: when each item is planned to begin, from the hour of the session.

Hours are those of clocks in Paris, within the day of the session.
"""

from collections.abc import Iterable
from datetime import time

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.text import NBSP
from daect_tui.domain.whole_number import whole

LONGEST = 999
_HOUR = 60
_DAY = 24 * _HOUR


def planned_times(starts_at: time, minutes: Iterable[int]) -> tuple[time | None, ...]:
    """Return when each item begins, then when the last one ends; `None` past midnight."""
    elapsed = starts_at.hour * _HOUR + starts_at.minute
    found = [_at(elapsed)]
    for lasting in minutes:
        elapsed += lasting
        found.append(_at(elapsed))
    return tuple(found)


def _at(minutes: int) -> time | None:
    return time(*divmod(minutes, _HOUR)) if minutes < _DAY else None


def parse_minutes(typed: str) -> int:
    """Read how long an item lasts, in minutes; 0 for blank. Raises `InvalidField`."""
    text = typed.strip().removesuffix("min").strip()
    if not text:
        return 0
    minutes = whole(text) or 0
    if not 1 <= minutes <= LONGEST:
        raise InvalidField(
            "minutes", f"Durée{NBSP}: écrivez un nombre de minutes, de 1 à {LONGEST}, ou rien."
        )
    return minutes
