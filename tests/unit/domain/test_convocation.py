"""Convocations: reception counts, five days before, urgency needs its reason (CRPA R133-8)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.convocation import (
    Convocation,
    check_reception,
    convening,
    latest_reception,
)
from daect_tui.domain.errors import Refusal
from daect_tui.domain.member import Member, MemberKind

MEETS_ON = date(2017, 5, 17)
RULES = CommitteeRules()
SENT = date(2017, 5, 4)
IN_TIME = date(2017, 5, 12)
LATE = date(2017, 5, 13)


def _member(number: int, name: str) -> Member:
    return Member(
        id=number,
        civility="Mme",
        first_name="Rose",
        last_name=name,
        quality="représentante",
        body="Association (fictive)",
        kind=MemberKind.EX_OFFICIO,
        voting=True,
        presides=False,
        deputises=False,
        starts_on=date(2017, 1, 1),
    )


MEMBERS = (_member(1, "Aubry"), _member(2, "Bastide"))


def _sent(*received: date | None) -> list[Convocation]:
    return [Convocation(number, SENT, day) for number, day in enumerate(received, start=1)]


def test_r133_8_the_fifth_day_before_is_the_last_one() -> None:
    latest = latest_reception(MEETS_ON, RULES)

    assert latest.due == date(2017, 5, 12)
    assert latest.explanation == (
        "séance du 17/05/2017 − 5\u00a0jours = réception au plus tard le 12/05/2017 (CRPA, art. R. 133-8)"
    )


def test_the_number_of_days_is_a_setting() -> None:
    assert latest_reception(MEETS_ON, replace(RULES, convocation_days=8)).due == date(2017, 5, 9)


@pytest.mark.parametrize(
    ("received", "urgency", "regular"),
    [
        pytest.param([IN_TIME, IN_TIME], "", True, id="R133-8-all-received-in-time"),
        pytest.param([IN_TIME, LATE], "", False, id="R133-8-one-day-late"),
        pytest.param([IN_TIME, None], "", False, id="R133-8-reception-unknown"),
        pytest.param([IN_TIME], "", False, id="R133-8-a-member-not-convened"),
        pytest.param([IN_TIME, LATE], "crue", True, id="R133-8-urgency-with-its-reason"),
        pytest.param([IN_TIME, LATE], "  ", False, id="R133-8-urgency-without-reason"),
        pytest.param([IN_TIME], "crue", False, id="urgency-does-not-convene-who-was-left-out"),
    ],
)
def test_what_makes_the_convening_regular(received: list[date | None], urgency: str, regular: bool) -> None:
    assert convening(MEETS_ON, MEMBERS, _sent(*received), RULES, urgency).is_regular is regular


def test_the_sentence_names_who_is_missing_and_why() -> None:
    held = convening(MEETS_ON, MEMBERS, _sent(date(2017, 5, 13)), RULES)

    assert "1\u00a0membre non convoqué (Mme Rose Bastide)" in held.sentence
    assert "1\u00a0réception tardive (Mme Rose Aubry)" in held.sentence
    assert "au plus tard le 12/05/2017" in held.sentence


@given(st.integers(0, 30), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_every_member_stands_in_exactly_one_class(days: int, received: date) -> None:
    held = convening(MEETS_ON, MEMBERS, _sent(received), replace(RULES, convocation_days=days))

    assert sorted((*held.in_time, *held.late, *held.unknown, *held.not_sent)) == sorted(
        member.full_name for member in MEMBERS
    )
    assert bool(held.in_time) == (MEETS_ON - received >= timedelta(days=days))


@pytest.mark.parametrize("received", [SENT - timedelta(days=1), MEETS_ON + timedelta(days=1)])
def test_a_reception_that_cannot_be_is_refused(received: date) -> None:
    with pytest.raises(Refusal, match="Vérifiez la date"):
        check_reception(Convocation(1, SENT, received), MEETS_ON)


@pytest.mark.parametrize("received", [None, SENT, MEETS_ON])
def test_a_reception_between_the_sending_and_the_session_is_kept(received: date | None) -> None:
    check_reception(Convocation(1, SENT, received), MEETS_ON)
