"""How labels stand on a day, from what happened to them: the state that is recorded tells less.

What holds of a label on its term alone is in its profile already; here is what its events change.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import col, select

from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.label_state import in_force_on, state_on
from daect_tui.domain.matching import Profile, ProfileKind
from storage.mapping import build
from storage.repositories.base import Repository
from storage.tables import LabelEventTable, LabelTable

_K = LabelEventKind
# A renewed label runs to its term: that alone keeps nobody from it.
_STOPPING = (_K.SUSPENDED, _K.REPEALED, _K.REVOKED, _K.GIVEN_UP)


@dataclass(frozen=True, slots=True)
class _Ran:
    starts_on: date
    until: date


class LabelStandings(Repository):
    """Reads the events of labels for those who compare many of them."""

    def stopped(self, day: date) -> Sequence[str]:
        """Return the labels that run on a day, and that an event keeps from being used."""
        stopping = select(LabelEventTable.label).where(col(LabelEventTable.kind).in_(_STOPPING))
        rows = self._session.exec(
            select(LabelTable).where(
                col(LabelTable.number).in_(stopping),
                col(LabelTable.starts_on) <= day,
                col(LabelTable.until) >= day,
            )
        ).all()
        events = self._events([row.number for row in rows])
        return [row.number for row in rows if not in_force_on(row, events[row.number], day)]

    def standing(self, profiles: Sequence[Profile], day: date) -> tuple[Profile, ...]:
        """Return profiles in the same order, those of labels as they stand on a day."""
        events = self._events([one.reference for one in profiles if one.kind is ProfileKind.LABEL])
        return tuple(
            _standing(one, events[one.reference], day) if one.kind is ProfileKind.LABEL else one
            for one in profiles
        )

    def _events(self, numbers: Sequence[str]) -> Mapping[str, list[LabelEvent]]:
        found: dict[str, list[LabelEvent]] = defaultdict(list)
        if numbers:
            rows = self._session.exec(
                select(LabelEventTable)
                .where(col(LabelEventTable.label).in_(numbers))
                .order_by(col(LabelEventTable.id))
            )
            for row in rows:
                found[row.label].append(build(LabelEvent, row))
        return found


def _standing(profile: Profile, events: Iterable[LabelEvent], day: date) -> Profile:
    label, known = _Ran(profile.first_day or profile.day, profile.last_day or date.max), tuple(events)
    runs = label.starts_on <= day <= label.until
    usable = in_force_on(label, known, day) if runs else True
    return replace(profile, usable=usable, standing=state_on(label, known, day).label)
