"""The hours of an agenda follow from the hour of the session and from how long each item lasts."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.agenda_times import parse_minutes, planned_times
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.hours import parse_hour, time_of_day
from tests.unit.domain.sentences import is_sentence


def test_each_item_begins_when_the_one_before_it_ends() -> None:
    assert planned_times(time(14, 0), [10, 30, 5]) == (time(14, 0), time(14, 10), time(14, 40), time(14, 45))


def test_an_empty_agenda_ends_when_it_begins() -> None:
    assert planned_times(time(9, 30), []) == (time(9, 30),)


def test_nothing_is_planned_past_midnight() -> None:
    assert planned_times(time(23, 0), [59, 1, 5]) == (time(23, 0), time(23, 59), None, None)


@given(start=st.times(), minutes=st.lists(st.integers(1, 999), max_size=200))
def test_there_is_an_hour_for_each_item_and_for_the_end_and_they_never_go_back(
    start: time, minutes: list[int]
) -> None:
    found = planned_times(start, minutes)
    known = [one for one in found if one is not None]
    assert len(found) == len(minutes) + 1
    assert known == sorted(set(known))
    assert all(one is None for one in found[len(known) :])


def test_an_hour_is_written_as_people_read_it() -> None:
    assert time_of_day(time(14, 10)) == "14\u00a0h\u00a010"
    assert time_of_day(time(9, 5)) == "9\u00a0h\u00a005"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("14 h 10", time(14, 10)),
        ("14\u00a0h\u00a010", time(14, 10)),
        ("14h", time(14)),
        ("9:05", time(9, 5)),
        ("0 h 00", time(0)),
        ("  ", None),
    ],
)
def test_an_hour_is_read(typed: str, expected: time | None) -> None:
    assert parse_hour(typed, "Heure") == expected


@given(st.times())
def test_what_is_written_is_read_back(hour: time) -> None:
    assert parse_hour(time_of_day(hour), "Heure") == hour.replace(second=0, microsecond=0)


@pytest.mark.parametrize("typed", ["24 h 00", "14 h 60", "midi", "14", "14 h 1", "-1 h"])
def test_what_is_no_hour_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(InvalidField, match="n’est pas une heure") as refusal:
        parse_hour(typed, "Heure")
    assert refusal.value.field == "Heure"


@pytest.mark.parametrize(("typed", "expected"), [("15", 15), (" 999 min ", 999), ("", 0)])
def test_how_long_an_item_lasts_is_read(typed: str, expected: int) -> None:
    assert parse_minutes(typed) == expected


@pytest.mark.parametrize("typed", ["0", "1000", "-5", "un quart d’heure", "1,5"])
def test_what_is_no_number_of_minutes_is_refused(typed: str) -> None:
    with pytest.raises(InvalidField) as refusal:
        parse_minutes(typed)
    assert is_sentence(str(refusal.value))
