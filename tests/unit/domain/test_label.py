"""The days on which a label is in force (procedure §4)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.deadlines import label_end
from daect_tui.domain.label import LabelState
from tests.unit.domain.samples import LABEL

DAYS = st.dates(date(2017, 1, 1), date(2021, 1, 1))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param(date(2017, 5, 22), date(2020, 5, 21), True, id="the-whole-label"),
        pytest.param(date(2017, 5, 22), date(2017, 5, 22), True, id="its-first-day"),
        pytest.param(date(2020, 5, 21), date(2020, 5, 21), True, id="its-last-day"),
        pytest.param(date(2017, 5, 21), date(2017, 5, 23), False, id="the-day-before"),
        pytest.param(date(2020, 5, 20), date(2020, 5, 22), False, id="the-day-after"),
    ],
)
def test_a_label_covers_all_the_days_or_none(first: date, last: date, expected: bool) -> None:
    assert LABEL.covers(first, last) is expected


@pytest.mark.parametrize("state", LabelState, ids=lambda state: state.name)
def test_only_a_label_in_force_covers_anything(state: LabelState) -> None:
    in_force = state in {LabelState.ACTIVE, LabelState.TO_RENEW}

    assert replace(LABEL, state=state).covers(date(2018, 1, 1), date(2018, 1, 2)) is in_force


@given(DAYS, st.integers(1, 48), DAYS)
def test_a_label_is_in_force_from_its_start_to_its_computed_end(start: date, months: int, day: date) -> None:
    label = replace(LABEL, starts_on=start, until=label_end(start, months).due)

    assert label.covers(day, day) == (start <= day <= label.until)
    assert not label.covers(start, label.until + timedelta(days=1))
