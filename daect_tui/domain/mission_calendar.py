"""The calendar of missions: a month laid out as bars of text, and what overlaps in it told in words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from daect_tui.domain.dates import add_months, short_date
from daect_tui.domain.mission import NOT_LEAVING, Mission, MissionState
from daect_tui.domain.text import NBSP, fold, listed

_S = MissionState
_NOT_VALIDATED = frozenset(
    {_S.REQUESTED, _S.OPINION_ASKED, _S.OPINION_RECEIVED, _S.UNDER_REVIEW, _S.ADJOURNED}
)
FIRM, PLANNED, BEFORE, AFTER = "█", "░", "◀", "▶"
_WIDEST_DAY = 3
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Presence:
    """An expert away, from a day to another."""

    name: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Stay:
    """A mission in the calendar; `country` is the French name, `is_firm` tells that it is validated."""

    reference: str
    country: str
    place: str
    holder: str
    starts_on: date
    ends_on: date
    experts: tuple[Presence, ...]
    is_firm: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of the calendar: the reference of its mission, and the days of the month as text."""

    reference: str
    track: str


def stays(missions: Iterable[Mission], country: Callable[[str], str]) -> tuple[Stay, ...]:
    """Return the missions for which somebody leaves, the first to leave first."""
    found = [_stay(mission, country) for mission in missions if mission.state not in NOT_LEAVING]
    return tuple(sorted(found, key=lambda stay: (stay.starts_on, stay.reference)))


def _stay(mission: Mission, country: Callable[[str], str]) -> Stay:
    content = mission.content
    return Stay(
        reference=mission.reference,
        country=country(content.country),
        place=content.place,
        holder=mission.holder,
        starts_on=content.starts_on,
        ends_on=content.ends_on,
        experts=tuple(Presence(expert.name, *content.stay(expert)) for expert in content.experts),
        is_firm=mission.state not in _NOT_VALIDATED,
    )


def month_of(day: date, months: int = 0) -> date:
    """Return the first day of the month of a day, some months later."""
    return add_months(day.replace(day=1), months)


def last_day(month: date) -> date:
    """Return the last day of the month that begins on `month`."""
    return add_months(month, 1) - timedelta(days=1)


def read_period(month: date) -> tuple[date, date]:
    """Return the days of which a month must know the missions: whole weeks, for what meets in one."""
    return month - _WEEK, last_day(month) + _WEEK


def scale(month: date, width: int) -> str:
    """Write the days of a month over its bars: the number of each Monday, and the first."""
    cell = _day_width(month, width)
    line = [" "] * (last_day(month).day * cell)
    for day in range(1, last_day(month).day + 1):
        if day == 1 or month.replace(day=day).weekday() == 0:
            number = str(day)
            start = (day - 1) * cell
            if not "".join(line[max(0, start - 1) : start]).strip():
                line[start : start + len(number)] = number
    return "".join(line).rstrip()


def bars(found: Sequence[Stay], month: date, width: int) -> tuple[Bar, ...]:
    """Lay out the missions of a month in `width` cells, one a line, in their order.

    What is written beside a bar is shortened at a word; a bar that goes on before or after the month
    says so by its ends.
    """
    first, last = month, last_day(month)
    shown = [stay for stay in found if stay.starts_on <= last and stay.ends_on >= first]
    return tuple(Bar(stay.reference, _track(stay, month, width)) for stay in shown)


def _day_width(month: date, width: int) -> int:
    return max(1, min(_WIDEST_DAY, width // last_day(month).day))


def _track(stay: Stay, month: date, width: int) -> str:
    cell, last = _day_width(month, width), last_day(month)
    start = (max(stay.starts_on, month) - month).days * cell
    end = ((min(stay.ends_on, last) - month).days + 1) * cell
    fill = list((FIRM if stay.is_firm else PLANNED) * (end - start))
    if stay.starts_on < month:
        fill[0] = BEFORE
    if stay.ends_on > last:
        fill[-1] = AFTER
    bar, words = "".join(fill), f"{stay.country}, {stay.holder}"
    after, before = width - end - 1, start - 1
    if after >= min(len(words), max(before, len(bar))):
        return f"{' ' * start}{bar} {_shortened(words, after)}".rstrip()
    if before >= min(len(words), len(bar)):
        return f"{_shortened(words, before).rjust(before)} {bar}"
    inside = _shortened(words, len(bar) - 4)
    return f"{' ' * start}{bar[:1]} {inside} {bar[len(inside) + 3 :]}"


def _shortened(words: str, room: int) -> str:
    """Shorten at a word; nothing where not even one fits."""
    if len(words) <= room:
        return words
    kept = words[: max(0, room)].rpartition(" ")[0].rstrip(",")
    return f"{kept}…" if kept and len(kept) < room else ""


def overlaps(found: Sequence[Stay], month: date) -> tuple[str, ...]:
    """Tell in sentences what meets in a month: one expert sent twice, two missions in one place a week."""
    return (*_twice_away(found, month), *_same_place(found, month))


def _twice_away(found: Sequence[Stay], month: date) -> Iterator[str]:
    for one, other in combinations(found, 2):
        theirs = {fold(expert.name): expert for expert in other.experts}
        for expert in one.experts:
            again = theirs.get(fold(expert.name))
            if again is None:
                continue
            first, last = max(expert.starts_on, again.starts_on), min(expert.ends_on, again.ends_on)
            if first <= last and first <= last_day(month) and last >= month:
                days = f"du {short_date(first)} au {short_date(last)}"
                days = f"le {short_date(first)}" if first == last else days
                yield (
                    f"{expert.name} part pour deux missions à la fois, {days}{NBSP}: "
                    f"{one.reference} et {other.reference}."
                )


def _same_place(found: Sequence[Stay], month: date) -> Iterator[str]:
    weeks: dict[tuple[date, str], list[Stay]] = defaultdict(list)
    for stay in found:
        monday = stay.starts_on - timedelta(days=stay.starts_on.weekday())
        while monday <= stay.ends_on:
            weeks[monday, f"{stay.country}/{fold(stay.place)}"].append(stay)
            monday += _WEEK
    for (monday, _), together in sorted(weeks.items(), key=lambda entry: entry[0]):
        if len(together) > 1 and monday <= last_day(month) and monday + timedelta(days=6) >= month:
            one = together[0]
            yield (
                f"{one.place} ({one.country}) reçoit {len(together)} missions la semaine du "
                f"{short_date(monday)}{NBSP}: {listed([stay.reference for stay in together])}."
            )
