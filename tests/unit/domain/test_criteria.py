"""Criteria assessed one by one, kept with the version of the programme that was read."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from daect_tui.domain.criteria import (
    Appraisal,
    Assessment,
    Judgement,
    criteria_summary,
    criterion_lines,
    read_judgement,
    unassessed,
)
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.programme import Criterion
from tests.unit.domain.samples import CAPACITY, COUNTRY, PROGRAMME

AT = datetime(2018, 3, 14, 9, tzinfo=UTC)


def assessed(criterion: Criterion, appraisal: Appraisal = Appraisal.MET, version: int = 1) -> Assessment:
    return Assessment(criterion.code, criterion.text, appraisal, "", version, "Noé Astier", AT)


def test_each_criterion_of_the_programme_has_its_line_assessed_or_not() -> None:
    lines = criterion_lines(PROGRAMME, [assessed(COUNTRY)])

    assert [(line.code, line.assessment is None) for line in lines] == [("capacite", True), ("pays", False)]
    assert [line.code for line in unassessed(lines)] == ["capacite"]


def test_a_programme_changed_since_is_told_even_when_the_text_is_the_same() -> None:
    line = criterion_lines(replace(PROGRAMME, version=3), [assessed(COUNTRY)])[1]

    assert line.change == ("évalué sur la version 1, le programme en est à la 3\u00a0: texte inchangé")


def test_a_text_changed_since_is_told_with_what_it_was() -> None:
    changed = replace(PROGRAMME, version=2, criteria=(CAPACITY, replace(COUNTRY, text="Aller plus loin")))

    line = criterion_lines(changed, [assessed(COUNTRY)])[1]

    assert line.text == "Aller plus loin"
    assert f"le texte était «\u202f{COUNTRY.text}\u202f»" in line.change


def test_a_judgement_on_the_programme_of_today_has_no_change() -> None:
    assert criterion_lines(PROGRAMME, [assessed(COUNTRY)])[1].change == ""


def test_a_criterion_that_the_programme_has_lost_stays_to_be_read() -> None:
    shorter = replace(PROGRAMME, version=2, criteria=(CAPACITY,))

    lines = criterion_lines(shorter, [assessed(COUNTRY)])

    assert lines[-1].text == COUNTRY.text
    assert lines[-1].change == "n’est plus un critère de PACT3 (version 2)"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "2 à évaluer"),
        ([assessed(COUNTRY)], "1\u00a0satisfait, 1 à évaluer"),
        ([assessed(COUNTRY), assessed(CAPACITY)], "2\u00a0satisfaits"),
        (
            [assessed(COUNTRY, Appraisal.NOT_MET), assessed(CAPACITY, Appraisal.PARTLY)],
            "1\u00a0partiellement satisfait, 1\u00a0non satisfait",
        ),
        (
            [assessed(COUNTRY, Appraisal.NOT_APPLICABLE), assessed(CAPACITY)],
            "1\u00a0satisfait, 1\u00a0sans objet",
        ),
    ],
)
def test_the_summary_counts_each_appraisal(given: list[Assessment], said: str) -> None:
    assert criteria_summary(criterion_lines(PROGRAMME, given)) == said


def test_a_programme_without_criteria_says_so() -> None:
    assert criteria_summary(()) == "aucun critère au programme"


@pytest.mark.parametrize("appraisal", [Appraisal.PARTLY, Appraisal.NOT_MET])
def test_what_falls_short_must_say_why(appraisal: Appraisal) -> None:
    with pytest.raises(FormRefused, match="se motive") as refused:
        read_judgement({"appraisal": appraisal.value, "comment": " \n"})

    assert set(refused.value.faults) == {"comment"}
    assert read_judgement({"appraisal": appraisal.value, "comment": "Peu d’éléments"}) == Judgement(
        appraisal, "Peu d’éléments"
    )


@pytest.mark.parametrize("appraisal", [Appraisal.MET, Appraisal.NOT_APPLICABLE])
def test_the_other_appraisals_need_no_comment(appraisal: Appraisal) -> None:
    assert read_judgement({"appraisal": appraisal.value}) == Judgement(appraisal, "")


@pytest.mark.parametrize("typed", ["", "excellent"])
def test_an_appraisal_is_chosen_from_the_list(typed: str) -> None:
    with pytest.raises(FormRefused, match="Appréciation"):
        read_judgement({"appraisal": typed})
