"""The mission report and its marks as typed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.aid import AidLists
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.evaluation import Diffusion, GridLine, Judgement, Mark, Report
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.money import Euros
from daect_tui.domain.report_form import (
    check_judgement,
    read_marks,
    read_report_form,
    report_fields,
    report_initial,
)
from daect_tui.domain.report_parts import Achievement, CostLine, FollowUp, MarkerScore, Result, Speaker
from daect_tui.domain.report_questions import REPORT_QUESTIONS, AnswerKind, lacking
from tests.unit.domain.samples import MISSION
from tests.unit.domain.sentences import is_sentence

LISTS = AidLists(
    {"14030": "eau potable"}, {"genre": "genre", "climat-attenuation": "climat (atténuation)"}, {6: "eau"}
)
FIELDS = {
    "expert_voice": "Constat.\nSuite.",
    "expert_by": "Alix Essai ; ingénieure ; 18/03/2018",
    "host_voice": "Satisfaits.",
    "host_by": " ; maire",
    "poste_voice": "Utile.",
    "results": "Former six agents ; atteint\nPlan ; Non atteint ; reporté ; à l’automne",
    "deliverables": "Un rapport.",
    "lessons": "Partir à deux.",
    "costs": "Transport ; 980,50 ; ministère\nRepas ;  ; hôte\nTemps ; 1 000 € ; titulaire",
    "follow_up_kind": "convention",
    "follow_up": "Une convention.",
    "follow_up_on": "01/09/2018",
    "purpose": "14030 eau potable",
    "markers": "genre ; 1\nclimat (atténuation) ; \nclimat-atténuation ; 0",
    "goals": "ODD 11, 6;6",
    "diffusion": "publique",
}
GRID = (
    GridLine("objectifs", "Les objectifs sont-ils atteints\u202f?", 2),
    GridLine("suites", "Des suites\u202f?"),
)


def test_a_whole_report_is_understood() -> None:
    assert read_report_form(FIELDS, LISTS) == Report(
        expert_voice="Constat.\nSuite.",
        expert_by=Speaker("Alix Essai", "ingénieure", date(2018, 3, 18)),
        host_voice="Satisfaits.",
        host_by=Speaker("", "maire", None),
        poste_voice="Utile.",
        results=(
            Result("Former six agents", Achievement.REACHED, ""),
            Result("Plan", Achievement.MISSED, "reporté ; à l’automne"),
        ),
        deliverables="Un rapport.",
        lessons="Partir à deux.",
        costs=(
            CostLine("Transport", Euros(980_50), "ministère"),
            CostLine("Temps", Euros(1_000_00), "titulaire"),
        ),
        real_cost=Euros(1_980_50),
        follow_up_kind=FollowUp.AGREEMENT,
        follow_up="Une convention.",
        follow_up_on=date(2018, 9, 1),
        purpose="14030",
        markers=(MarkerScore("genre", 1), MarkerScore("climat-attenuation", 0)),
        goals=(6, 11),
        diffusion=Diffusion.PUBLIC,
    )


def test_a_report_written_back_and_read_again_is_the_same() -> None:
    report = read_report_form(FIELDS, LISTS)

    assert read_report_form(report_fields(report, LISTS), LISTS) == report
    total_only = replace(report, costs=(), real_cost=Euros(5))
    assert read_report_form(report_fields(total_only, LISTS), LISTS) == total_only
    waiting = replace(report, results=(Result("Former", None, ""), Result("Plan", None, "à venir")))
    assert read_report_form(report_fields(waiting, LISTS), LISTS, partial=True) == waiting


def test_every_question_is_read_under_its_name() -> None:
    names = [question.name for question in REPORT_QUESTIONS]

    assert sorted(report_fields(read_report_form(FIELDS, LISTS))) == sorted(names)
    assert all(question.choices for question in REPORT_QUESTIONS if question.kind is AnswerKind.CHOICE)


def test_a_report_that_lacks_an_answer_is_partial_on_purpose_only() -> None:
    typed = {"host_voice": "Satisfaits.", "results": "Former ; atteint\nPlan ; "}

    with pytest.raises(FormRefused) as refused:
        read_report_form(typed)
    assert list(refused.value.faults) == ["expert_voice", "results", "follow_up_kind"]
    report = read_report_form(typed, partial=True)
    assert [question.name for question in lacking(report)] == list(refused.value.faults)
    assert report.diffusion is Diffusion.INTERNAL  # nothing is published unasked


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("expert_by", "a ; b ; c ; d", "« nom ; fonction ; date »"),
        ("host_by", "a ; b ; hier", "Qui (hôte)"),
        ("results", "Former ; peut-être", "ligne 1"),
        ("results", " ; atteint", "ligne 1"),
        ("costs", "Transport ; 12", "ligne 1"),
        ("costs", "Transport ; 1.980 ; hôte", "montant clair"),
        ("real_cost", "1.980", "Coût réel"),
        ("real_cost", "1", "n’est pas la somme des lignes"),
        ("follow_up_kind", "rêve", "n’est pas dans la liste"),
        ("follow_up_on", "demain", "n’est pas une date"),
        ("purpose", "1403", "cinq chiffres"),
        ("markers", "genre ; 3", "écrivez 0, 1 ou 2"),
        ("markers", "genre ; oui", "écrivez 0, 1 ou 2"),
        ("markers", "genre ; 1\nGenre 2", "écrit deux fois"),
        ("markers", "bonheur ; 1", "n’est pas dans la liste"),
        ("goals", "18", "de 1 à 17"),
        ("diffusion", "secrète", "n’est pas dans la liste"),
    ],
)
def test_what_cannot_be_read_is_told_under_its_question(name: str, typed: str, words: str) -> None:
    with pytest.raises(FormRefused) as refused:
        read_report_form({**FIELDS, name: typed}, LISTS, partial=True)

    (sentence,) = (refused.value.faults[name],)
    assert words in sentence.replace("\u202f", " ").replace("\u00a0", " ")
    assert is_sentence(sentence)


def test_a_purpose_that_the_list_does_not_know_is_kept() -> None:
    assert read_report_form({**FIELDS, "purpose": "99810"}, LISTS).purpose == "99810"


def test_what_was_planned_stands_ready_to_be_answered() -> None:
    initial = report_initial(MISSION.content, LISTS)
    report = read_report_form(initial, LISTS, partial=True)

    assert [one.objective for one in report.results] == MISSION.content.terms.splitlines()
    assert not any(one.achievement for one in report.results)
    assert (report.costs, report.real_cost, report.markers) == ((), None, ())
    filled = initial["costs"].replace(";  ;", "; 10 ;")
    assert [line.heading for line in read_report_form({"costs": filled}, partial=True).costs] == [
        line.heading for line in MISSION.content.budget
    ]


@given(st.dictionaries(st.sampled_from([*FIELDS]), st.text(max_size=40)))
def test_any_text_is_read_or_refused_under_known_questions(fields: dict[str, str]) -> None:
    faults: dict[str, str] = {}
    try:
        assert not lacking(read_report_form(fields, LISTS))
    except FormRefused as refused:
        faults = refused.faults
    assert set(faults) <= {question.name for question in REPORT_QUESTIONS}


def test_marks_come_in_the_order_of_the_grid_with_their_questions() -> None:
    assert read_marks({"suites": 1, "objectifs": 4}, GRID, {"suites": " Rien de prévu. "}) == (
        Mark("objectifs", GRID[0].question, 4, "", 2),
        Mark("suites", GRID[1].question, 1, "Rien de prévu."),
    )


def test_a_grid_without_question_gives_no_mark() -> None:
    assert read_marks({"suites": 1}, ()) == ()


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"objectifs": 4}, id="a-gap"),
        pytest.param({"objectifs": 4, "suites": 0}, id="below"),
        pytest.param({"objectifs": 4, "suites": 5}, id="above"),
    ],
)
def test_a_gap_or_a_mark_off_the_scale_is_refused_by_its_question(values: dict[str, int]) -> None:
    with pytest.raises(InvalidField, match="donnez une note de 1 à 4") as refused:
        read_marks(values, GRID)

    assert refused.value.field == "suites"
    assert GRID[1].question in str(refused.value)
    assert is_sentence(str(refused.value))


def test_a_satisfaction_may_be_left_out_and_stays_on_the_scale() -> None:
    check_judgement(Judgement(host_mark=4))
    with pytest.raises(InvalidField, match="de 1 à 4"):
        check_judgement(Judgement(poste_mark=5))
