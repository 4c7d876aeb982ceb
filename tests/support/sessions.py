"""Reading and moving along a session that is held, in the tests of its services."""

from datetime import date

from daect_tui.domain.dates import paris_moment
from daect_tui.domain.minutes import SessionRecord
from daect_tui.domain.minutes_document import minutes_body
from daect_tui.domain.replacement import Substitute
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from daect_tui.services.room import ItemView, RoomView
from tests.unit.domain.samples import said

FAVOURABLE = Motion(Outcome.FAVOURABLE)
SUBSTITUTE = Substitute("Mme Ada Morin", "adjointe", "Organisme 3", elected=False)


def current(room: RoomView) -> ItemView:
    assert room.current is not None
    return room.current


def ids(room: RoomView) -> dict[str, int]:
    return {seat.member_name.split()[-1]: seat.member_id for seat in room.sitting.seats}


def written(record: SessionRecord) -> str:
    return "\n".join(map(said, minutes_body(record)))


def at(desk: Desk, hour: int, minute: int = 0) -> None:
    """Set the clock of the desk."""
    clock = desk.office.clock
    assert isinstance(clock, SetClock)
    clock.moment = paris_moment(date(2018, 3, 14), hour, minute)
