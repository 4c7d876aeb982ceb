"""Letters to put together: a session brought to its signed decisions, and its letters produced."""

from datetime import date

from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.desk import Desk
from tests.support.desks import opened
from tests.support.prepared import prepared_once

FAVOURABLE = Motion(Outcome.FAVOURABLE)


def signed(desk: Desk, count: int) -> str:
    """Bring a session to its signed decisions, all favourable; return its reference."""
    return decided(desk, *[FAVOURABLE] * count)


@prepared_once
def decided(desk: Desk, *proposals: Motion) -> str:
    """Bring a session whose proposals are all adopted to its signed decisions; return its reference."""
    session, room = opened(desk, *proposals)
    for item in room.sitting.items:
        desk.committee.adopt_unanimously(session, item.id)
    desk.closing.close(session)
    desk.decisions.sign([line.decision.id for line in desk.decisions.of_session(session)], date(2018, 3, 14))
    return session


@prepared_once
def produced(desk: Desk, count: int) -> tuple[str, ...]:
    """Produce the letters of a session; return their numbers."""
    made = desk.letters.produce_decisions(signed(desk, count))
    return tuple(one.letter.chrono for one in made if one.letter)
