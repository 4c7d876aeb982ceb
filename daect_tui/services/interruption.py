"""A session that was under way when the register was last closed, or when the machine went down."""

from dataclasses import dataclass
from datetime import datetime

from daect_tui.domain.session import SessionState
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.room import read_room


@dataclass(frozen=True, slots=True)
class Interruption:
    """Where a session stopped: the moment of its last act (UTC), the item in hand, what is kept.

    `voices` are those already recorded on the item in hand.
    """

    reference: str
    at: datetime
    position: int
    items: int
    concluded: int
    voices: int


class Interruptions:
    """The use case of opening a register again in the middle of a session."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def last(self) -> Interruption | None:
        """Return the open session that was acted on last; a suspended one was left on purpose.

        One that is away in a valise goes on there.
        """
        with self._office.reading() as work:
            away = {checkout.session for checkout in work.valises.away()}
            found = [
                _interruption(work, session.reference)
                for session in work.sessions.all()
                if session.state is SessionState.OPEN and session.reference not in away
            ]
        return max(found, key=lambda interruption: interruption.at, default=None)


def _interruption(work: UnitOfWork, reference: str) -> Interruption:
    room = read_room(work, reference)
    session, items = room.sitting.session, room.sitting.items
    last = work.journal.last_of(reference)
    at = last.at if last else session.opened_at
    if at is None:
        raise ValueError(f"{reference} is open and was never opened")
    ballot = room.current.live_ballot if room.current else None
    return Interruption(
        reference=reference,
        at=at,
        position=session.position,
        items=len(items),
        concluded=sum(item.outcome is not None for item in items),
        voices=ballot.tally.total if ballot else 0,
    )
