"""The next session of the committee, with its countdown: what it still waits for before its day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from daect_tui.domain.convocation import Convening
from daect_tui.domain.dates import long_date, long_date_with_day
from daect_tui.domain.hours import hour_words
from daect_tui.domain.session import Session, SessionState
from daect_tui.domain.text import NBSP, counted

_IN_HAND = (SessionState.OPEN, SessionState.SUSPENDED)


@dataclass(frozen=True, slots=True)
class NextSession:
    """A session to come, or in hand: its day, how many dossiers are on its agenda, who is convened."""

    reference: str
    state: SessionState
    meets_on: date
    hour: time | None
    items: int
    deadline: date | None
    convening: Convening | None = None

    def headline(self, today: date) -> str:
        """Say it in one line: « Comité PACT3-2017-S2 dans 12 jours, mardi 24 octobre : 9 dossiers »."""
        return f"{self._when(today)}{NBSP}: {counted(self.items, 'dossier')}"

    def sentence(self, today: date) -> str:
        """Say all of it: the agenda, the convocations, the last day to file."""
        agenda = f"{counted(self.items, 'dossier')} à l’ordre du jour" if self.items else "ordre du jour vide"
        parts = [agenda, *self._convocations(today)]
        if self.deadline is not None and self.deadline >= today:
            parts.append(f"dépôts jusqu’au {_day(self.deadline, today)}")
        return f"{self._when(today)}{NBSP}: {', '.join(parts)}."

    def _when(self, today: date) -> str:
        name = f"Comité {self.reference}"
        if self.state is not SessionState.PLANNED:
            return f"{name}, séance {self.state.label}"
        hour = f" à {hour_words(self.hour)}" if self.hour else ""
        return f"{name} {_left(self.meets_on, today)}, {_day_of_week(self.meets_on, today)}{hour}"

    def _convocations(self, today: date) -> tuple[str, ...]:
        if self.convening is None or self.state is not SessionState.PLANNED:
            return ()
        if self.convening.is_regular:
            return ("convocations en règle",)
        if not self.convening.not_sent:
            return ("convocations envoyées, réceptions à noter",)
        last = self.convening.latest.due
        if last < today:
            return (f"convocations non envoyées, délai passé le {_day(last, today)}",)
        return (f"convocations à recevoir le {_day(last, today)} au plus tard",)


def next_of(sessions: Iterable[Session], today: date) -> tuple[Session, date] | None:
    """Return the session in hand, else the first one to come, with its day; `None` where there is neither.

    A planned session whose day is past is not to come: « À faire » tells of it.
    """
    dated = [(one, one.meets_on) for one in sessions if one.meets_on is not None]
    in_hand = [pair for pair in dated if pair[0].state in _IN_HAND]
    to_come = [pair for pair in dated if pair[0].state is SessionState.PLANNED and pair[1] >= today]
    return min(in_hand or to_come, key=lambda pair: (pair[1], pair[0].reference), default=None)


def _left(day: date, today: date) -> str:
    days = (day - today).days
    return {0: "aujourd’hui", 1: "demain"}.get(days, f"dans {counted(days, 'jour')}")


def _day(day: date, today: date) -> str:
    """Write a day; its year only where it is not the one that anybody supposes."""
    return _without_year(long_date(day), day, today)


def _day_of_week(day: date, today: date) -> str:
    return _without_year(long_date_with_day(day), day, today)


def _without_year(words: str, day: date, today: date) -> str:
    return words.removesuffix(f"{NBSP}{day.year}") if day.year == today.year else words
