"""The order of « À faire »."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.deadlines import Urgency, urgency
from daect_tui.domain.worklist import Room, Task, by_urgency

TODAY = date(2017, 5, 24)


def task(subject: str, left: int | None) -> Task:
    due = None if left is None else TODAY + timedelta(days=left)
    return Task(Room.DOSSIERS, subject, "à faire", due)


PAST, NEAR, MONTH, FAR, UNDATED = (
    task("passée", -2),
    task("proche", 5),
    task("du mois", 20),
    task("lointaine", 90),
    task("sans date", None),
)


def test_the_most_urgent_first_and_those_without_a_date_after_the_pressing_ones() -> None:
    assert by_urgency([UNDATED, FAR, MONTH, NEAR, PAST], TODAY) == (PAST, NEAR, MONTH, UNDATED, FAR)


@pytest.mark.parametrize(
    ("tasks", "expected"),
    [
        pytest.param([task("b", 5), task("a", 7)], ["b", "a"], id="by-date-within-one-urgency"),
        pytest.param([task("b", 5), task("a", 5)], ["a", "b"], id="by-reference-on-one-day"),
        pytest.param([task("b", None), task("a", None)], ["a", "b"], id="by-reference-without-date"),
        pytest.param([task("b", -1), task("a", -9)], ["a", "b"], id="the-latest-first"),
        pytest.param([], [], id="nothing-to-do"),
    ],
)
def test_ties_are_broken_the_same_way_every_time(tasks: list[Task], expected: list[str]) -> None:
    assert [each.subject for each in by_urgency(tasks, TODAY)] == expected


@given(st.lists(st.builds(task, st.text(max_size=3), st.none() | st.integers(-60, 60))))
def test_nothing_is_lost_and_urgency_never_goes_back(tasks: list[Task]) -> None:
    ordered = by_urgency(tasks, TODAY)
    ranks = [urgency(each.due, TODAY) if each.due else Urgency.WITHIN_30_DAYS for each in ordered]

    assert sorted(map(repr, ordered)) == sorted(map(repr, tasks))
    assert ranks == sorted(ranks)
