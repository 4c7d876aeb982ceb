"""What the letter that validates a mission says (procedure §6, point 9)."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.mission import OpinionSense, PosteOpinion
from daect_tui.domain.mission_letter import MissionCase, mission_values
from daect_tui.services.wordings import wording
from tests.unit.domain.samples import CONTACT, LABEL, MISSION, ORGANISATION, PROGRAMME, said

VALIDATED = replace(MISSION, validated_on=date(2018, 2, 15), report_due=date(2018, 4, 16))
CASE = MissionCase(VALIDATED, LABEL, PROGRAMME, ORGANISATION, "Maroc", CONTACT)


def letter(case: MissionCase) -> str:
    filled = wording("mission_validation").fill(mission_values(case))
    return "\n".join([filled.subject, *map(said, filled.body)])


def test_the_letter_says_terms_people_costs_and_the_report_deadline() -> None:
    text = letter(CASE).replace("\u00a0", " ").replace("\u202f", " ")

    for words in (
        "MIS-2018-001",
        "LAB-2017-001",
        "Montclair (fictif)",
        "Patrimoine et lumière",
        "Éclairage de la médina",
        "Demandeur : ambassade",
        "Autorité d’accueil : Ville d’accueil",
        "Saint-Exemple (Maroc)",
        "du 12 mars 2018 au 16 mars 2018",
        "Diagnostic.",
        "Alix Essai, ingénieure, Montclair (fictif) : 5 jours",
        "Service de coopération",
        "Le poste diplomatique a rendu, le 1er février 2018, un avis favorable sur cette mission.",
        "Transport : 1 250,50 € (délégation)",
        "Séjour : 800 € (Montclair (fictif))",
        "2 050,50 €",
        "zone verte",
        "au plus tard le 16 avril 2018",
        "Camille Renaud",
    ):
        assert words in text, words


def test_the_values_hold_all_that_the_wording_declares() -> None:
    assert set(wording("mission_validation").values) <= set(mission_values(CASE))


@pytest.mark.parametrize(
    ("sense", "words"),
    [
        (OpinionSense.FAVOURABLE, "un avis favorable"),
        (OpinionSense.RESERVED, "un avis réservé"),
        (OpinionSense.UNFAVOURABLE, "un avis défavorable"),
    ],
)
def test_the_sense_of_the_opinion_is_said(sense: OpinionSense, words: str) -> None:
    opinion = PosteOpinion("Poste", sense, date(2018, 2, 1), "")
    values = mission_values(replace(CASE, mission=replace(VALIDATED, opinion=opinion)))

    assert words in str(values["poste_opinion"])


@pytest.mark.parametrize(
    "opinion",
    [None, PosteOpinion("Poste", OpinionSense.NONE, date(2018, 2, 1), "")],
    ids=["not-received", "without-opinion"],
)
def test_no_opinion_is_said_where_there_is_none(opinion: PosteOpinion | None) -> None:
    case = replace(CASE, mission=replace(VALIDATED, opinion=opinion))

    assert mission_values(case)["poste_opinion"] == ""
    assert "avis" not in letter(case)


def test_a_mission_at_no_cost_says_so() -> None:
    case = replace(CASE, mission=replace(VALIDATED, content=replace(VALIDATED.content, budget=())))

    assert mission_values(case)["ceiling"] == ""
    assert "aucune prise en charge par l’État" in letter(case)


def test_no_report_deadline_is_invented() -> None:
    assert mission_values(replace(CASE, mission=MISSION))["report_due"] == ""
