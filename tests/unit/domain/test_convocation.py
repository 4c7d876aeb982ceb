"""Convocations: reception counts, five days before, urgency needs its reason (CRPA R133-8)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.convocation import (
    Convocation,
    SendingMode,
    convening,
    latest_reception,
    received,
    sent,
)
from daect_tui.domain.errors import Refusal
from daect_tui.domain.member import Member, MemberKind

MEETS_ON = date(2017, 5, 17)
RULES = CommitteeRules()
SENT = date(2017, 5, 4)
IN_TIME = date(2017, 5, 12)
LATE = date(2017, 5, 13)
TODAY = date(2017, 5, 15)


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
    return [
        Convocation(number, MEETS_ON, SENT, SendingMode.EMAIL, day)
        for number, day in enumerate(received, start=1)
    ]


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


def test_r133_8_what_convened_to_another_day_no_longer_convenes() -> None:
    moved = MEETS_ON + timedelta(days=14)

    held = convening(moved, MEMBERS, _sent(IN_TIME, IN_TIME), RULES)

    assert held.not_sent == ("Mme Rose Aubry", "Mme Rose Bastide")


def test_the_summary_counts_without_a_name() -> None:
    held = convening(MEETS_ON, MEMBERS, _sent(LATE), RULES, "crue du fleuve.")

    assert "Rose" not in held.summary
    assert "1\u00a0membre non convoqué, 1\u00a0réception tardive" in held.summary
    assert held.summary.endswith("Urgence motivée\u00a0: crue du fleuve.")


@pytest.mark.parametrize(
    "day", [SENT - timedelta(days=1), MEETS_ON + timedelta(days=1), TODAY + timedelta(days=1)]
)
def test_r133_8_a_reception_that_cannot_be_is_refused(day: date) -> None:
    with pytest.raises(Refusal, match=r"Vérifiez la date|à venir"):
        received(Convocation(1, MEETS_ON, SENT, SendingMode.LETTER), day, TODAY)


@pytest.mark.parametrize("day", [SENT, IN_TIME, TODAY])
def test_r133_8_a_reception_between_the_sending_and_today_is_kept(day: date) -> None:
    kept = received(Convocation(1, MEETS_ON, SENT, SendingMode.LETTER), day, TODAY)

    assert kept.received_on == day


def test_r133_8_a_sending_after_the_session_or_to_come_is_refused() -> None:
    after = MEETS_ON + timedelta(days=1)
    with pytest.raises(Refusal, match="suit la séance"):
        sent(1, MEETS_ON, after, SendingMode.LETTER, today=after)
    with pytest.raises(Refusal, match="à venir"):
        sent(1, MEETS_ON, TODAY + timedelta(days=1), SendingMode.LETTER, today=TODAY)


def test_what_is_handed_over_is_received_on_the_spot() -> None:
    by_hand = sent(1, MEETS_ON, SENT, SendingMode.BY_HAND, TODAY)
    by_mail = sent(1, MEETS_ON, SENT, SendingMode.EMAIL, TODAY)

    assert (by_hand.received_on, by_mail.received_on) == (SENT, None)
