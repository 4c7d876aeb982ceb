"""The order of an agenda and its hours: items moved one by one, or all in the quietest order."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import time

from daect_tui.domain.agenda_order import moves, quietest
from daect_tui.domain.agenda_times import LONGEST, planned_times
from daect_tui.domain.conflicts import ConflictStanding
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.member import Member
from daect_tui.domain.session import SESSION_MACHINE, AgendaItem, Session, SessionAction, Sitting
from daect_tui.services.interests import composing, interest_lines
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class PreparedItem:
    """An item as planned: its hour (`None` while unknown), who is recused, interests left to answer."""

    item: AgendaItem
    at: time | None
    minutes: int
    recused: tuple[str, ...]
    to_answer: int


@dataclass(frozen=True, slots=True)
class PreparedSession:
    """All that is seen of a session in preparation; `ends_at` is `None` while its hour is not set."""

    session: Session
    members: tuple[Member, ...]
    items: tuple[PreparedItem, ...]
    ends_at: time | None

    @property
    def to_answer(self) -> int:
        """The number of suggested interests that nobody has answered."""
        return sum(item.to_answer for item in self.items)


@dataclass(frozen=True, slots=True)
class QuietOrder:
    """The quietest order, with how many times somebody goes out or comes back: now, and in it."""

    before: int
    after: int
    items: tuple[AgendaItem, ...]


class AgendaOrder:
    """The use cases of the order and hours of an agenda in preparation."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def prepared(self, reference: str) -> PreparedSession:
        """Return a session as its preparation shows it; raises `UnknownReference`."""
        with self._office.reading() as work:
            sitting = work.sessions.sitting(reference)
            members = composing(work, sitting.session)
            times = planned_hours(sitting)
            lines = interest_lines(work, sitting)
            left = Counter(line.item.id for line in lines if line.standing is ConflictStanding.TO_ANSWER)
            return PreparedSession(
                session=sitting.session,
                members=members,
                items=tuple(
                    PreparedItem(
                        item=item,
                        at=at,
                        minutes=_minutes(sitting, item),
                        recused=tuple(
                            member.full_name for member in members if member.id in sitting.recused(item.id)
                        ),
                        to_answer=left[item.id],
                    )
                    for item, at in zip(sitting.items, times, strict=False)
                ),
                ends_at=times[-1],
            )

    def move(self, reference: str, item_id: int, step: int) -> AgendaItem:
        """Move an item up (-1) or down (1); raises `Refusal` at the end of the agenda."""
        with self._editing(reference) as (work, sitting):
            item = _item(sitting, item_id)
            to = item.position + step
            if not 1 <= to <= len(sitting.items):
                where = "le premier" if step < 0 else "le dernier"
                raise Refusal(f"Le point {item.position} est déjà {where}.")
            moved = replace(item, position=to)
            work.sessions.update_item(moved)
            work.journal.append(Act("item.moved", reference, {"point": item.position, "rang": to}))
            work.commit()
        return moved

    def quietest(self, reference: str) -> QuietOrder:
        """Return the order in which the fewest members go out and come back (CRPA R133-12)."""
        with self._office.reading() as work:
            sitting = work.sessions.sitting(reference)
            present = {member.id for member in composing(work, sitting.session)}
        recused = [sitting.recused(item.id) & present for item in sitting.items]
        order = quietest(recused)
        return QuietOrder(
            before=moves(recused),
            after=moves(recused[index] for index in order),
            items=tuple(sitting.items[index] for index in order),
        )

    def reorder(self, reference: str, item_ids: Sequence[int]) -> None:
        """Put the whole agenda in an order; raises `Refusal` when its items are others by now."""
        with self._editing(reference) as (work, sitting):
            work.sessions.reorder(sitting.session.id, item_ids)
            before = {item.id: item.position for item in sitting.items}
            order = [str(before[item_id]) for item_id in item_ids]
            work.journal.append(Act("agenda.reordered", reference, {"anciens_rangs": order}))
            work.commit()

    def plan_minutes(self, reference: str, item_id: int, minutes: int) -> None:
        """Plan how long an item lasts; 0 gives it back the length of the rules."""
        if not 0 <= minutes <= LONGEST:
            raise Refusal(f"La durée d’un point va de 1 à {LONGEST} minutes.")
        with self._editing(reference) as (work, sitting):
            item = _item(sitting, item_id)
            work.sessions.update_item(replace(item, minutes=minutes or None))
            work.journal.append(Act("item.timed", reference, {"point": item.position, "minutes": minutes}))
            work.commit()

    @contextmanager
    def _editing(self, reference: str) -> Iterator[tuple[UnitOfWork, Sitting]]:
        """Begin an act on an agenda; raises `TransitionRefused` once the session has opened."""
        with self._office.begin() as work:
            sitting = work.sessions.sitting(reference)
            SESSION_MACHINE.after(sitting.session.state, SessionAction.EDIT_AGENDA)
            yield work, sitting


def _item(sitting: Sitting, item_id: int) -> AgendaItem:
    found = next((item for item in sitting.items if item.id == item_id), None)
    if found is None:
        raise Refusal(f"Ce point n’est plus à l’ordre du jour de {sitting.session.reference}. Relisez-le.")
    return found


def _minutes(sitting: Sitting, item: AgendaItem) -> int:
    return item.minutes or sitting.rules.minutes_per_item


def planned_hours(sitting: Sitting) -> tuple[time | None, ...]:
    """Return the hour of each item, then the end; all unknown while the session has no hour."""
    starts_at = sitting.session.hour
    if starts_at is None:
        return (None,) * (len(sitting.items) + 1)
    return planned_times(starts_at, (_minutes(sitting, item) for item in sitting.items))
