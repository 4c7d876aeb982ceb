"""Hours of the day as people type and read them: « 14:30 » is written « 14 h 30 », in the time of Paris."""

import re
from datetime import time

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.text import NBSP, quoted

_TYPED = re.compile(r"(\d{1,2})\s*[h:]\s*(\d{2})?", re.IGNORECASE)
_LAST_HOUR, _LAST_MINUTE = 23, 59


def hour_words(hour: time) -> str:
    """Write an hour of the day: « 9 h », « 14 h 30 »."""
    minutes = f"{NBSP}{hour.minute:02d}" if hour.minute else ""
    return f"{hour.hour}{NBSP}h{minutes}"


def time_of_day(hour: time) -> str:
    """Write an hour with its minutes, as in a column of hours: « 14 h 00 », « 9 h 05 »."""
    return f"{hour.hour}{NBSP}h{NBSP}{hour.minute:02d}"


def parse_hour(typed: str, field: str) -> time | None:
    """Read « 14:30 », « 14h30 », « 14 h 30 » or « 9h »; blank is `None`.

    Raises `InvalidField` naming the field when it is no hour of the day.
    """
    text = typed.replace(NBSP, " ").strip()
    if not text:
        return None
    match = _TYPED.fullmatch(text)
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (_LAST_HOUR + 1, 0)
    if hour > _LAST_HOUR or minute > _LAST_MINUTE:
        raise InvalidField(
            field, f"{field}{NBSP}: {quoted(typed)} n’est pas une heure. Écrivez par exemple 14:30."
        )
    return time(hour, minute)
