"""A session prepared at home, its valise, and the same session held in either."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from daect_tui.domain.decision import Grounds
from daect_tui.domain.deliberation import Choice, Tally
from daect_tui.domain.minutes import SessionRecord
from daect_tui.domain.session import Motion, Outcome, Presence
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from storage.register import OpenRegister, open_register
from tests.support.desks import MORNING, desk_on, planned
from tests.support.sessions import FAVOURABLE, at, current, ids

REFUSED = Motion(Outcome.UNFAVOURABLE, Grounds(criteria=("cooperation",), reasons="Peu de preuves."))
ADJOURNED = Motion(Outcome.ADJOURNED, Grounds(wanted="un accord", wanted_until=date(2018, 5, 1)))
PROPOSALS = (FAVOURABLE, FAVOURABLE, ADJOURNED)
HOLDER = "Nadia Ferrand"


@dataclass(frozen=True, slots=True)
class Away:
    """A session that left: the desk of home, its reference, and the file."""

    home: Desk
    session: str
    path: Path


def prepared(desk: Desk) -> str:
    """Plan a session of three items at home."""
    return planned(desk, *PROPOSALS)


def packed(desk: Desk, folder: Path, session: str = "") -> Away:
    """Take a session away."""
    session = session or prepared(desk)
    path = folder / "seance.daect"
    desk.valises.pack(session, path, HOLDER)
    return Away(desk, session, path)


@contextmanager
def travelling(path: Path, agent: str = HOLDER) -> Iterator[Desk]:
    """Open a valise as the application of another laptop does."""
    desk = desk_on(open_register(path), SetClock(MORNING + timedelta(minutes=5)), agent)
    try:
        yield desk
    finally:
        desk.close()


def begin(desk: Desk, session: str) -> None:
    """Open the session, call the roll with one absent who gives a mandate and one recused."""
    at(desk, 10, 30)
    sitting = desk.committee.open(session).sitting
    room = desk.committee.arrive(
        session, {seat.member_id: Presence.IN_ROOM for seat in sitting.seats if "Belloc" not in seat.name}
    )
    members, (first, _, _) = ids(room), room.sitting.items
    desk.committee.give_mandate(session, members["Belloc"], members["Oriol"])
    desk.committee.recuse(session, first.id, members["Toussac"], "intérêt")


def vote(desk: Desk, session: str) -> None:
    """Vote by name, by hands with a vote voided, and in secret; somebody is heard, somebody disagrees."""
    room = desk.committee.room(session)
    first, second, third = room.sitting.items
    at(desk, 10, 40)
    for voter in current(room).voters:
        desk.committee.cast(session, first.id, voter.member_id, Choice.FOR, FAVOURABLE)
    desk.committee.conclude(session, first.id, Outcome.FAVOURABLE)
    desk.committee.note(session, first.id, "une note prise par erreur")
    desk.committee.undo(session)
    desk.committee.go_to(session, 2)
    heard = desk.committee.hear(session, second.id, "Mme Ida Colin", "cheffe de projet")
    desk.committee.heard(session, second.id, current(heard).heard[0].id)
    desk.committee.hands(session, second.id, FAVOURABLE, Tally(4, 2, 0))
    desk.committee.void_ballot(session, second.id, "mal compté")
    desk.committee.hands(session, second.id, FAVOURABLE, Tally(5, 1, 0))
    desk.committee.conclude(session, second.id, Outcome.FAVOURABLE)
    desk.committee.disagree(session, second.id, ids(room)["Kermadec"], "Le calendrier n’est pas tenu.")
    desk.committee.suspend(session, "pause")
    at(desk, 11)
    desk.committee.resume(session)
    desk.committee.go_to(session, 3)
    desk.committee.secret(session, third.id, ADJOURNED, Tally(4, 1, 1))
    desk.committee.conclude(session, third.id, Outcome.ADJOURNED)


def close(desk: Desk, session: str) -> SessionRecord:
    """Close the session."""
    at(desk, 11, 30)
    return desk.closing.close(session)


def hold(desk: Desk, session: str) -> SessionRecord:
    """Hold the whole session."""
    begin(desk, session)
    vote(desk, session)
    return close(desk, session)


def register_of(desk: Desk) -> OpenRegister:
    """Return the open register of a desk."""
    register = desk.office.register
    assert isinstance(register, OpenRegister)
    return register
