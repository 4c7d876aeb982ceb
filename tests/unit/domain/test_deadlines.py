"""The time limits of procedure §4, each with the sum that explains it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.dates import add_months, is_working_day, short_date
from daect_tui.domain.deadlines import (
    Suspension,
    Urgency,
    acknowledgement,
    appeal,
    countdown,
    label_end,
    silence,
    urgency,
)

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
SUSPENSIONS = st.lists(
    st.builds(
        lambda asked, given, ended: Suspension(
            asked, asked + timedelta(given), None if ended is None else asked + timedelta(ended)
        ),
        st.dates(date(2017, 1, 1), date(2017, 6, 30)),
        st.integers(0, 60),
        st.none() | st.integers(0, 90),
    ),
    max_size=4,
).map(tuple)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("received", "suspensions", "due", "explanation"),
    [
        pytest.param(
            date(2017, 10, 17),
            (),
            date(2017, 12, 17),
            "reçu le 17/10/2017 + 2 mois = 17/12/2017",
            id="L114-3-two-months-from-receipt",
        ),
        pytest.param(
            date(2017, 10, 17),
            (Suspension(date(2017, 11, 2), date(2017, 11, 19)),),
            date(2018, 1, 3),
            "reçu le 17/10/2017 + 2 mois + 17 j de pièces = 03/01/2018",
            id="L114-5-the-delay-that-the-request-gives-does-not-count",
        ),
        pytest.param(
            date(2017, 10, 17),
            (Suspension(date(2017, 11, 2), date(2017, 11, 19), ended=date(2017, 11, 10)),),
            date(2017, 12, 25),
            "reçu le 17/10/2017 + 2 mois + 8 j de pièces = 25/12/2017",
            id="L114-5-the-suspension-ends-when-the-pieces-arrive",
        ),
        pytest.param(
            date(2017, 10, 17),
            (Suspension(date(2017, 11, 2), date(2017, 11, 19), ended=date(2017, 12, 10)),),
            date(2018, 1, 3),
            "reçu le 17/10/2017 + 2 mois + 17 j de pièces = 03/01/2018",
            id="L114-5-pieces-that-come-late-suspend-no-longer",
        ),
        pytest.param(
            date(2017, 10, 17),
            (Suspension(date(2017, 11, 2), date(2017, 11, 19), ended=date(2017, 11, 2)),),
            date(2017, 12, 17),
            "reçu le 17/10/2017 + 2 mois = 17/12/2017",
            id="L114-5-pieces-handed-over-at-once-suspend-nothing",
        ),
        pytest.param(
            date(2017, 10, 17),
            (
                Suspension(date(2017, 11, 2), date(2017, 11, 12)),
                Suspension(date(2017, 11, 20), date(2017, 11, 25)),
            ),
            date(2018, 1, 1),
            "reçu le 17/10/2017 + 2 mois + 15 j de pièces = 01/01/2018",
            id="L114-5-two-requests-one-after-the-other",
        ),
        pytest.param(
            date(2017, 10, 17),
            (
                Suspension(date(2017, 11, 2), date(2017, 11, 19)),
                Suspension(date(2017, 11, 9), date(2017, 11, 22)),
            ),
            date(2018, 1, 6),
            "reçu le 17/10/2017 + 2 mois + 20 j de pièces = 06/01/2018",
            id="L114-5-a-day-that-two-requests-suspend-is-suspended-once",
        ),
        pytest.param(
            date(2017, 12, 31),
            (),
            date(2018, 2, 28),
            "reçu le 31/12/2017 + 2 mois = 28/02/2018",
            id="clamped-to-the-end-of-February",
        ),
    ],
)
def test_silence_is_a_rejection(
    received: date, suspensions: tuple[Suspension, ...], due: date, explanation: str
) -> None:
    deadline = silence(received, suspensions)

    assert deadline.due == due
    assert plain(deadline.explanation) == explanation


def test_the_length_of_silence_is_a_setting() -> None:
    deadline = silence(date(2017, 10, 17), months=4)

    assert deadline.due == date(2018, 2, 17)
    assert plain(deadline.explanation) == "reçu le 17/10/2017 + 4 mois = 17/02/2018"


@given(SUSPENSIONS)
def test_silence_lasts_longer_by_exactly_the_days_suspended(suspensions: tuple[Suspension, ...]) -> None:
    received = date(2017, 1, 1)
    year = [received + timedelta(days=shift) for shift in range(365)]
    suspended = [
        day
        for day in year
        if any(
            pieces.asked <= day < min(pieces.until, pieces.ended or pieces.until) for pieces in suspensions
        )
    ]

    assert silence(received, suspensions).due == silence(received).due + timedelta(days=len(suspended))


@given(DAYS, SUSPENSIONS, SUSPENSIONS)
def test_one_more_request_for_pieces_never_brings_the_rejection_nearer(
    received: date, some: tuple[Suspension, ...], more: tuple[Suspension, ...]
) -> None:
    assert silence(received, some + more).due >= silence(received, some).due


@pytest.mark.parametrize(
    ("notified", "extra_months", "due", "explanation"),
    [
        pytest.param(
            date(2021, 1, 3),
            0,
            date(2021, 3, 4),
            "notifié le 03/01/2021 + 2 mois + 1 j (délai franc) = 04/03/2021",
            id="procedure-4-notified-3-January-2021",
        ),
        pytest.param(
            date(2020, 12, 31),
            0,
            date(2021, 3, 1),
            "notifié le 31/12/2020 + 2 mois + 1 j (délai franc) = 01/03/2021",
            id="procedure-4-31-December-then-1-March",
        ),
        pytest.param(
            date(2023, 12, 31),
            0,
            date(2024, 3, 1),
            "notifié le 31/12/2023 + 2 mois + 1 j (délai franc) = 01/03/2024",
            id="procedure-4-31-December-before-a-leap-year",
        ),
        pytest.param(
            date(2017, 5, 21),
            0,
            date(2017, 7, 24),
            "notifié le 21/05/2017 + 2 mois + 1 j (délai franc) = 22/07/2017"
            ", reporté au premier jour ouvrable 24/07/2017",
            id="CPC-642-a-Saturday-moves-to-Monday",
        ),
        pytest.param(
            date(2017, 5, 22),
            0,
            date(2017, 7, 24),
            "notifié le 22/05/2017 + 2 mois + 1 j (délai franc) = 23/07/2017"
            ", reporté au premier jour ouvrable 24/07/2017",
            id="CPC-642-a-Sunday-moves-to-Monday",
        ),
        pytest.param(
            date(2017, 8, 31),
            0,
            date(2017, 11, 2),
            "notifié le 31/08/2017 + 2 mois + 1 j (délai franc) = 01/11/2017"
            ", reporté au premier jour ouvrable 02/11/2017",
            id="CPC-642-All-Saints-moves-to-the-morrow",
        ),
        pytest.param(
            date(2017, 5, 13),
            0,
            date(2017, 7, 17),
            "notifié le 13/05/2017 + 2 mois + 1 j (délai franc) = 14/07/2017"
            ", reporté au premier jour ouvrable 17/07/2017",
            id="CPC-642-14-July-on-a-Friday-moves-over-the-week-end",
        ),
        pytest.param(
            date(2021, 1, 3),
            1,
            date(2021, 4, 6),
            "notifié le 03/01/2021 + 2 mois + 1 mois de distance + 1 j (délai franc) = 04/04/2021"
            ", reporté au premier jour ouvrable 06/04/2021",
            id="R421-7-overseas-one-month-more-and-past-Easter",
        ),
        pytest.param(
            date(2021, 1, 3),
            2,
            date(2021, 5, 4),
            "notifié le 03/01/2021 + 2 mois + 2 mois de distance + 1 j (délai franc) = 04/05/2021",
            id="R421-7-abroad-two-months-more",
        ),
    ],
)
def test_the_last_day_of_the_appeal(notified: date, extra_months: int, due: date, explanation: str) -> None:
    deadline = appeal(notified, extra_months)

    assert deadline.due == due
    assert plain(deadline.explanation) == explanation


@given(DAYS, st.integers(0, 2))
def test_an_appeal_never_ends_early_nor_on_a_day_off(notified: date, extra_months: int) -> None:
    deadline = appeal(notified, extra_months)
    counted = add_months(notified, 2 + extra_months) + timedelta(days=1)

    assert deadline.due >= counted
    assert is_working_day(deadline.due)
    # Christmas to the new year and Easter never close offices for more than five days in a row.
    assert deadline.due - counted <= timedelta(days=5)
    assert short_date(deadline.due) in deadline.explanation
    assert ("reporté" in deadline.explanation) == (deadline.due != counted)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        pytest.param(date(2017, 3, 6), date(2017, 3, 20), id="two-plain-weeks"),
        pytest.param(date(2017, 5, 2), date(2017, 5, 17), id="over-8-May"),
        pytest.param(date(2017, 4, 14), date(2017, 5, 2), id="over-Easter-Monday-and-1-May"),
        pytest.param(date(2017, 3, 11), date(2017, 3, 24), id="received-on-a-Saturday"),
    ],
)
def test_an_acknowledgement_within_ten_working_days_r112_11_1(received: date, due: date) -> None:
    deadline = acknowledgement(received)

    assert deadline.due == due
    expected = f"reçu le {short_date(received)} + 10 jours ouvrés = {short_date(due)}"
    assert plain(deadline.explanation) == expected


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        pytest.param(date(2020, 9, 15), 36, date(2023, 9, 14), id="procedure-4-15-September-2020"),
        pytest.param(date(2024, 2, 29), 36, date(2027, 2, 28), id="procedure-4-29-February-2024"),
        pytest.param(date(2024, 2, 29), 48, date(2028, 2, 28), id="29-February-to-a-leap-year"),
        pytest.param(date(2017, 5, 22), 36, date(2020, 5, 21), id="the-campaign-of-2017"),
        pytest.param(date(2018, 1, 1), 36, date(2020, 12, 31), id="three-civil-years"),
        pytest.param(date(2017, 3, 1), 12, date(2018, 2, 28), id="1-March"),
        pytest.param(date(2017, 8, 31), 6, date(2018, 2, 28), id="31-August-for-six-months"),
    ],
)
def test_the_last_day_of_a_label(start: date, months: int, due: date) -> None:
    deadline = label_end(start, months)

    assert deadline.due == due
    assert plain(deadline.explanation) == (
        f"du {short_date(start)} pour {months} mois = jusqu’au {short_date(due)}"
    )


@given(DAYS, st.integers(1, 60))
def test_a_label_covers_its_months_whole_and_not_a_day_more(start: date, months: int) -> None:
    morrow = label_end(start, months).due + timedelta(days=1)
    anniversary = add_months(start, months)

    if anniversary.day == start.day:
        assert morrow == anniversary
    else:
        assert (morrow.day, morrow) == (1, anniversary + timedelta(days=1))


@given(DAYS, st.integers(1, 60))
def test_the_explanation_of_a_label_shows_the_sum(start: date, months: int) -> None:
    deadline = label_end(start, months)

    assert all(
        part in deadline.explanation for part in (short_date(start), str(months), short_date(deadline.due))
    )


@pytest.mark.parametrize(
    ("left", "expected", "words"),
    [
        (-3, Urgency.PAST, "dépassé de 3 j"),
        (-1, Urgency.PAST, "dépassé de 1 j"),
        (0, Urgency.WITHIN_10_DAYS, "aujourd’hui"),
        (1, Urgency.WITHIN_10_DAYS, "J-1"),
        (10, Urgency.WITHIN_10_DAYS, "J-10"),
        (11, Urgency.WITHIN_30_DAYS, "J-11"),
        (30, Urgency.WITHIN_30_DAYS, "J-30"),
        (31, Urgency.LATER, "J-31"),
    ],
)
def test_how_near_a_due_date_is(left: int, expected: Urgency, words: str) -> None:
    today = date(2017, 5, 24)
    due = today + timedelta(days=left)

    assert urgency(due, today) is expected
    assert plain(countdown(due, today)) == words


@given(DAYS, st.integers(-400, 400), st.integers(0, 400))
def test_a_later_date_is_never_more_urgent(today: date, left: int, more: int) -> None:
    due = today + timedelta(days=left)

    assert urgency(due + timedelta(days=more), today) >= urgency(due, today)
