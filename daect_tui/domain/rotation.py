"""Which backups stay: the last ones, then one a day, one a week, one a month, as far back as is asked.

The periods are counted among the backups that there are, not from today, as restic and borg do: an office
that closes for a month loses nothing by it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.backup import Backup
from daect_tui.domain.dates import paris_day


@dataclass(frozen=True, slots=True)
class Retention:
    """How many stay: the `last` ones, then the newest of as many days, weeks and months."""

    last: int = 8
    days: int = 14
    weeks: int = 8
    months: int = 6

    @property
    def most(self) -> int:
        """The most that ever stay: the newest sound one may be one more."""
        return max(1, self.last) + self.days + self.weeks + self.months + 1


def to_remove(backups: Iterable[Backup], keep: Retention) -> tuple[Backup, ...]:
    """Return the backups of one register that may go, the oldest first.

    Never the newest one, never the newest of those that were verified; those set aside are not counted.
    """
    turning = (one for one in backups if not one.is_aside)
    newest_first = sorted(turning, key=lambda one: one.order, reverse=True)
    kept = {one.name for one in newest_first[: max(1, keep.last)]}
    kept.update(one.name for one in [one for one in newest_first if one.is_sound][:1])
    for period, count in ((_day, keep.days), (_week, keep.weeks), (_month, keep.months)):
        kept.update(_newest_of(newest_first, period, count))
    return tuple(one for one in reversed(newest_first) if one.name not in kept)


def _newest_of(
    newest_first: Sequence[Backup], period: Callable[[date], tuple[int, ...]], count: int
) -> Iterable[str]:
    """Yield the newest of each of the last periods that have one, a sound one where there is one."""
    found: dict[tuple[int, ...], Backup] = {}
    for one in newest_first:
        key = period(paris_day(one.made_at))
        if key not in found and len(found) == count:
            break
        first = found.setdefault(key, one)
        if one.is_sound and not first.is_sound:
            found[key] = one
    return [one.name for one in found.values()]


def _day(day: date) -> tuple[int, ...]:
    return (day.toordinal(),)


def _week(day: date) -> tuple[int, ...]:
    return day.isocalendar()[:2]


def _month(day: date) -> tuple[int, ...]:
    return day.year, day.month
