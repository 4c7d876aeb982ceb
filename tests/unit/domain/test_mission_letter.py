"""What the letter that validates a mission says (procedure §6, point 9)."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.errors import DocumentFault
from daect_tui.domain.mission import BudgetLine, Expert, OpinionSense, PosteOpinion
from daect_tui.domain.mission_costs import Bearer
from daect_tui.domain.mission_letter import MissionCase, mission_refusal_values, mission_values
from daect_tui.domain.mission_refusal import MissionRefusal
from daect_tui.domain.mission_security import SecurityLevel
from daect_tui.domain.mission_settings import MissionSettings
from daect_tui.domain.money import Euros
from daect_tui.domain.per_diem import PerDiem
from daect_tui.services.wordings import wording
from tests.unit.domain.samples import CONTACT, LABEL, MISSION, ORGANISATION, PROGRAMME, said

BORNE = tuple(
    replace(line, bearer=bearer)
    for line, bearer in zip(MISSION.content.budget, (Bearer.DELEGATION, Bearer.HOLDER), strict=True)
)
CONTENT = replace(
    MISSION.content,
    budget=BORNE,
    requester_contact="M. Essai, secrétaire général",
    operator="Agence d’Essai",
    objectives=("un diagnostic", "une formation"),
    deliverables=("un plan d’action",),
    languages="français, arabe",
    security_level=SecurityLevel.REINFORCED,
)
VALIDATED = replace(MISSION, content=CONTENT, validated_on=date(2018, 2, 15), report_due=date(2018, 4, 16))
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
        "délégation : 1 250,50 € ;",
        "titulaire : 800 €.",
        "La délégation prend en charge 1 250,50 € au plus.",
        "M. Essai, secrétaire général",
        "Agence d’Essai",
        "un diagnostic ;",
        "une formation.",
        "un plan d’action.",
        "français, arabe",
        "niveau « vigilance renforcée », zone verte",
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

    assert "aucune prise en charge par l’État" in letter(case)


def test_no_report_deadline_is_invented() -> None:
    assert mission_values(replace(CASE, mission=MISSION))["report_due"] == ""


def test_the_letter_gives_stays_per_diem_ceilings_and_whom_to_reach() -> None:
    stays = Expert("Noé Essai", "", "", 2, date(2018, 3, 12), date(2018, 3, 13))
    per_diem = PerDiem(5, Euros(172_00), lodged=True)
    line = BudgetLine("Indemnité", per_diem.amount, "ministère", Bearer.DELEGATION, per_diem=per_diem)
    content = replace(CONTENT, experts=(stays,), budget=(line,))
    poste = Correspondent(
        1, CorrespondentKind.POSTE, "Ambassade de France", "Rabat", "MA", "",
        "Mme", "Ana", "Essai", "01 99 00 00 01", "poste@example.org",
    )  # fmt: skip
    settings = MissionSettings(mission_ceiling=Euros(2_000_00), share=80)
    case = replace(CASE, mission=replace(VALIDATED, content=content), settings=settings, poste=poste)
    text = letter(case).replace("\u00a0", " ").replace("\u202f", " ")

    for words in (
        "Noé Essai, fonction non indiquée, employeur non indiqué : 2 jours, du 12 mars 2018 au 13 mars 2018",
        "Indemnité (5 j × 172 €, logé) : 301 € (ministère)",
        "par mission, 2 000 € ;",
        "part de la délégation dans le coût, 80 %.",
        "Ambassade de France, Rabat, Mme Ana Essai, 01 99 00 00 01, poste@example.org",
    ):
        assert words in text, words


def test_a_refusal_takes_its_grounds_from_the_mission() -> None:
    refusal = MissionRefusal(("les experts sont désignés",), "Aucun ne l’est.", date(2018, 2, 15))
    values = mission_refusal_values(replace(CASE, mission=replace(MISSION, refusal=refusal)))

    assert set(wording("mission_refusal").values) <= set(values)
    assert values["reasons"] == "Aucun ne l’est."
    with pytest.raises(DocumentFault, match="MIS-2018-001"):
        mission_refusal_values(CASE)
