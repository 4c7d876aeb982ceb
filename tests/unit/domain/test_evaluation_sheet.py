"""The evaluation sheet of a mission (procedure §§2 and 7)."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.aid import AidLists
from daect_tui.domain.document import Heading, Table
from daect_tui.domain.evaluation import Diffusion, Evaluation, Judgement
from daect_tui.domain.evaluation_sheet import sheet_body
from daect_tui.domain.money import Euros
from daect_tui.domain.report_parts import (
    Achievement,
    CostLine,
    FollowUp,
    FollowUpCheck,
    MarkerScore,
    Result,
    Speaker,
)
from tests.unit.domain.samples import EVALUATION, EXPERT, MISSION, said


def titles(evaluation: Evaluation) -> list[str]:
    return [block.text for block in sheet_body(MISSION, evaluation, "Maroc") if isinstance(block, Heading)]


def planned(evaluation: Evaluation = EVALUATION, country: str = "Maroc") -> dict[str, str]:
    table = sheet_body(MISSION, evaluation, country)[0]
    assert isinstance(table, Table)
    return {name: text.replace("\u00a0", " ").replace("\u202f", " ") for name, text in table.rows}


def test_what_was_planned_and_what_was_spent() -> None:
    assert planned() == {
        "Titulaire": "Montclair (fictif) (label LAB-2017-001)",
        "Objet": "Éclairage de la médina",
        "Lieu": "Saint-Exemple, Maroc",
        "Accueil": "Ville d’accueil",
        "Dates": "du 12 mars 2018 au 16 mars 2018",
        "Experts": "Alix Essai (ingénieure, 5 jours)",
        "Coût prévu": "2 050,50 €",
        "Coût réel": "1 980 €",
        "Rapport reçu le": "3 avril 2018",
    }


@pytest.mark.parametrize(
    ("cost", "words"), [(None, "non communiqué"), (Euros(0), "0 €"), (Euros(5), "0,05 €")], ids=repr
)
def test_no_cost_is_not_a_cost_of_nothing(cost: Euros | None, words: str) -> None:
    evaluation = replace(EVALUATION, report=replace(EVALUATION.report, real_cost=cost))

    assert planned(evaluation)["Coût réel"] == words


def test_several_experts_and_a_country_without_place() -> None:
    content = replace(
        MISSION.content,
        place="",
        experts=(EXPERT, replace(EXPERT, name="Noé Essai", days=1)),
    )
    table = sheet_body(replace(MISSION, content=content), EVALUATION, "Maroc")[0]

    assert "Alix Essai (ingénieure, 5 jours), Noé Essai (ingénieure, 1 jour)" in said(table)
    assert "Lieu | Maroc" in said(table)


def test_the_three_voices_the_marks_and_what_follows_in_order() -> None:
    assert titles(EVALUATION) == [
        "Voix de l’expert",
        "Voix de la collectivité d’accueil",
        "Voix du poste diplomatique",
        "Évaluation par la délégation",
        "Suites",
        "Enseignements",
        "Diffusion",
    ]


def test_every_word_of_the_report_is_there_paragraph_by_paragraph() -> None:
    texts = [said(block) for block in sheet_body(MISSION, EVALUATION, "Maroc")]

    for words in (
        "Premier constat.",
        "Second constat.",
        "Accueil satisfait.",
        "Poste favorable.",
        "Une convention.",
        "Partir à deux.",
        "Évaluation du 20 avril 2018.",
    ):
        assert words in texts
    assert (
        "Question | Note\nLes objectifs sont-ils atteints ? | 4 / 4\nY a-t-il des suites ? | 3 / 4" in texts
    )
    assert "" not in texts


@pytest.mark.parametrize(
    ("field", "title"),
    [
        ("expert_voice", "Voix de l’expert"),
        ("host_voice", "Voix de la collectivité d’accueil"),
        ("poste_voice", "Voix du poste diplomatique"),
        ("follow_up", "Suites"),
        ("lessons", "Enseignements"),
    ],
)
def test_an_empty_part_is_left_out(field: str, title: str) -> None:
    report = replace(EVALUATION.report, **{field: ""})  # type: ignore[arg-type]

    assert title not in titles(replace(EVALUATION, report=report))


def test_before_the_evaluation_there_are_neither_marks_nor_date() -> None:
    received = replace(EVALUATION, marks=(), evaluated_on=None)
    texts = [said(block) for block in sheet_body(MISSION, received, "Maroc")]

    assert "Évaluation par la délégation" not in titles(received)
    assert not any(text.startswith("Évaluation du") for text in texts)


@pytest.mark.parametrize("diffusion", Diffusion, ids=lambda diffusion: diffusion.name)
def test_who_may_read_it_is_said(diffusion: Diffusion) -> None:
    evaluation = replace(EVALUATION, report=replace(EVALUATION.report, diffusion=diffusion))
    last = said(sheet_body(MISSION, evaluation, "Maroc")[-1])

    assert last == f"Niveau de diffusion : {diffusion.label}."


FULL = replace(
    EVALUATION,
    partial=True,
    report=replace(
        EVALUATION.report,
        expert_by=Speaker("Alix Essai", "ingénieure", date(2018, 4, 2)),
        results=(Result("Former", Achievement.PARTLY, "deux sur six"), Result("Plan", None, "")),
        deliverables="Un plan.",
        costs=(CostLine("Transport", Euros(1_980_00), "ministère"),),
        follow_up_kind=FollowUp.CONSIDERED,
        follow_up_on=date(2018, 9, 10),
        purpose="14030",
        markers=(MarkerScore("genre", 2),),
        goals=(6,),
    ),
    marks=(replace(EVALUATION.marks[0], comment="Très.", weight=2), EVALUATION.marks[1]),
    judgement=Judgement("À suivre de près.", "Camille Essai", 4, None, "l’hôte ne répond plus"),
    follow_up_checks=(FollowUpCheck(date(2018, 9, 11), "Rien encore."),),
)


@pytest.mark.parametrize(
    "words",
    [
        "Rapport partiel : il y manque Résultats.",
        "– Alix Essai, ingénieure, le 2 avril 2018",
        "Former | partiel | deux sur six\nPlan | non dit | –",
        "Un plan.",
        "Moyenne : 3,67 sur 4 ≈ (2 × 4 + 3) / 3.",
        "Les objectifs sont-ils atteints ? Très.",
        "Satisfaction – collectivité d’accueil : 4 / 4.",
        "Évalué bien que partiel : l’hôte ne répond plus",
        "À suivre de près.",
        "Évaluation du 20 avril 2018, par Camille Essai.",
        "À l’étude.",
        "À vérifier le 10 septembre 2018.",
        "Le 11 septembre 2018 : Rien encore.",
        "Rubrique | Déclaration\nCode CAD | 14030 eau potable\nMarqueurs | genre : 2\nODD | 6 eau",
    ],
)
def test_all_that_the_report_and_its_evaluation_say_is_there(words: str) -> None:
    lists = AidLists({"14030": "eau potable"}, {"genre": "genre"}, {6: "eau"})
    texts = "\n".join(said(block) for block in sheet_body(MISSION, FULL, "Maroc", lists))

    assert words in texts


def test_real_costs_are_compared_line_by_line_and_bearer_by_bearer() -> None:
    tables = [said(block) for block in sheet_body(MISSION, FULL, "Maroc") if isinstance(block, Table)]
    (headings,) = [text for text in tables if text.startswith("Dépense")]

    assert headings.splitlines()[-1] == "Total | 2 050,50 € | 1 980 € | −70,50 €"
    assert any(text.startswith("À la charge de") for text in tables)
