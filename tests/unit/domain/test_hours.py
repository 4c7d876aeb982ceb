"""Hours of the day: as people type them, as they are written."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.hours import hour_words, parse_hour

MINUTES = st.times().map(lambda hour: time(hour.hour, hour.minute))


@given(MINUTES)
def test_what_is_written_is_read_back(hour: time) -> None:
    assert parse_hour(hour_words(hour), "Heure") == hour
    assert parse_hour(f"{hour:%H:%M}", "Heure") == hour


@pytest.mark.parametrize("typed", ["9h", "9 h", "09:00", "9h00", "9H"])
def test_nine_o_clock_as_people_type_it(typed: str) -> None:
    assert parse_hour(typed, "Heure") == time(9)


@pytest.mark.parametrize("typed", ["24:00", "9h60", "neuf heures", "9", "9:5:0"])
def test_what_is_no_hour_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(InvalidField, match="Écrivez par exemple 14:30"):
        parse_hour(typed, "Heure")


def test_blank_is_no_hour() -> None:
    assert parse_hour("  ", "Heure") is None
