"""When things have been kept long enough: never in an open case, nor under hold, nor before it begins."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.dates import add_months
from daect_tui.domain.elimination_slip import SlipLine, in_octets, sums
from daect_tui.domain.hold import Hold, holding
from daect_tui.domain.retention import (
    NATURES,
    WITHOUT_LENGTH,
    FinalOutcome,
    RetentionEvent,
    RetentionKind,
    RetentionRule,
    rules_on,
)
from daect_tui.domain.retention_term import RetentionCase, Standing, term
from daect_tui.services.retention import default_rules

TOLD = date(2012, 3, 3)
CASE = RetentionCase(
    RetentionKind.REFUSED, "PACT2-2012-004", "refusé", events={RetentionEvent.NOTIFIED: TOLD}
)
RULE = RetentionRule(
    RetentionKind.REFUSED, date.min, 10, RetentionEvent.NOTIFIED, FinalOutcome.ELIMINATE, "tableau"
)
SUM = "refusé, notifié le 3\xa0mars\xa02012 + 10\xa0ans = 3\xa0mars\xa02022"
_DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("changes", "today", "standing", "explanation"),
    [
        ({}, date(2022, 3, 2), Standing.RUNNING, SUM),
        ({}, date(2022, 3, 3), Standing.DUE, SUM),
        (
            {"events": {}},
            date(2030, 1, 1),
            Standing.UNDATED,
            "«\u202fnotifié le …\u202f»\xa0: ce jour n’est pas connu",
        ),
        ({"open": "le label court"}, date(2030, 1, 1), Standing.OPEN, "le label court"),
        ({"held": "gel"}, date(2030, 1, 1), Standing.HELD, f"{SUM}\u202f; gel"),
        ({"tied": "sa suite"}, date(2030, 1, 1), Standing.TIED, f"{SUM}\u202f; sa suite"),
    ],
)
def test_where_a_thing_stands_and_why(
    changes: dict[str, object], today: date, standing: Standing, explanation: str
) -> None:
    found = term(replace(CASE, **changes), RULE, today)  # type: ignore[arg-type]

    assert (found.standing, found.explanation) == (standing, explanation)


def test_what_is_for_the_archives_is_never_to_eliminate() -> None:
    kept = replace(RULE, outcome=FinalOutcome.KEEP)

    assert term(CASE, kept, date(2099, 1, 1)).standing is Standing.KEPT


@given(
    start=_DAYS,
    today=_DAYS,
    years=st.integers(1, 150),
    more=st.integers(0, 20),
    sentences=st.tuples(*[st.sampled_from(("", "motif"))] * 3),
)
def test_what_is_due_was_closed_free_and_old_enough(
    start: date, today: date, years: int, more: int, sentences: tuple[str, str, str]
) -> None:
    opened, held, tied = sentences
    case = replace(CASE, events={RetentionEvent.NOTIFIED: start}, open=opened, held=held, tied=tied)
    rule = replace(RULE, years=years)

    found = term(case, rule, today)
    longer = term(case, replace(rule, years=years + more), today)

    if found.standing is Standing.DUE:
        assert (opened, held, tied) == ("", "", "")
        assert today >= add_months(start, 12 * years) > start
    if found.due is not None:
        assert longer.due is not None
        assert found.due > start
        assert longer.due >= found.due
    # A longer length never makes anything due sooner.
    assert longer.standing is not Standing.DUE or found.standing is Standing.DUE


def test_every_kind_has_a_length_or_says_why_it_has_none() -> None:
    defaults = {rule.kind: rule for rule in default_rules()}

    assert defaults.keys() == NATURES.keys() == set(RetentionKind) - WITHOUT_LENGTH.keys()
    for rule in default_rules():
        assert rule.event in NATURES[rule.kind].events
        assert rule.outcome in NATURES[rule.kind].outcomes
        assert rule.source == "par défaut"


def test_the_rule_of_the_day_is_the_last_that_has_begun() -> None:
    older, newer = (
        replace(RULE, valid_from=date(2020, 1, 1), years=5),
        replace(RULE, valid_from=date(2025, 1, 1)),
    )

    found = [
        rules_on((newer, older), (RULE,), day)[RULE.kind]
        for day in (TOLD, date(2024, 1, 1), date(2025, 1, 1))
    ]

    assert found == [RULE, older, newer]


def test_a_hold_bears_on_names_whatever_their_accents_and_no_more_once_lifted() -> None:
    hold = Hold(1, "Zoé Élan", "litige", TOLD, "Camille Renaud")

    assert holding((hold,), ("zoe elan",)) == (
        "gel sur Zoé Élan depuis le 03/03/2012 par Camille Renaud\xa0: litige"
    )
    assert holding((hold,), ("autre",)) == ""
    assert holding((replace(hold, lifted_on=TOLD, lift_reason="fini"),), ("zoe elan",)) == ""
    assert [hold.is_old(day, 12) for day in (date(2013, 3, 2), date(2013, 3, 3))] == [False, True]


def test_a_slip_adds_up_by_kind() -> None:
    line = SlipLine(RetentionKind.REFUSED, "A", "refusé", TOLD, TOLD, SUM, "10 ans", files=2, bytes=1_500_000)
    other = replace(line, key="B", first_day=date(2011, 1, 1), files=1, bytes=500)
    draft = replace(line, kind=RetentionKind.DRAFT, key="C")

    (refused, _draft) = sums((draft, line, other))

    assert (refused.kind, refused.count, refused.first_day, refused.last_day) == (
        RetentionKind.REFUSED, 2, date(2011, 1, 1), TOLD,
    )  # fmt: skip
    assert (refused.files, in_octets(refused.bytes)) == (3, "1,5\xa0Mo")
