"""Figures of the programme: whatever the order of the rows, parts that add up, percentiles that are real."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.mission import MissionOrigin, MissionState
from daect_tui.domain.money import Euros
from daect_tui.domain.percentiles import Spread, spread
from daect_tui.domain.statistics import (
    By,
    DelayKind,
    DelayRow,
    LabelCount,
    LabelRow,
    MissionCount,
    MissionRow,
    Span,
    count_labels,
    count_missions,
    measure_delays,
)

REGIONS = {"MA": "med", "TN": "med", "SN": "afo", "BR": "ame"}
DAYS = st.dates(date(2015, 1, 1), date(2021, 12, 31))
SPANS = st.builds(
    lambda first, length, day: Span(first, first + length, day),
    st.integers(2014, 2021),
    st.integers(0, 6),
    DAYS,
)
PROGRAMMES = st.sampled_from(["PACT2", "PACT3"])
THEMES = st.sampled_from(["", "eau", "culture"])


def happened(kind: LabelEventKind | None, day: date) -> tuple[LabelEvent, ...]:
    return (LabelEvent(1, "LAB-2017-001", kind, day, day),) if kind else ()


LABELS = st.lists(
    st.builds(
        lambda theme, countries, programme, start, days, kind, day: LabelRow(
            theme, tuple(countries), programme, start, start + timedelta(days), happened(kind, day)
        ),
        THEMES,
        st.lists(st.sampled_from(["MA", "TN", "SN", "BR"]), unique=True),
        PROGRAMMES,
        DAYS,
        st.integers(0, 1500),
        st.none() | st.sampled_from(LabelEventKind),
        DAYS,
    ),
    max_size=12,
)
MISSIONS = st.lists(
    st.builds(
        MissionRow,
        THEMES,
        st.sampled_from(["MA", "SN", "BR", "XX"]),
        PROGRAMMES,
        st.sampled_from(MissionOrigin),
        st.sampled_from(MissionState),
        DAYS,
        st.integers(0, 10**9),
        st.none() | st.integers(0, 10**9),
    ),
    max_size=12,
)
DELAYS = st.lists(st.builds(DelayRow, st.sampled_from(DelayKind), PROGRAMMES, DAYS, DAYS), max_size=20)


@given(
    rows=LABELS, by=st.sampled_from([By.THEME, By.YEAR, By.PROGRAMME, By.REGION]), span=SPANS, data=st.data()
)
def test_labels_are_counted_whatever_their_order_and_the_parts_add_up(
    rows: list[LabelRow], by: By, span: Span, data: st.DataObject
) -> None:
    groups, total = count_labels(rows, by, span, REGIONS)

    assert (groups, total) == count_labels(data.draw(st.permutations(rows)), by, span, REGIONS)
    granted = sum(one.granted for one in groups.values())
    assert granted >= total.granted if by is By.REGION else granted == total.granted
    assert max((one.granted for one in groups.values()), default=0) <= total.granted
    if by in (By.THEME, By.PROGRAMME):
        assert sum(one.in_force for one in groups.values()) == total.in_force


@given(rows=MISSIONS, by=st.sampled_from(By), span=SPANS, data=st.data())
def test_missions_are_counted_whatever_their_order_and_the_parts_add_up_to_the_cent(
    rows: list[MissionRow], by: By, span: Span, data: st.DataObject
) -> None:
    groups, total = count_missions(rows, by, span, REGIONS)

    assert (groups, total) == count_missions(data.draw(st.permutations(rows)), by, span, REGIONS)
    parts = tuple(groups.values())
    assert total == MissionCount(
        sum(one.requested for one in parts),
        sum(one.departed for one in parts),
        Euros(sum(one.planned.cents for one in parts)),
        sum(one.reported for one in parts),
        Euros(sum(one.real.cents for one in parts)),
    )


@given(rows=DELAYS, kind=st.sampled_from(DelayKind), by=st.sampled_from([By.YEAR, By.PROGRAMME]), span=SPANS)
def test_every_delay_counts_once_and_p90_is_never_under_the_median(
    rows: list[DelayRow], kind: DelayKind, by: By, span: Span
) -> None:
    groups, together = measure_delays(rows, kind, by, span)

    assert groups == measure_delays(rows[::-1], kind, by, span)[0]
    assert sum(one.count for one in groups.values()) == (together.count if together else 0)
    for one in (*groups.values(), *([together] if together else [])):
        assert 0 <= one.median <= one.p90


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ([], None),
        ([7], Spread(1, 7, 7)),
        ([4, 1], Spread(2, 1, 4)),
        ([3, 1, 2], Spread(3, 2, 3)),
        (range(1, 11), Spread(10, 5, 9)),
        (range(1, 12), Spread(11, 6, 10)),
        ([5] * 99 + [400], Spread(100, 5, 5)),
    ],
)
def test_percentiles_are_of_the_nearest_rank(days: list[int], found: Spread | None) -> None:
    assert spread(days) == found


@given(days=st.lists(st.integers(0, 4000), min_size=1))
def test_a_percentile_is_a_delay_that_happened_and_at_least_so_many_do_not_exceed_it(days: list[int]) -> None:
    one = spread(days)
    assert one is not None
    assert {one.median, one.p90} <= set(days)
    assert sum(day <= one.median for day in days) * 2 >= len(days)
    assert sum(day <= one.p90 for day in days) * 10 >= len(days) * 9
    assert sum(day < one.p90 for day in days) * 10 < len(days) * 9


def test_a_label_is_in_force_in_its_term_until_it_ends_and_each_year_has_its_own_count() -> None:
    def label(kind: LabelEventKind | None = None, day: date = date(2018, 7, 1)) -> LabelRow:
        term = (date(2017, 5, 22), date(2020, 5, 21))
        return LabelRow("eau", ("MA", "SN"), "PACT3", *term, happened(kind, day))

    repealed = label(LabelEventKind.REPEALED)
    assert repealed.in_force(date(2018, 6, 30))
    assert not repealed.in_force(date(2018, 7, 1))
    assert not label(LabelEventKind.REVOKED).in_force(date(2018, 1, 1))
    assert label().in_force(date(2020, 5, 21))
    assert not label().in_force(date(2020, 5, 22))

    years, _total = count_labels([label(), repealed], By.YEAR, Span(2016, 2020, date(2018, 3, 1)), {})
    assert years == {
        "2017": LabelCount(2, 2),
        "2018": LabelCount(0, 2),
    }
    regions, total = count_labels([label()], By.REGION, Span(2017, 2017, date(2018, 3, 1)), REGIONS)
    assert (regions, total) == ({"afo": LabelCount(1, 1), "med": LabelCount(1, 1)}, LabelCount(1, 1))
