"""The request for a mission as typed, and every fault that it can hold."""

from datetime import date

import pytest

from daect_tui.domain.forms import LONGEST_TEXT, FormRefused
from daect_tui.domain.mission import BudgetLine, Expert, MissionOrigin
from daect_tui.domain.mission_costs import Bearer, CostCategory
from daect_tui.domain.mission_form import CAPTIONS, Known, MissionForm, mission_fields, read_mission_form
from daect_tui.domain.mission_requester import RequesterKind
from daect_tui.domain.mission_security import SecurityLevel
from daect_tui.domain.money import Euros
from tests.unit.domain.sentences import is_sentence

COUNTRIES = {"maroc": "MA", "tunisie": "TN"}
TODAY = date(2018, 2, 1)
FIELDS = {
    "label": "LAB-2017-001",
    "origin": "ambassade",
    "requester": "Ville d’accueil",
    "country": "Maroc",
    "place": "Saint-Exemple",
    "subject": "Éclairage",
    "terms": "Diagnostic.\nFormation.",
    "starts_on": "12/03/2018",
    "ends_on": "16/03/2018",
    "experts": "Alix Essai ; ingénieure ; Montclair ; 5\n\nNoé Essai;;Montclair;365",
    "budget": "Transport ; 1 250,50 ; délégation\nSéjour ; 800 € ; Montclair",
    "security": "zone verte",
}


def read(**changes: str) -> MissionForm:
    return read_mission_form({**FIELDS, **changes}, COUNTRIES, TODAY)


def faults(**changes: str) -> dict[str, str]:
    with pytest.raises(FormRefused) as refused:
        read(**changes)
    assert all(is_sentence(sentence) for sentence in refused.value.faults.values())
    return refused.value.faults


def test_a_whole_request_is_understood() -> None:
    form = read()
    content = form.content

    assert form.label == "LAB-2017-001"
    assert content.origin is MissionOrigin.EMBASSY
    assert (content.requester, content.country, content.place) == ("Ville d’accueil", "MA", "Saint-Exemple")
    assert (content.subject, content.terms, content.security) == (
        "Éclairage",
        "Diagnostic.\nFormation.",
        "zone verte",
    )
    assert (content.starts_on, content.ends_on) == (date(2018, 3, 12), date(2018, 3, 16))
    assert content.experts == (
        Expert("Alix Essai", "ingénieure", "Montclair", 5),
        Expert("Noé Essai", "", "Montclair", 365),
    )
    assert content.budget == (
        BudgetLine("Transport", Euros(1_250_50), "délégation", Bearer.DELEGATION, CostCategory.TRANSPORT),
        BudgetLine("Séjour", Euros(800_00), "Montclair", Bearer.OTHER, CostCategory.STAY),
    )
    assert content.cost == Euros(2_050_50)


def test_experts_and_budget_may_come_later() -> None:
    content = read(experts="", budget=" \n ", origin="").content

    assert (content.experts, content.budget) == ((), ())
    assert content.cost == Euros(0)
    assert content.origin is MissionOrigin.HOLDER


def test_a_mission_of_one_day() -> None:
    content = read(starts_on="12/03/2018", ends_on="12/03/2018").content

    assert content.starts_on == content.ends_on


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("label", "", "à remplir"),
        ("requester", " ", "à remplir"),
        ("subject", "", "à remplir"),
        ("country", "", "un pays, et un seul"),
        ("country", "Maroc, Tunisie", "un pays, et un seul"),
        ("country", "Atlantide", "n’est pas dans la liste"),
        ("origin", "voisin", "n’est pas dans la liste"),
        ("starts_on", "", "à remplir"),
        ("ends_on", "31/02/2018", "n’existe pas au calendrier"),
        ("ends_on", "11/03/2018", "le retour, 11/03/2018, précède le départ, 12/03/2018"),
        ("experts", "Alix Essai", "ligne 1\u00a0: écrivez «\u202fnom\u202f; fonction"),
        ("experts", " ; ingénieure ; Montclair ; 5", "ligne 1\u00a0: écrivez"),
        ("experts", "Alix ; a ; b ;", "ligne 1\u00a0: écrivez"),
        ("experts", "Alix ; a ; b ; cinq", "«\u202fcinq\u202f» n’est pas un nombre de jours"),
        ("experts", "Alix ; a ; b ; 0", "n’est pas un nombre de jours"),
        ("experts", "Alix ; a ; b ; 366", "n’est pas un nombre de jours"),
        ("experts", "Alix ; a ; b ; -1", "n’est pas un nombre de jours"),
        ("experts", f"Alix ; a ; b ; {'9' * 5_000}", "n’est pas un nombre de jours"),
        ("budget", "Transport ; 12", "ligne 1\u00a0: écrivez «\u202fintitulé\u202f; montant"),
        ("budget", "Transport ; ; délégation", "ligne 1\u00a0: écrivez"),
        ("budget", "Transport ; 1.234 ; délégation", "Budget, ligne 1\u00a0: «\u202f1.234\u202f»"),
        ("budget", "Transport ; € ; délégation", "n’est pas un montant clair"),
        ("requester_kind", "voisin", "n’est pas dans la liste"),
        ("security_level", "calme", "n’est pas dans la liste"),
        ("experts", "A ; b ; c ; 2 ; du 11/03/2018 au 13/03/2018", "sort des dates de la mission"),
        ("experts", "A ; b ; c ; 2 ; du 13/03/2018 au 17/03/2018", "sort des dates de la mission"),
    ],
)
def test_one_fault_is_told_under_its_field(field: str, typed: str, words: str) -> None:
    found = faults(**{field: typed})

    assert list(found) == [field]
    assert words in found[field]


def test_every_faulty_line_is_told_by_its_number() -> None:
    found = faults(experts="Alix\n\nNoé ; a ; b ; 5\nLou ; a ; b ; zéro", budget="x\ny")

    assert "Experts, ligne 1\u00a0:" in found["experts"]
    assert "Experts, ligne 4\u00a0:" in found["experts"]
    assert "ligne 3" not in found["experts"]
    assert all(f"Budget, ligne {number}\u00a0:" in found["budget"] for number in (1, 2))


def test_all_the_faults_are_told_at_once() -> None:
    found = faults(label="", country="", starts_on="hier", experts="x", budget="y")

    assert set(found) == {"label", "country", "starts_on", "experts", "budget"}


@pytest.mark.parametrize(("field", "caption"), [("experts", "Experts"), ("budget", "Budget")])
def test_lines_without_end_are_refused_in_french(field: str, caption: str) -> None:
    found = faults(**{field: "a ; b ; c ; 1\n" * (LONGEST_TEXT // 10)})

    assert found[field].startswith(f"{caption}")


def test_the_order_of_the_days_is_not_judged_while_one_of_them_is_at_fault() -> None:
    assert list(faults(starts_on="", ends_on="01/01/2018")) == ["starts_on"]


def test_what_the_register_knows_helps_to_understand() -> None:
    known = Known({"eau": "Eau"}, "Montclair", "eau", {"MA": Euros(100_00)})
    typed = {**FIELDS, "operator": "Agence d’Essai", "budget": ""}
    lines = "a ; 1 ; MONTCLAIR\nb ; 2 ; ville d’accueil\nc ; 3 ; Agence d’Essai\nd ; 2 j ; délégation"
    content = read_mission_form({**typed, "budget": lines}, COUNTRIES, TODAY, known).content

    assert [line.bearer for line in content.budget] == [
        Bearer.HOLDER,
        Bearer.HOST,
        Bearer.OPERATOR,
        Bearer.DELEGATION,
    ]
    assert content.budget[-1].amount == Euros(200_00)
    assert content.theme == "eau"
    with pytest.raises(FormRefused) as refused:
        read_mission_form({**typed, "theme": "lune"}, COUNTRIES, TODAY, known)
    assert list(refused.value.faults) == ["theme"]


def test_a_request_written_back_is_read_the_same() -> None:
    content = read(
        requester_kind="etat",
        requester_contact="M. Essai, secrétaire général",
        operator="AFD",
        languages="français",
        objectives="un\n\n deux ",
        deliverables="plan",
        security_level="renforcee",
        experts="A ; b ; c ; 2 ; du 12/03/2018 au 13/03/2018",
        budget="Per diem ; 5 j x 172,50 logé, 1 repas ; AFD\nDivers ; 12 ; hôte ; assurance",
    ).content

    assert (content.requester_kind, content.security_level) == (
        RequesterKind.STATE,
        SecurityLevel.REINFORCED,
    )
    assert (content.objectives, content.deliverables) == (("un", "deux"), ("plan",))
    fields = mission_fields("L", content, "Maroc")
    assert read_mission_form(fields, COUNTRIES, TODAY).content == content
    assert set(fields) == set(CAPTIONS)
