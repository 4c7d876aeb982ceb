"""What the law allows when a decision is gone back on (CRPA L242-1 to L243-3)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.decision import DecisionKind
from daect_tui.domain.reversal import ReversalGround, ReversalKind, creates_rights, permission

DECIDED = date(2017, 5, 22)
LAST = date(2017, 9, 22)
DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("kind", "reversal", "ground", "day", "stated", "allowed", "article"),
    [
        pytest.param(*case.split(), id=name)
        for name, case in {
            "L242-1-illegal-label-on-the-last-day": "LABEL WITHDRAWAL ILLEGAL 0 yes yes L.242-1",
            "L242-1-illegal-label-one-day-too-late": "LABEL WITHDRAWAL ILLEGAL 1 yes no L.242-1",
            "L242-1-repeal-has-the-same-time": "LABEL REPEAL ILLEGAL 1 yes no L.242-1",
            "L242-1-a-label-is-not-withdrawn-at-pleasure": "LABEL WITHDRAWAL OTHER 0 yes no L.242-1",
            "L242-1-nor-repealed-at-pleasure": "LABEL REPEAL OTHER 0 yes no L.242-1",
            "L242-2-a-stated-condition-at-any-time": "LABEL REPEAL CONDITION 900 yes yes L.242-2",
            "L242-2-a-condition-that-was-not-written": "LABEL REPEAL CONDITION 900 no no L.242-2",
            "L242-2-a-condition-never-works-backwards": "LABEL WITHDRAWAL CONDITION 0 yes no L.242-2",
            "L242-4-at-the-beneficiary-s-request": "LABEL WITHDRAWAL BENEFICIARY 900 yes yes L.242-4",
            "L243-1-a-refusal-is-repealed-at-any-time": "REFUSE REPEAL OTHER 900 yes yes L.243-1",
            "L243-1-an-adjournment-too": "ADJOURN REPEAL OTHER 900 yes yes L.243-1",
            "L243-3-an-illegal-refusal-in-time": "REFUSE WITHDRAWAL ILLEGAL 0 yes yes L.243-3",
            "L243-3-an-illegal-refusal-too-late": "REFUSE WITHDRAWAL ILLEGAL 1 yes no L.243-3",
            "L243-3-a-legal-refusal-is-not-withdrawn": "REFUSE WITHDRAWAL OTHER 0 yes no L.243-3",
        }.items()
    ],
)
def test_what_may_be_undone(
    kind: str, reversal: str, ground: str, day: str, stated: str, allowed: str, article: str
) -> None:
    answer = permission(
        DecisionKind[kind],
        ReversalKind[reversal],
        ReversalGround[ground],
        DECIDED,
        LAST + timedelta(days=int(day)),
        stated_condition=stated == "yes",
    )

    assert answer.allowed is (allowed == "yes")
    assert answer.article.replace(" ", "") == article


def test_the_time_limit_explains_itself() -> None:
    answer = permission(
        DecisionKind.LABEL, ReversalKind.WITHDRAWAL, ReversalGround.ILLEGAL, DECIDED, date(2017, 9, 20)
    )

    assert answer.until == LAST
    assert "décision du 22/05/2017 + 4\u00a0mois = 22/09/2017, reste 2\u00a0jours" in answer.reason


def test_only_a_labelling_creates_rights() -> None:
    assert [kind for kind in DecisionKind if creates_rights(kind)] == [DecisionKind.LABEL]


@given(
    st.sampled_from(DecisionKind),
    st.sampled_from(ReversalKind),
    st.sampled_from(ReversalGround),
    DAYS,
    st.integers(0, 4000),
)
def test_time_never_opens_what_it_has_closed(
    kind: DecisionKind, reversal: ReversalKind, ground: ReversalGround, decided: date, later: int
) -> None:
    first = permission(kind, reversal, ground, decided, decided)
    after = permission(kind, reversal, ground, decided, decided + timedelta(days=later))

    assert first.allowed >= after.allowed
    assert first.reason.endswith(".")
