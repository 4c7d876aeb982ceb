"""The state of a label on any day, from its term and from what happened to it (procedure §3).

Nothing here is recorded: a label expires, or becomes due for renewal, because the day has come.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from daect_tui.domain.dates import add_months
from daect_tui.domain.label import Label, LabelState
from daect_tui.domain.label_event import LabelEvent, LabelEventKind

# « À renouveler » begins that long before the end: a hypothesis, since no source says it.
RENEWAL_MONTHS = 6


class Term(Protocol):
    """What runs from a day to another: a label, or what is counted of one."""

    @property
    def starts_on(self) -> date:
        """The first day."""

    @property
    def until(self) -> date:
        """The last day."""


_K, _S = LabelEventKind, LabelState
# What ends a label for the future; on one day, the act of the authority counts first.
_ENDS = {_K.REPEALED: _S.REPEALED, _K.GIVEN_UP: _S.GIVEN_UP}
_IN_FORCE = frozenset({_S.ACTIVE, _S.TO_RENEW, _S.RENEWED})


def state_on(
    label: Term, events: Iterable[LabelEvent], day: date, renewal_months: int = RENEWAL_MONTHS
) -> LabelState:
    """Return the state of a label on a day, whatever the order in which its events were written.

    A withdrawal is retroactive: the label is « retiré » from its first day. A renewed label is
    « renouvelé » from the first day of the one that follows it.
    """
    if day < label.starts_on:
        return _S.NOT_YET
    happened = _made_on(label, tuple(events), day)
    if happened is not None:
        return happened
    if day > label.until:
        return _S.EXPIRED
    return _S.TO_RENEW if day >= add_months(label.until, -renewal_months) else _S.ACTIVE


def in_force_on(label: Term, events: Iterable[LabelEvent], day: date) -> bool:
    """Tell whether the holder may rely on a label on a day; one that is renewed runs to its term."""
    return day <= label.until and state_on(label, events, day) in _IN_FORCE


def _made_on(label: Term, events: tuple[LabelEvent, ...], day: date) -> LabelState | None:
    """Return the state that the events make on a day; `None` where the term alone says it."""
    if any(event.kind is _K.REVOKED for event in events):
        return _S.REVOKED
    ended = ending(label, events, day)
    if ended is not None:
        return _ENDS[ended.kind]
    if day <= label.until and suspension(events, day):
        return _S.SUSPENDED
    renewed = any(event.kind is _K.RENEWED and event.day <= day for event in events)
    return _S.RENEWED if renewed else None


def renewal_horizon(day: date, renewal_months: int = RENEWAL_MONTHS) -> date:
    """Return the last end of a label that is to be renewed on a day."""
    morrow = day + timedelta(days=1)
    if morrow.day == 1:
        return add_months(morrow, renewal_months) - timedelta(days=1)
    return add_months(day, renewal_months)


def ending(label: Term, events: Iterable[LabelEvent], day: date) -> LabelEvent | None:
    """Return what had ended the label by a day, before its term; the first such act counts."""
    last = min(day, label.until)
    ended = [event for event in events if event.kind in _ENDS and event.takes_effect <= last]
    return min(ended, key=lambda event: (event.takes_effect, event.kind is _K.GIVEN_UP), default=None)


def suspension(events: Iterable[LabelEvent], day: date) -> LabelEvent | None:
    """Return the suspension that runs on a day: until the day that it says, or its lifting."""
    known = tuple(events)
    lifted = [event.day for event in known if event.kind is _K.REINSTATED and event.day <= day]
    running = [
        event
        for event in known
        if event.kind is _K.SUSPENDED
        and event.takes_effect <= day
        and (event.until is None or day <= event.until)
        and not any(event.day < other for other in lifted)
    ]
    return min(running, key=lambda event: (event.takes_effect, event.id), default=None)


@dataclass(frozen=True, slots=True)
class LabelLife:
    """A label with all that happened to it; `renewal_months` is the length of the renewal period."""

    label: Label
    events: tuple[LabelEvent, ...] = ()
    renewal_months: int = RENEWAL_MONTHS

    @property
    def renewal_from(self) -> date:
        """Return the first day of the period of renewal."""
        return add_months(self.label.until, -self.renewal_months)

    def state_on(self, day: date) -> LabelState:
        """Return the state on a day."""
        return state_on(self.label, self.events, day, self.renewal_months)

    def in_force_on(self, day: date) -> bool:
        """Tell whether the holder may rely on the label on a day; one that is renewed runs to its term."""
        return in_force_on(self.label, self.events, day)

    def covers(self, first: date, last: date) -> bool:
        """Tell whether the label is in force on all the days of a period."""
        return self.first_uncovered(first, last) is None

    def first_uncovered(self, first: date, last: date) -> date | None:
        """Return the first day of a period on which the label is not in force."""
        days = (first, *self._changes(first, last))
        return next((day for day in days if not self.in_force_on(day)), None)

    def of(self, kind: LabelEventKind) -> LabelEvent | None:
        """Return the first thing of a kind that happened to it."""
        found = (event for event in self.events if event.kind is kind)
        return min(found, key=lambda event: (event.takes_effect, event.id), default=None)

    def _changes(self, first: date, last: date) -> Iterable[date]:
        """Yield the days after the first, to the last, on which the state may be another."""
        after_end = (self.label.until, *(event.until for event in self.events if event.until))
        days = {self.label.starts_on, *(end + timedelta(days=1) for end in after_end if end < date.max)}
        days.update(day for event in self.events for day in (event.day, event.takes_effect))
        return sorted(day for day in days if first < day <= last)
