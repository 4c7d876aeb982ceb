"""Clocks: the machine's, and the one of a demonstration, which takes place on a chosen day."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from daect_tui.domain.dates import PARIS, paris_day


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """Return the present moment, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the civil day in Paris."""
        return paris_day(self.now())


@dataclass(frozen=True, slots=True)
class DemonstrationClock:
    """The present time of day, on the day when the demonstration takes place."""

    day: date

    def now(self) -> datetime:
        """Return that day at the present time of day in Paris, in UTC."""
        return datetime.combine(self.day, datetime.now(PARIS).time(), PARIS).astimezone(UTC)

    def today(self) -> date:
        """Return the day of the demonstration."""
        return self.day


@dataclass(slots=True)
class SetClock:
    """A clock that shows what it is set to: to replay what happened on known days."""

    moment: datetime = field(default_factory=lambda: datetime.now(UTC))

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self.moment

    def today(self) -> date:
        """Return the civil day in Paris of that moment."""
        return paris_day(self.moment)
