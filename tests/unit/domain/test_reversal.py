"""What the law allows when a decision is gone back on (CRPA L242-1 to L243-3)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.decision import DecisionKind
from daect_tui.domain.label import LabelAction
from daect_tui.domain.reversal import (
    ReversalCase,
    ReversalGround,
    ReversalKind,
    creates_rights,
    permission,
    reversal_faults,
)

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


def test_only_an_award_creates_rights() -> None:
    assert [kind for kind in DecisionKind if creates_rights(kind)] == [
        DecisionKind.LABEL,
        DecisionKind.RETAIN,
    ]


@pytest.mark.parametrize("kind", ReversalKind)
@pytest.mark.parametrize("stated", [True, False])
def test_a_support_ends_both_ways_for_the_conditions_that_were_put_to_it(
    kind: ReversalKind, stated: bool
) -> None:
    years_later = date(2024, 1, 8)

    answer = permission(
        DecisionKind.RETAIN, kind, ReversalGround.CONDITION, date(2017, 5, 22), years_later,
        stated_condition=stated,
    )  # fmt: skip

    assert (answer.allowed, answer.article) == (stated, "L. 242-2")


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


# ── What stands against signing the act ────────────────────────────────────────────────────

INVITED, ANSWER_BY = date(2017, 6, 1), date(2017, 6, 20)
CASE = ReversalCase(
    ReversalKind.WITHDRAWAL, ReversalGround.ILLEGAL, "Hors champ.", invited_on=INVITED, answer_by=ANSWER_BY
)
CONDITION = replace(
    CASE, kind=ReversalKind.REPEAL, ground=ReversalGround.CONDITION, condition="remettre un rapport"
)


@pytest.mark.parametrize(
    ("kind", "case", "day", "fault"),
    [
        pytest.param(DecisionKind.LABEL, CASE, ANSWER_BY, "", id="L122-1-holds-on-the-last-day-to-answer"),
        pytest.param(
            DecisionKind.LABEL, CASE, date(2017, 6, 19), "peut répondre", id="L122-1-broken-a-day-too-early"
        ),
        pytest.param(
            DecisionKind.LABEL,
            replace(CASE, observations="Nous prenons acte."),
            date(2017, 6, 2),
            "",
            id="L122-1-holds-what-was-answered-ends-the-wait",
        ),
        pytest.param(
            DecisionKind.LABEL,
            replace(CASE, invited_on=None),
            ANSWER_BY,
            "L. 121-1",
            id="L121-1-broken-not-invited",
        ),
        pytest.param(
            DecisionKind.LABEL,
            replace(CASE, answer_by=INVITED),
            ANSWER_BY,
            "ne suit pas l’invitation",
            id="L122-1-broken-no-time-to-answer",
        ),
        pytest.param(
            DecisionKind.LABEL,
            replace(CASE, ground=ReversalGround.BENEFICIARY, invited_on=None, answer_by=None),
            ANSWER_BY,
            "",
            id="L121-1-holds-at-the-beneficiary-s-request-nobody-is-invited",
        ),
        pytest.param(
            DecisionKind.REFUSE,
            replace(CASE, invited_on=None, answer_by=None),
            ANSWER_BY,
            "",
            id="L121-1-holds-a-refusal-gives-no-right",
        ),
        pytest.param(
            DecisionKind.LABEL, CONDITION, date(2019, 6, 1), "", id="L242-2-holds-a-stated-condition"
        ),
        pytest.param(
            DecisionKind.LABEL,
            replace(CONDITION, condition="autre"),
            date(2019, 6, 1),
            "L. 242-2",
            id="L242-2-broken-a-condition-that-is-not-written",
        ),
        pytest.param(
            DecisionKind.LABEL,
            replace(CASE, reasons="\n"),
            ANSWER_BY,
            "L. 211-5",
            id="L211-5-broken-no-reasons",
        ),
        pytest.param(DecisionKind.LABEL, CASE, LAST, "", id="L242-1-holds-the-last-day"),
        pytest.param(
            DecisionKind.LABEL, CASE, LAST + timedelta(days=1), "L. 242-1", id="L242-1-broken-the-day-after"
        ),
        pytest.param(
            DecisionKind.REFUSE,
            CASE,
            date(2017, 5, 21),
            "La décision est du 22/05/2017",
            id="broken-dated-before",
        ),
    ],
)
def test_what_stands_against_a_reversal(
    kind: DecisionKind, case: ReversalCase, day: date, fault: str
) -> None:
    faults = reversal_faults(kind, case, DECIDED, day, ("remettre un rapport",))

    assert len(faults) == bool(fault)
    assert fault in " ".join(faults)


def test_a_withdrawal_revokes_the_label_and_an_abrogation_repeals_it() -> None:
    assert ReversalKind.WITHDRAWAL.label_action is LabelAction.REVOKE
    assert ReversalKind.REPEAL.label_action is LabelAction.REPEAL
