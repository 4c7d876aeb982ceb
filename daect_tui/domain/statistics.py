"""Counting labels, missions and delays by theme, world region, year, programme: light rows in, figures out.

Pure functions over rows that hold only what is counted. Groups are told by a *key*: a code, or a year
written in figures; what the screen calls it is for who shows it. A label that aims at several world
regions counts in each, and once in the total.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from daect_tui.domain.label_event import LabelEvent
from daect_tui.domain.label_state import in_force_on, state_on
from daect_tui.domain.mission import DEPARTED, MissionOrigin, MissionState
from daect_tui.domain.money import Euros
from daect_tui.domain.percentiles import Spread, spread
from daect_tui.domain.states import LabelledEnum

R = TypeVar("R")

UNSAID = ""


class By(LabelledEnum):
    """By what things are counted."""

    THEME = "theme", "thème"
    REGION = "region", "région du monde"
    YEAR = "annee", "année"
    PROGRAMME = "programme", "programme"
    ORIGIN = "origine", "origine"
    STATE = "etat", "état"


class DelayKind(LabelledEnum):
    """What is measured from one day to another."""

    DECISION = "decision", "du dépôt à la décision"
    NOTIFICATION = "notification", "de la décision à la notification"
    VALIDATION = "validation", "de la demande de mission à sa validation"
    REPORT = "rapport", "du retour de mission au rapport"


@dataclass(frozen=True, slots=True)
class LabelRow:
    """What is counted of a label, with what happened to it."""

    theme: str
    countries: tuple[str, ...]
    programme: str
    starts_on: date
    until: date
    events: tuple[LabelEvent, ...] = ()

    def in_force(self, day: date) -> bool:
        """Tell whether it was in force on a day."""
        return in_force_on(self, self.events, day)


@dataclass(frozen=True, slots=True)
class MissionRow:
    """What is counted of a mission: costs in whole cents, the real one where a report tells it."""

    theme: str
    country: str
    programme: str
    origin: MissionOrigin
    state: MissionState
    starts_on: date
    planned: int
    real: int | None

    @property
    def departed(self) -> bool:
        """Whether it took place, or is under way."""
        return has_departed(self.state)


@dataclass(frozen=True, slots=True)
class DelayRow:
    """One delay, from a day to another, of a programme."""

    kind: DelayKind
    programme: str
    first: date
    last: date

    @property
    def days(self) -> int:
        """Days from one to the other; a report that comes before the planned return took none."""
        return max(0, (self.last - self.first).days)


@dataclass(frozen=True, slots=True)
class Span:
    """The years that are counted, both included, and the day as of which they are."""

    first: int
    last: int
    day: date

    def holds(self, day: date) -> bool:
        """Tell whether a day is counted."""
        return self.first <= day.year <= self.last and day <= self.day


@dataclass(frozen=True, slots=True)
class LabelCount:
    """Labels of one group: granted in the years that are counted, and in force."""

    granted: int
    in_force: int


@dataclass(frozen=True, slots=True)
class MissionCount:
    """Missions of one group: requested, gone; what those cost, planned and real (of `reported` of them)."""

    requested: int
    departed: int
    planned: Euros
    reported: int
    real: Euros


def has_departed(state: MissionState) -> bool:
    """Tell whether a mission in a state took place, or is under way."""
    return state in DEPARTED


def count_labels(
    rows: Iterable[LabelRow], by: By, span: Span, regions: Mapping[str, str]
) -> tuple[dict[str, LabelCount], LabelCount]:
    """Count labels by group, and all of them; `regions` gives the world region of each country.

    By year, a label is counted in force at the end of each year, or as of the day of the span in its year.
    """
    known = tuple(rows)
    if by is By.YEAR:
        groups = {
            str(year): _labels(known, Span(year, year, span.day), min(date(year, 12, 31), span.day))
            for year in range(span.first, min(span.last, span.day.year) + 1)
        }
    else:
        parts = _parts(known, lambda row: _label_keys(row, by, span.day, regions))
        groups = {key: _labels(part, span, span.day) for key, part in parts.items()}
    return (
        {key: one for key, one in groups.items() if one.granted or one.in_force},
        _labels(known, span, span.day),
    )


def count_missions(
    rows: Iterable[MissionRow], by: By, span: Span, regions: Mapping[str, str]
) -> tuple[dict[str, MissionCount], MissionCount]:
    """Count the missions whose departure is in the years, by group, and all of them."""
    known = tuple(row for row in rows if span.holds(row.starts_on))
    parts = _parts(known, lambda row: (_mission_key(row, by, regions),))
    return {key: _missions(part) for key, part in parts.items()}, _missions(known)


def measure_delays(
    rows: Iterable[DelayRow], kind: DelayKind, by: By, span: Span
) -> tuple[dict[str, Spread], Spread | None]:
    """Measure delays of a kind that ended in the years: by year of their end or programme, and together."""
    known = [row for row in rows if row.kind is kind and span.holds(row.last)]
    parts = _parts(known, lambda row: (str(row.last.year) if by is By.YEAR else row.programme,))
    measured = {key: spread(row.days for row in part) for key, part in parts.items()}
    return {key: one for key, one in measured.items() if one}, spread(row.days for row in known)


def _parts(rows: Iterable[R], keys: Callable[[R], Iterable[str]]) -> dict[str, list[R]]:
    parts: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        for key in keys(row):
            parts[key].append(row)
    return {key: parts[key] for key in sorted(parts)}


def _labels(rows: Sequence[LabelRow], span: Span, day: date) -> LabelCount:
    granted = sum(1 for row in rows if span.holds(row.starts_on))
    return LabelCount(granted, sum(1 for row in rows if row.in_force(day)))


def _label_keys(row: LabelRow, by: By, day: date, regions: Mapping[str, str]) -> Iterable[str]:
    match by:
        case By.THEME:
            return (row.theme,)
        case By.REGION:
            return {regions.get(country, UNSAID) for country in row.countries} or {UNSAID}
        case By.STATE:
            return (state_on(row, row.events, day).value,)
        case _:
            return (row.programme,)


def _missions(rows: Sequence[MissionRow]) -> MissionCount:
    departed = [row for row in rows if row.departed]
    reported = [row.real for row in departed if row.real is not None]
    return MissionCount(
        requested=len(rows),
        departed=len(departed),
        planned=Euros(sum(row.planned for row in departed)),
        reported=len(reported),
        real=Euros(sum(reported)),
    )


def _mission_key(row: MissionRow, by: By, regions: Mapping[str, str]) -> str:
    match by:
        case By.THEME:
            return row.theme
        case By.REGION:
            return regions.get(row.country, UNSAID)
        case By.YEAR:
            return str(row.starts_on.year)
        case By.PROGRAMME:
            return row.programme
        case By.ORIGIN:
            return row.origin.value
        case By.STATE:
            return row.state.value
