"""Appeals: in time or not, and when silence answers (CRPA L411-2, L411-7; CJA R421-1, R421-5)."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.appeal import (
    Appeal,
    AppealAnswer,
    AppealKind,
    court_deadline,
    is_in_time,
    last_day,
    silence_on_appeal,
)

NOTIFIED = date(2021, 1, 4)
GRACIOUS = Appeal(0, 1, AppealKind.GRACIOUS, date(2021, 3, 5), "révision du refus")


def test_r421_1_two_months_free() -> None:
    last = last_day(NOTIFIED)

    assert last is not None
    assert last.due == date(2021, 3, 5)


@pytest.mark.parametrize(
    ("received", "in_time"),
    [
        pytest.param(date(2021, 3, 5), True, id="R421-1-on-the-last-day"),
        pytest.param(date(2021, 3, 6), False, id="R421-1-the-day-after"),
    ],
)
def test_in_time_or_not(received: date, in_time: bool) -> None:
    assert is_in_time(replace(GRACIOUS, received_on=received), last_day(NOTIFIED)) is in_time


@pytest.mark.parametrize(
    ("notified", "stated"),
    [
        pytest.param(None, True, id="not-notified"),
        pytest.param(NOTIFIED, False, id="R421-5-routes-not-stated"),
    ],
)
def test_where_no_time_runs_every_appeal_is_in_time(notified: date | None, stated: bool) -> None:
    last = last_day(notified, routes_stated=stated)

    assert last is None
    assert is_in_time(replace(GRACIOUS, received_on=date(2031, 1, 1)), last)
    assert court_deadline(GRACIOUS, last) is None


def test_l411_7_two_months_of_silence_reject() -> None:
    silent = silence_on_appeal(GRACIOUS)

    assert silent is not None
    assert silent.due == date(2021, 5, 5)
    assert silent.explanation == "recours reçu le 05/03/2021 + 2\u00a0mois = 05/05/2021"


def test_a_court_is_not_answered_by_silence() -> None:
    court = replace(GRACIOUS, kind=AppealKind.CONTENTIOUS)

    assert silence_on_appeal(court) is None
    assert court_deadline(court, last_day(NOTIFIED)) is None


@pytest.mark.parametrize(
    ("received", "answered", "due"),
    [
        pytest.param(date(2021, 3, 5), None, date(2021, 7, 6), id="L411-2-from-the-implicit-rejection"),
        pytest.param(date(2021, 3, 5), date(2021, 4, 1), date(2021, 6, 2), id="L411-2-from-the-answer"),
        pytest.param(
            date(2021, 3, 5), date(2021, 6, 1), date(2021, 8, 2), id="R421-2-an-answer-after-silence-reopens"
        ),
        pytest.param(
            date(2021, 3, 5), date(2021, 9, 1), date(2021, 7, 6), id="L411-2-a-late-answer-reopens-nothing"
        ),
        pytest.param(date(2021, 3, 8), None, date(2021, 3, 5), id="L411-2-a-late-appeal-interrupts-nothing"),
    ],
)
def test_how_long_the_court_stays_open(received: date, answered: date | None, due: date) -> None:
    answer = AppealAnswer.REJECTED if answered else None
    held = court_deadline(
        replace(GRACIOUS, received_on=received, answer=answer, answered_on=answered), last_day(NOTIFIED)
    )

    assert held is not None
    assert held.due == due
