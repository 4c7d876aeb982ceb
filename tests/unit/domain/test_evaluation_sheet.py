"""The evaluation sheet of a mission (procedure §§2 and 7)."""

from dataclasses import replace

import pytest

from daect_tui.domain.document import Heading, Table
from daect_tui.domain.evaluation import Diffusion, Evaluation
from daect_tui.domain.evaluation_sheet import sheet_body
from daect_tui.domain.money import Euros
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
