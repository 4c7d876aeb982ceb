"""A month of missions laid out as bars of text; what overlaps in it, in words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.mission import MissionState
from daect_tui.domain.mission_calendar import (
    Presence,
    Stay,
    bars,
    last_day,
    month_of,
    overlaps,
    read_period,
    scale,
    stays,
)
from tests.unit.domain.samples import EXPERT, MISSION

MARCH = date(2018, 3, 1)
WIDTH = 62


def stay(
    first: str, last: str, *experts: str, number: int = 1, place: str = "Sefrou", firm: bool = True
) -> Stay:
    starts, ends = (date(2018, *map(int, reversed(day.split("/")))) for day in (first, last))
    away = tuple(Presence(name, starts, ends) for name in experts)
    return Stay(f"MIS-2018-00{number}", "Maroc", place, "Montclair", starts, ends, away, firm)


@pytest.mark.parametrize(
    ("one", "track"),
    [
        pytest.param(stay("01/03", "02/03"), "████ Maroc, Montclair", id="on-the-first-days"),
        pytest.param(stay("12/03", "16/03"), " " * 22 + "█" * 10 + " Maroc, Montclair", id="in-the-middle"),
        pytest.param(
            stay("12/03", "12/03", firm=False), " " * 22 + "░░ Maroc, Montclair", id="not-validated"
        ),
        pytest.param(stay("26/02", "01/03"), "◀█ Maroc, Montclair", id="begun-before"),
        pytest.param(stay("30/03", "02/04"), " " * 41 + "Maroc, Montclair ███▶", id="goes-on-after"),
        pytest.param(
            stay("01/02", "30/04"), "◀ Maroc, Montclair " + "█" * 42 + "▶", id="longer-than-the-month"
        ),
    ],
)
def test_a_mission_is_a_bar_with_its_words(one: Stay, track: str) -> None:
    (bar,) = bars([one], MARCH, WIDTH)

    assert (bar.reference, bar.track) == ("MIS-2018-001", track)


def test_the_scale_gives_the_first_day_and_the_mondays_where_they_stand() -> None:
    line = scale(MARCH, WIDTH)

    assert line.split() == ["1", "5", "12", "19", "26"]
    for monday in (5, 12, 19, 26):
        assert line[(monday - 1) * 2 :].startswith(str(monday))


def test_only_those_who_leave_are_in_the_calendar_the_first_first() -> None:
    later = replace(
        MISSION, reference="MIS-2018-000", content=replace(MISSION.content, starts_on=date(2018, 3, 13))
    )
    not_leaving = [replace(MISSION, state=state) for state in
                   (MissionState.REFUSED, MissionState.CANCELLED, MissionState.POSTPONED)]  # fmt: skip
    gone = replace(MISSION, state=MissionState.UNDER_WAY)

    found = stays([later, *not_leaving, gone], lambda code: {"MA": "Maroc"}[code])

    assert [(one.reference, one.country, one.is_firm) for one in found] == [
        ("MIS-2018-001", "Maroc", True),
        ("MIS-2018-000", "Maroc", False),
    ]


def test_an_expert_who_stays_a_part_of_the_mission_is_away_on_those_days_only() -> None:
    partly = replace(EXPERT, starts_on=date(2018, 3, 12), ends_on=date(2018, 3, 13))
    one = replace(MISSION, content=replace(MISSION.content, experts=(partly,)))
    other = replace(
        one,
        reference="MIS-2018-002",
        content=replace(one.content, place="Fès", experts=(replace(EXPERT, starts_on=date(2018, 3, 14)),)),
    )

    assert overlaps(stays([one, other], str), MARCH) == ()
    again = replace(other, content=replace(other.content, experts=(EXPERT,)))
    (told,) = overlaps(stays([one, again], str), MARCH)
    assert "du 12/03/2018 au 13/03/2018" in told


@pytest.mark.parametrize(
    ("found", "words"),
    [
        pytest.param([stay("05/03", "09/03", "Ada")], [], id="alone"),
        pytest.param(
            [stay("05/03", "09/03", "Ada"), stay("09/03", "12/03", "ADA", number=2, place="Fès")],
            ["Ada part pour deux missions à la fois, le 09/03/2018"],
            id="one-expert-on-one-day",
        ),
        pytest.param(
            [stay("05/03", "09/03", "Ada"), stay("10/03", "12/03", "Ada", number=2, place="Fès")],
            [],
            id="one-expert-one-day-after-the-other",
        ),
        pytest.param(
            [stay("05/03", "06/03", "Ada"), stay("10/03", "11/03", "Noé", number=2, place="SEFROU")],
            ["Sefrou (Maroc) reçoit 2 missions la semaine du 05/03/2018"],
            id="one-place-in-one-week",
        ),
        pytest.param(
            [stay("05/03", "11/03", "Ada"), stay("12/03", "16/03", "Noé", number=2)],
            [],
            id="one-place-in-two-weeks",
        ),
        pytest.param(
            [stay("01/02", "09/02", "Ada"), stay("05/02", "07/02", "Ada", number=2)],
            [],
            id="in-another-month",
        ),
        pytest.param(
            [stay("26/02", "27/02", "Ada"), stay("02/03", "02/03", "Noé", number=2)],
            ["la semaine du 26/02/2018"],
            id="in-a-week-that-two-months-share",
        ),
    ],
)
def test_what_overlaps_is_told(found: list[Stay], words: list[str]) -> None:
    told = overlaps(found, MARCH)

    assert len(told) == len(words)
    for sentence, expected in zip(told, words, strict=True):
        assert expected in sentence
        assert sentence.endswith("MIS-2018-001 et MIS-2018-002.")


@given(
    month=st.dates(date(2016, 1, 1), date(2030, 12, 31)).map(month_of),
    start=st.integers(-40, 40),
    length=st.integers(0, 90),
    width=st.integers(40, 120),
    holder=st.text("abé ", min_size=1, max_size=70).map(str.strip),
)
def test_every_bar_fits_and_begins_on_its_day(
    month: date, start: int, length: int, width: int, holder: str
) -> None:
    first = month + timedelta(days=start)
    one = Stay("MIS-1", "Maroc", "Fès", holder, first, first + timedelta(days=length), (), is_firm=True)

    found = bars([one], month, width)

    if one.starts_on > last_day(month) or one.ends_on < month:
        assert found == ()
        return
    track = found[0].track
    days = (min(one.ends_on, last_day(month)) - max(one.starts_on, month)).days + 1
    cell = max(1, min(3, width // last_day(month).day))
    assert len(track) <= width
    assert len(scale(month, width)) <= width
    if days * cell > 1:
        assert ("◀" in track) == (one.starts_on < month)
        assert ("▶" in track) == (one.ends_on > last_day(month))
    assert 1 <= sum(track.count(sign) for sign in "█◀▶") <= days * cell


def test_a_month_reads_the_weeks_that_it_shares() -> None:
    assert read_period(MARCH) == (date(2018, 2, 22), date(2018, 4, 7))
    assert month_of(date(2018, 12, 31), 1) == date(2019, 1, 1)
