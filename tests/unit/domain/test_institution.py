"""Which dated setting is in force on a day (names change: procedure §7)."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.document import Contact, Letterhead, SignatureBlock
from daect_tui.domain.errors import Refusal
from daect_tui.domain.institution import DatedLetterhead, Signatory, in_force
from tests.unit.domain.sentences import is_sentence

FIRST = Signatory(
    valid_from=date(2016, 1, 1),
    valid_until=date(2018, 12, 31),
    formula="Pour le ministre et par délégation,",
    office="La déléguée",
    first_name="Hélène",
    last_name="Vasseur-Étampes",
    delegation_act="acte fictif",
)
SECOND = replace(FIRST, valid_from=date(2018, 7, 1), valid_until=None, first_name="Marc", last_name="Oriol")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2016, 1, 1), FIRST, id="the-first-day"),
        pytest.param(date(2018, 6, 30), FIRST, id="the-day-before-the-next-begins"),
        pytest.param(date(2018, 7, 1), SECOND, id="both-run-the-latest-to-begin"),
        pytest.param(date(2030, 1, 1), SECOND, id="without-known-end"),
    ],
)
@pytest.mark.parametrize("settings", [(FIRST, SECOND), (SECOND, FIRST)], ids=["in-order", "reversed"])
def test_the_setting_of_a_day(settings: tuple[Signatory, ...], day: date, expected: Signatory) -> None:
    assert in_force(settings, day, "signataire") == expected


def test_a_setting_holds_on_its_last_day_and_not_the_day_after() -> None:
    assert in_force([FIRST], date(2018, 12, 31), "signataire") == FIRST
    with pytest.raises(Refusal, match="01/01/2019"):
        in_force([FIRST], date(2019, 1, 1), "signataire")


@pytest.mark.parametrize("settings", [(), (SECOND,)], ids=["none-at-all", "none-yet"])
def test_no_setting_is_refused_by_a_sentence_that_says_where_to_record_one(
    settings: tuple[Signatory, ...],
) -> None:
    with pytest.raises(Refusal) as refused:
        in_force(settings, date(2015, 5, 4), "signataire")

    assert str(refused.value).startswith("Aucun signataire n’est en vigueur le 04/05/2015.")
    assert "F9" in str(refused.value)
    assert is_sentence(str(refused.value))


def test_letterheads_are_dated_the_same_way() -> None:
    letterhead = Letterhead(
        ("RÉPUBLIQUE FRANÇAISE",), "Ministère", "Direction", "Délégation", "Paris", (), "", ""
    )
    contact = Contact("Camille", "Renaud", "chargée de mission", "", "")
    old = DatedLetterhead(date(2011, 1, 1), date(2017, 5, 16), letterhead, contact)
    new = DatedLetterhead(date(2017, 5, 17), None, replace(letterhead, ministry="Autre ministère"), contact)

    assert in_force([old, new], date(2017, 5, 16), "en-tête") == old
    assert in_force([old, new], date(2017, 5, 17), "en-tête") == new


def test_a_signature_bears_first_name_and_name_in_capitals_l212_1() -> None:
    assert FIRST.name == "Hélène VASSEUR-ÉTAMPES"
    assert FIRST.block == SignatureBlock(
        "Pour le ministre et par délégation,", "La déléguée", "Hélène VASSEUR-ÉTAMPES"
    )
