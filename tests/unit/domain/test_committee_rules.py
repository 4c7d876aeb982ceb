"""The rules of the session as data: each with its article, written in a form and read back."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.committee_rules import RULE_ARTICLES, CommitteeRules, DatedRules, rules_on
from daect_tui.domain.errors import Refusal
from daect_tui.domain.rules_form import read_rules_form, rules_fields


def test_every_rule_has_its_article() -> None:
    assert set(RULE_ARTICLES) == {field.name for field in fields(CommitteeRules)}
    assert all("CRPA" in rule.article for rule in RULE_ARTICLES.values())


@given(
    st.builds(
        CommitteeRules,
        quorum_share=st.tuples(st.integers(1, 20), st.integers(20, 99)),
        second_quorum_share=st.sampled_from([(0, 1), (1, 3)]),
        mandates_per_member=st.integers(0, 9),
        convocation_days=st.integers(0, 30),
    )
)
def test_rules_written_in_their_form_are_read_back(rules: CommitteeRules) -> None:
    assert read_rules_form(rules_fields(rules)) == rules


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("quorum_share", "la moitié", "écrivez une part comme « 1/2 »"),
        ("quorum_share", "3/2", "écrivez une part"),
        ("quorum_share", "1/0", "écrivez une part"),
        ("mandates_per_member", "-1", "nombre entier"),
        ("convocation_days", "cinq", "nombre entier"),
        ("casting_vote", "peut-être", "n’est pas dans la liste"),
    ],
)
def test_a_rule_that_cannot_be_understood_is_told(field: str, typed: str, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_rules_form({**rules_fields(CommitteeRules()), field: typed})

    assert words in str(refused.value).replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("day", "mandates"),
    [(date(2016, 12, 31), 1), (date(2017, 1, 1), 2), (date(2017, 12, 31), 2), (date(2018, 1, 1), 3)],
)
def test_the_rules_of_a_day_are_the_last_to_begin(day: date, mandates: int) -> None:
    book = [
        DatedRules(date(2018, 1, 1), CommitteeRules(mandates_per_member=3)),
        DatedRules(date(2017, 1, 1), CommitteeRules(mandates_per_member=2)),
    ]

    assert rules_on(book, day).mandates_per_member == mandates
