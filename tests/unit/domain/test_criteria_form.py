"""The criteria of a programme as typed: what is added, reworded, retired, taken back, and nothing lost."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.criteria_form import read_criteria, written_criteria
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.programme import Criterion, FormerText

TODAY, YESTERDAY = date(2018, 3, 14), date(2018, 3, 13)
PLACE = Criterion("pays", "Aller où l’on n’est pas", "S3")
SKILL = Criterion("capacite", "Savoir assister", "S0")
KNOWN = (PLACE, SKILL)
OURS = "délégation, 14/03/2018"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("pays : Aller où l’on n’est pas\ncapacite : Savoir assister", KNOWN),
        ("capacite : Savoir assister\npays : Aller où l’on n’est pas", (SKILL, PLACE)),
        (
            "pays : Aller plus loin\ncapacite : Savoir assister",
            (
                replace(
                    PLACE, text="Aller plus loin", source=OURS, since=TODAY,
                    former=(FormerText("Aller où l’on n’est pas", "S3", YESTERDAY),),
                ),
                SKILL,
            ),
        ),
        ("capacite : Savoir assister", (SKILL, replace(PLACE, until=YESTERDAY))),
        (
            "pays : Aller où l’on n’est pas\ncapacite : Savoir assister\nÉvaluer dès le départ",
            (*KNOWN, Criterion("evaluer-des-le-depart", "Évaluer dès le départ", OURS, since=TODAY)),
        ),
    ],
)  # fmt: skip
def test_what_is_typed_becomes_the_criteria(typed: str, kept: tuple[Criterion, ...]) -> None:
    assert read_criteria(typed, KNOWN, TODAY) == kept


def test_a_retired_criterion_comes_back_under_its_code_and_is_not_retired_twice() -> None:
    retired = read_criteria("capacite : Savoir assister", KNOWN, TODAY)

    assert read_criteria("capacite : Savoir assister", retired, date(2018, 5, 2)) == retired
    assert read_criteria(written_criteria(KNOWN), retired, date(2018, 5, 2)) == KNOWN


def test_a_text_changed_twice_in_a_day_leaves_one_former_text() -> None:
    once = read_criteria("pays : Un\ncapacite : Savoir assister", KNOWN, TODAY)
    twice = read_criteria("pays : Deux\ncapacite : Savoir assister", once, TODAY)

    assert twice[0].text == "Deux"
    assert [former.text for former in twice[0].former] == ["Aller où l’on n’est pas"]
    assert (twice[0].text_on(YESTERDAY), twice[0].text_on(TODAY), twice[0].text_on(None)) == (
        "Aller où l’on n’est pas", "Deux", "Deux",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "why"), [("", "gardez-en un"), ("pays : a\npays : b", "deux fois"), ("Un\nun", "deux fois")]
)
def test_a_programme_keeps_one_and_none_stands_twice(typed: str, why: str) -> None:
    with pytest.raises(InvalidField, match=why):
        read_criteria(typed, KNOWN, TODAY)
