"""Civil dates as they are typed, written and counted in French."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.dates import (
    add_months,
    add_working_days,
    clock_time,
    easter,
    holidays,
    is_working_day,
    long_date,
    long_date_with_day,
    next_working_day,
    paris_day,
    paris_moment,
    parse_date,
    short_date,
)
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.text import typeset
from tests.unit.domain.sentences import is_sentence

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2017, 1, 1), "1er janvier 2017"),
        (date(2020, 2, 29), "29 février 2020"),
        (date(2017, 3, 2), "2 mars 2017"),
        (date(2017, 4, 1), "1er avril 2017"),
        (date(2017, 5, 24), "24 mai 2017"),
        (date(2017, 6, 30), "30 juin 2017"),
        (date(2020, 7, 8), "8 juillet 2020"),
        (date(2017, 8, 11), "11 août 2017"),
        (date(2017, 9, 21), "21 septembre 2017"),
        (date(2017, 10, 17), "17 octobre 2017"),
        (date(2017, 11, 1), "1er novembre 2017"),
        (date(2017, 12, 31), "31 décembre 2017"),
    ],
    ids=lambda value: str(value) if isinstance(value, date) else value.replace(" ", "-"),
)
def test_a_date_in_full_never_breaks_over_a_line(day: date, written: str) -> None:
    assert long_date(day) == written.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2017, 5, 22), "lundi"),
        (date(2017, 5, 23), "mardi"),
        (date(2017, 5, 24), "mercredi"),
        (date(2017, 5, 25), "jeudi"),
        (date(2017, 5, 26), "vendredi"),
        (date(2017, 5, 27), "samedi"),
        (date(2017, 5, 28), "dimanche"),
    ],
)
def test_a_date_with_its_day_of_the_week(day: date, name: str) -> None:
    assert long_date_with_day(day) == f"{name} {day.day}\u00a0mai\u00a02017"


@pytest.mark.parametrize(
    ("day", "written"), [(date(2017, 5, 4), "04/05/2017"), (None, "—")], ids=["a-date", "no-date"]
)
def test_a_date_in_figures(day: date | None, written: str) -> None:
    assert short_date(day) == written


@pytest.mark.parametrize(
    ("moment", "shown", "day"),
    [
        pytest.param(
            datetime(2017, 5, 17, 13, 42, tzinfo=UTC), "15 h 42", date(2017, 5, 17), id="summer-two-hours"
        ),
        pytest.param(
            datetime(2017, 1, 17, 8, 5, tzinfo=UTC), "9 h 05", date(2017, 1, 17), id="winter-one-hour"
        ),
        pytest.param(
            datetime(2017, 12, 31, 23, 30, tzinfo=UTC), "0 h 30", date(2018, 1, 1), id="already-tomorrow"
        ),
    ],
)
def test_a_moment_is_shown_at_paris_time(moment: datetime, shown: str, day: date) -> None:
    assert clock_time(moment) == shown.replace(" ", "\u00a0")
    assert paris_day(moment) == day


@pytest.mark.parametrize(
    ("day", "hour", "moment"),
    [
        (date(2017, 5, 17), 14, datetime(2017, 5, 17, 12, 5, tzinfo=UTC)),
        (date(2017, 12, 17), 14, datetime(2017, 12, 17, 13, 5, tzinfo=UTC)),
        (date(2017, 7, 1), 0, datetime(2017, 6, 30, 22, 5, tzinfo=UTC)),
    ],
    ids=["summer", "winter", "past-midnight"],
)
def test_a_time_typed_in_paris_is_kept_in_utc(day: date, hour: int, moment: datetime) -> None:
    kept = paris_moment(day, hour, 5)

    assert kept == moment
    assert kept.utcoffset() == timedelta(0)


@given(DAYS, st.integers(4, 23), st.integers(0, 59))
def test_what_is_typed_in_paris_is_shown_again(day: date, hour: int, minute: int) -> None:
    moment = paris_moment(day, hour, minute)

    assert paris_day(moment) == day
    assert clock_time(moment) == f"{hour}\u00a0h\u00a0{minute:02d}"


@pytest.mark.parametrize(
    "typed",
    [
        "24/05/2017",
        "24/5/2017",
        "24.05.2017",
        "24.5.2017",
        "24-05-2017",
        "24 05 2017",
        "24 / 05 / 2017",
        "  24/05/2017  ",
        "2017-05-24",
    ],
)
def test_every_way_of_typing_a_date_is_understood(typed: str) -> None:
    assert parse_date(typed, "Reçu le") == date(2017, 5, 24)


@pytest.mark.parametrize("typed", ["", "   ", "\t"], ids=["nothing", "spaces", "a-tabulation"])
def test_no_date_is_no_date(typed: str) -> None:
    assert parse_date(typed, "Envoyé le") is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("demain", "« demain » n’est pas une date"),
        ("24/05", "« 24/05 » n’est pas une date"),
        ("24/05/17", "« 24/05/17 » n’est pas une date"),
        ("2017/05/24", "« 2017/05/24 » n’est pas une date"),
        ("2017-5-24", "« 2017-5-24 » n’est pas une date"),
        ("24/05/2017 à midi", "« 24/05/2017 à midi » n’est pas une date"),
        ("31/02/2017", "le 31/02/2017 n’existe pas au calendrier"),
        ("29/02/2017", "le 29/02/2017 n’existe pas au calendrier"),
        ("12/13/2017", "le 12/13/2017 n’existe pas au calendrier"),
        ("00/05/2017", "le 00/05/2017 n’existe pas au calendrier"),
        ("2017-13-01", "le 2017-13-01 n’existe pas au calendrier"),
        ("24/05/1017", "l’année 1017 est hors de 1990-2100"),
        ("24/05/1989", "l’année 1989 est hors de 1990-2100"),
        ("24/05/2101", "l’année 2101 est hors de 1990-2100"),
        ("0000-00-00", "l’année 0 est hors de 1990-2100"),
    ],
)
def test_what_is_no_date_is_refused_by_a_sentence(typed: str, words: str) -> None:
    with pytest.raises(InvalidField) as refused:
        parse_date(typed, "Reçu le")

    assert refused.value.field == "Reçu le"
    assert typeset(f"Reçu le : {words}") in str(refused.value)
    assert is_sentence(str(refused.value))


@given(DAYS, st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %m %Y", "%Y-%m-%d"]))
def test_a_written_date_is_read_back(day: date, layout: str) -> None:
    assert parse_date(day.strftime(layout), "Date") == day
    assert parse_date(short_date(day), "Date") == day


def understood(typed: str) -> date | str | None:
    try:
        return parse_date(typed, "Date")
    except InvalidField as fault:
        return str(fault)


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_date_or_a_sentence(typed: str) -> None:
    match understood(typed):
        case str(sentence):
            assert sentence.startswith("Date\u00a0:")
            assert sentence.endswith(".")
        case date() as day:
            assert 1990 <= day.year <= 2100
        case None:
            assert not typed.strip()


@pytest.mark.parametrize(
    ("day", "months", "reached"),
    [
        (date(2017, 10, 17), 2, date(2017, 12, 17)),
        (date(2017, 12, 31), 2, date(2018, 2, 28)),
        (date(2015, 12, 31), 2, date(2016, 2, 29)),
        (date(2017, 11, 15), 2, date(2018, 1, 15)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2017, 3, 31), -1, date(2017, 2, 28)),
        (date(2017, 1, 15), -6, date(2016, 7, 15)),
        (date(2017, 5, 31), 0, date(2017, 5, 31)),
    ],
)
def test_months_run_from_date_to_date_clamped_to_the_end_of_the_month(
    day: date, months: int, reached: date
) -> None:
    assert add_months(day, months) == reached


@given(DAYS, st.integers(-120, 120))
def test_months_are_never_skipped_and_the_day_only_clamped(day: date, months: int) -> None:
    reached = add_months(day, months)

    assert (reached.year - day.year) * 12 + reached.month - day.month == months
    assert reached.day == min(day.day, monthrange(reached.year, reached.month)[1])


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (1990, 4, 15),
        (1991, 3, 31),
        (1997, 3, 30),
        (1999, 4, 4),
        (2000, 4, 23),
        (2005, 3, 27),
        (2008, 3, 23),
        (2011, 4, 24),
        (2016, 3, 27),
        (2017, 4, 16),
        (2018, 4, 1),
        (2019, 4, 21),
        (2020, 4, 12),
        (2021, 4, 4),
        (2022, 4, 17),
        (2023, 4, 9),
        (2024, 3, 31),
        (2025, 4, 20),
        (2026, 4, 5),
        (2035, 3, 25),
        (2038, 4, 25),
        (2049, 4, 18),
        (2059, 3, 30),
        (2076, 4, 19),
        (2100, 3, 28),
    ],
)
def test_easter_of_known_years(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@given(st.integers(1990, 2100))
def test_easter_is_a_sunday_between_its_two_limits(year: int) -> None:
    sunday = easter(year)

    assert sunday.isoweekday() == 7
    assert date(year, 3, 22) <= sunday <= date(year, 4, 25)


def test_the_eleven_holidays_of_2017_are_those_of_the_code_du_travail_l3133_1() -> None:
    assert sorted(holidays(2017)) == [
        date(2017, 1, 1),
        date(2017, 4, 17),
        date(2017, 5, 1),
        date(2017, 5, 8),
        date(2017, 5, 25),
        date(2017, 6, 5),
        date(2017, 7, 14),
        date(2017, 8, 15),
        date(2017, 11, 1),
        date(2017, 11, 11),
        date(2017, 12, 25),
    ]


@pytest.mark.parametrize(
    ("year", "shared"),
    [(1997, date(1997, 5, 8)), (2008, date(2008, 5, 1)), (2059, date(2059, 5, 8))],
    ids=["1997-Ascension-on-8-May", "2008-Ascension-on-1-May", "2059-Ascension-on-8-May"],
)
def test_two_holidays_on_one_day_make_ten_days(year: int, shared: date) -> None:
    assert shared in holidays(year)
    assert len(holidays(year)) == 10


@given(st.integers(1990, 2100))
def test_eleven_holidays_unless_ascension_falls_on_another(year: int) -> None:
    ascension = easter(year) + timedelta(days=39)
    shared = ascension in {date(year, 5, 1), date(year, 5, 8)}

    assert len(holidays(year)) == (10 if shared else 11)


@pytest.mark.parametrize(
    ("day", "following"),
    [
        pytest.param(date(2017, 5, 24), date(2017, 5, 24), id="a-Wednesday-stays"),
        pytest.param(date(2017, 5, 27), date(2017, 5, 29), id="a-Saturday"),
        pytest.param(date(2017, 5, 28), date(2017, 5, 29), id="a-Sunday"),
        pytest.param(date(2017, 4, 15), date(2017, 4, 18), id="the-Saturday-before-Easter"),
        pytest.param(date(2017, 7, 14), date(2017, 7, 17), id="a-holiday-on-a-Friday"),
        pytest.param(date(2017, 11, 11), date(2017, 11, 13), id="a-holiday-on-a-Saturday"),
        pytest.param(date(2016, 12, 31), date(2017, 1, 2), id="over-the-new-year"),
    ],
)
def test_the_next_working_day(day: date, following: date) -> None:
    assert next_working_day(day) == following


@given(DAYS)
def test_the_next_working_day_is_worked_and_skips_none(day: date) -> None:
    following = next_working_day(day)
    skipped = [day + timedelta(days=shift) for shift in range((following - day).days)]

    assert is_working_day(following)
    assert not any(map(is_working_day, skipped))


@given(DAYS, st.integers(0, 25))
def test_working_days_are_counted_after_the_day(day: date, count: int) -> None:
    reached = add_working_days(day, count)
    passed = [day + timedelta(days=shift) for shift in range(1, (reached - day).days + 1)]

    assert sum(map(is_working_day, passed)) == count
    assert count == 0 or is_working_day(reached)
