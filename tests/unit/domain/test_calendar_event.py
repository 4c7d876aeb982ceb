"""The appointment of a session: at the hour of Paris, and not before it is known."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from daect_tui.domain.calendar_event import session_event
from daect_tui.domain.errors import Refusal
from daect_tui.domain.session import Session, SessionState

NOW = datetime(2017, 5, 3, 8, 0, tzinfo=UTC)
SESSION = Session(
    id=1,
    reference="PACT3-2017-S1",
    programmes=("PACT3",),
    meets_on=date(2017, 5, 17),
    period="",
    deadline=None,
    place="Paris",
    state=SessionState.PLANNED,
    opened_at=None,
    closed_at=None,
    position=0,
    version=1,
    hour=time(14, 30),
)


@pytest.mark.parametrize(("day", "utc"), [(date(2017, 5, 17), 12), (date(2017, 12, 6), 13)])
def test_the_hour_is_that_of_paris_in_summer_as_in_winter(day: date, utc: int) -> None:
    event = session_event(replace(SESSION, meets_on=day), NOW)

    assert event.starts_at == datetime(day.year, day.month, day.day, utc, 30, tzinfo=UTC)


@pytest.mark.parametrize("lacking", ["meets_on", "hour"])
def test_without_a_day_or_an_hour_there_is_no_appointment(lacking: str) -> None:
    with pytest.raises(Refusal, match="jour ou d’heure"):
        session_event(replace(SESSION, **{lacking: None}), NOW)  # type: ignore[arg-type]


def test_a_session_that_is_moved_keeps_its_appointment() -> None:
    moved = session_event(replace(SESSION, meets_on=date(2017, 6, 1)), NOW)

    assert moved.uid == session_event(SESSION, NOW).uid
