"""Civil dates as French law and French readers count and write them."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.hours import time_of_day
from daect_tui.domain.text import NBSP, quoted

PARIS = ZoneInfo("Europe/Paris")

_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
# One space at most where several were typed: a reader that weighs each of them never ends.
_TYPED_DATE = re.compile(r"(\d{1,2})(?: ?[/.\-] ?| )(\d{1,2})(?: ?[/.\-] ?| )(\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_OLDEST, _NEWEST = 1990, 2100


def long_date(day: date) -> str:
    """Write a date in full: « 1er janvier 2017 », « 24 mai 2017 »."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{NBSP}{_MONTHS[day.month - 1]}{NBSP}{day.year}"


def long_date_with_day(day: date) -> str:
    """Write a date in full with its day of the week: « mercredi 24 mai 2017 »."""
    return f"{_DAYS[day.weekday()]} {long_date(day)}"


def short_date(day: date | None) -> str:
    """Write a date in figures: « 24/05/2017 »; an absent date is a dash."""
    return f"{day:%d/%m/%Y}" if day else "—"


def clock_time(moment: datetime) -> str:
    """Write the Paris time of a moment: « 15 h 42 »."""
    return time_of_day(moment.astimezone(PARIS).time())


def paris_day(moment: datetime) -> date:
    """Return the civil day in Paris of a moment that bears its zone."""
    return moment.astimezone(PARIS).date()


def paris_moment(day: date, hour: int, minute: int = 0) -> datetime:
    """Return the moment, in UTC, at which clocks in Paris show this day and time."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=PARIS).astimezone(UTC)


@lru_cache(maxsize=4096)
def parse_date(typed: str, field: str) -> date | None:
    """Read « 24/05/2017 », « 24.5.2017 » or « 2017-05-24 »; blank is `None`.

    Raises `InvalidField` naming the field when it is no date of the calendar.
    """
    text = " ".join(typed.split())
    if not text:
        return None
    if match := _TYPED_DATE.fullmatch(text):
        day, month, year = map(int, match.groups())
    elif iso := _ISO_DATE.fullmatch(text):
        year, month, day = map(int, iso.groups())
    else:
        raise InvalidField(
            field, f"{field}{NBSP}: {quoted(typed)} n’est pas une date. Écrivez par exemple 17/10/2017."
        )
    if not _OLDEST <= year <= _NEWEST:
        raise InvalidField(
            field, f"{field}{NBSP}: l’année {year} est hors de {_OLDEST}-{_NEWEST}. Vérifiez la date."
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise InvalidField(
            field, f"{field}{NBSP}: le {typed} n’existe pas au calendrier. Vérifiez le jour et le mois."
        ) from None


def add_months(day: date, months: int) -> date:
    """Add months, from date to date; the day is clamped to the end of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - correction + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - epact - of_century % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=256)
def holidays(year: int) -> frozenset[date]:
    """Return the eleven public holidays of metropolitan France (code du travail L3133-1)."""
    sunday = easter(year)
    fixed = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
    moving = (sunday + timedelta(days=shift) for shift in (1, 39, 50))
    return frozenset({*(date(year, month, day) for month, day in fixed), *moving})


def is_working_day(day: date) -> bool:
    """Tell whether offices are open: neither Saturday, Sunday nor a public holiday."""
    return day.weekday() < 5 and day not in holidays(day.year)  # noqa: PLR2004 – Saturday is day 5


def next_working_day(day: date) -> date:
    """Return the day itself when it is a working day, else the first one that follows."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def add_working_days(day: date, count: int) -> date:
    """Return the `count`-th working day after a day."""
    for _ in range(count):
        day = next_working_day(day + timedelta(days=1))
    return day
