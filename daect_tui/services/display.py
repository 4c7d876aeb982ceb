"""What the room may see of the session that is held: decision 14, and nothing more.

The view is made of words that are said aloud in the room: never a note, a reason of recusal, an
address, the text of an opinion, nor a voice before the vote is counted.
"""

import json
from dataclasses import dataclass

from daect_tui.domain.session import SessionState, Sitting
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.room import ItemView, RoomView, Upcoming, read_room


@dataclass(frozen=True, slots=True)
class ShownResult:
    """A vote on the screen: the voices cast, out of how many; the counts once they are known.

    `words` is the result that the rules give, or the outcome that was confirmed.
    """

    cast: int
    voters: int
    in_favour: int = 0
    against: int = 0
    abstentions: int = 0
    words: str = ""
    counted: bool = False


@dataclass(frozen=True, slots=True)
class ShownItem:
    """The item in hand: what it is, what is put to the vote, who is there and who is out."""

    position: int
    organisation: str
    domain: str
    programme: str
    motion: str
    presiding: str
    present: tuple[str, ...]
    recused: tuple[str, ...]
    quorum: str
    quorum_reached: bool
    result: ShownResult


@dataclass(frozen=True, slots=True)
class NextItem:
    """The item that follows: who must leave the room for it, and who may come back."""

    position: int
    organisation: str
    leaving: tuple[str, ...]
    returning: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoomDisplay:
    """The session that is held, as the room sees it; `previous` says how the last item ended."""

    reference: str
    demonstration: bool
    suspended: bool
    items: int
    item: ShownItem | None
    previous: str
    next: NextItem | None


class Display:
    """The use case of the second screen: it only reads."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def revision(self) -> int:
        """Return a number that grows when something was written in the register."""
        return self._office.register.revision()

    def view(self) -> RoomDisplay | None:
        """Return the session that is held, an open one rather than a suspended one; `None` without any."""
        with self._office.reading() as work:
            held = {session.state: session.reference for session in reversed(work.sessions.all())}
            reference = held.get(SessionState.OPEN) or held.get(SessionState.SUSPENDED)
            return _display(work, read_room(work, reference)) if reference else None


def _display(work: UnitOfWork, room: RoomView) -> RoomDisplay:
    sitting, current = room.sitting, room.current
    return RoomDisplay(
        reference=sitting.session.reference,
        demonstration=work.register.demonstration,
        suspended=sitting.session.state is SessionState.SUSPENDED,
        items=len(sitting.items),
        item=_shown(sitting, current) if current else None,
        previous=_previous(work, sitting),
        next=_next(room.upcoming) if room.upcoming else None,
    )


def _shown(sitting: Sitting, view: ItemView) -> ShownItem:
    item, ballot = view.item, view.live_ballot
    motion = ballot.motion if ballot else item.proposal
    return ShownItem(
        position=item.position,
        organisation=item.organisation,
        domain=item.domain,
        programme=item.programme,
        motion=motion.sense.label,
        presiding=view.presiding.name if view.presiding else "",
        present=tuple(seat.name for seat in view.voters),
        recused=_names(sitting, view.recused),
        quorum=str(view.quorum),
        quorum_reached=view.quorum.reached,
        result=_result(view),
    )


def _result(view: ItemView) -> ShownResult:
    """Give the counts only of a vote that is over: until then, how many have voted."""
    ballot, voters = view.live_ballot, len(view.voters)
    words = view.item.outcome.label if view.item.outcome else ""
    if ballot is None:
        return ShownResult(0, voters, words=words)
    tally = ballot.tally
    if ballot.result is None:
        return ShownResult(tally.total, voters)
    return ShownResult(
        cast=tally.total,
        voters=tally.total,
        in_favour=tally.in_favour,
        against=tally.against,
        abstentions=tally.abstentions,
        words=words or f"{ballot.motion.sense.label}\u00a0: {ballot.result.label}",
        counted=True,
    )


def _previous(work: UnitOfWork, sitting: Sitting) -> str:
    """Say how the item concluded last ended: its result would vanish with the passage to the next one."""
    entry = work.journal.last_of(sitting.session.reference, "item.concluded")
    if entry is None:
        return ""
    position = json.loads(entry.detail).get("point")
    item = next((item for item in sitting.items if item.position == position), None)
    if item is None or item.outcome is None or position == sitting.session.position:
        return ""
    return f"{item.position}. {item.organisation} – {item.outcome.label}"


def _next(upcoming: Upcoming) -> NextItem:
    item = upcoming.item
    return NextItem(
        position=item.position,
        organisation=item.organisation,
        leaving=tuple(seat.name for seat in upcoming.leaving),
        returning=tuple(seat.name for seat in upcoming.returning),
    )


def _names(sitting: Sitting, members: frozenset[int]) -> tuple[str, ...]:
    return tuple(seat.name for seat in sitting.seats if seat.member_id in members)
