"""The hours of an agenda: when each item is planned to begin, from the hour of the session.

Hours are those of clocks in Paris, within the day of the session.
"""

import re
from collections.abc import Iterable
from datetime import time

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.text import NBSP, quoted

LONGEST = 999
_TYPED = re.compile(r"(\d{1,2})\s*(?:h|H|:)\s*(\d{2})?")
_HOUR = 60
_DAY = 24 * _HOUR


def time_of_day(hour: time) -> str:
    """Write an hour: « 14 h 10 »."""
    return f"{hour.hour}{NBSP}h{NBSP}{hour.minute:02d}"


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


def parse_hour(typed: str, field: str) -> time | None:
    """Read « 14 h 10 », « 14h » or « 14:10 »; blank is `None`. Raises `InvalidField`."""
    text = typed.strip()
    if not text:
        return None
    found = _TYPED.fullmatch(text)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour * _HOUR >= _DAY or minute >= _HOUR:
        example = quoted(f"14{NBSP}h{NBSP}30")
        raise InvalidField(
            field, f"{field}{NBSP}: {quoted(typed)} n’est pas une heure. Écrivez par exemple {example}."
        )
    return time(hour, minute)


def parse_minutes(typed: str) -> int:
    """Read how long an item lasts, in minutes; 0 for blank. Raises `InvalidField`."""
    text = typed.strip().removesuffix("min").strip()
    if not text:
        return 0
    if not text.isdecimal() or not 1 <= int(text) <= LONGEST:
        raise InvalidField(
            "minutes", f"Durée{NBSP}: écrivez un nombre de minutes, de 1 à {LONGEST}, ou rien."
        )
    return int(text)
