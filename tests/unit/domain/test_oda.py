"""The declaration of aid: who may receive it in which year, who bears public money, cents exact."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.mission import BudgetLine, MissionState
from daect_tui.domain.mission_costs import Bearer
from daect_tui.domain.money import Euros
from daect_tui.domain.oda import (
    AidAnswers,
    Holder,
    Parties,
    aid_answers,
    declared,
    exclusion,
    is_public,
    oda_texts,
)
from daect_tui.domain.organisation import OrganisationKind
from daect_tui.domain.report_parts import CostLine, MarkerScore
from daect_tui.services.aid_catalogue import aid_channels, aid_standings, bearer_words
from tests.unit.domain.samples import EVALUATION, MISSION

TOWN = Holder("Ville de Bourg-les-Eaux (fictif)", "732829320", OrganisationKind.COMMUNE, public=True)
FIRM = Holder("Compagnie des Sources (fictif)", "", OrganisationKind.COMPANY, public=False)


def parties(holder: Holder = TOWN) -> Parties:
    return Parties(holder, "Commune de Thiès", "Sénégal", frozenset({"commune de montclair"}))


@pytest.mark.parametrize(
    ("country", "year", "words"),
    [
        ("SN", 2018, ""),
        ("CL", 2017, ""),
        ("CL", 2018, "sorti de la liste du CAD après 2017"),
        ("HR", 2010, ""),
        ("HR", 2012, "n’est pas bénéficiaire"),
        ("HR", 2013, "Union européenne"),
        ("DE", 2018, "Union européenne"),
        ("GB", 2020, "Union européenne"),
        ("GB", 2021, "n’est pas bénéficiaire"),
        ("JP", 2018, "CGCT, art. L. 1115-6"),
        ("XX", 2018, "pas dans la liste"),
    ],
)
def test_a_country_may_receive_aid_in_some_years(country: str, year: int, words: str) -> None:
    reason = exclusion(aid_standings().get(country), year)
    assert words in reason if words else not reason


@pytest.mark.parametrize(
    ("borne_by", "holder", "public"),
    [
        ("ministère", TOWN, True),
        ("Délégation (DAECT)", TOWN, True),
        ("Expertise France", TOWN, True),
        ("titulaire du label", TOWN, True),
        ("titulaire du label", FIRM, False),
        ("ville de bourg-les-eaux (fictif)", TOWN, True),
        ("Compagnie des Sources (fictif)", FIRM, False),
        ("commune de Montclair", FIRM, True),
        ("collectivité d’accueil", TOWN, False),
        ("commune d’accueil", TOWN, False),
        ("commune de Thiès", TOWN, False),
        ("Services de la commune de Thiès", TOWN, False),
        ("Ville de Dakar", TOWN, None),
        ("ministère de l’Eau du Sénégal", TOWN, None),
        ("ambassade de France au Sénégal", TOWN, True),
        ("Mme Ferrand", TOWN, None),
    ],
)
def test_who_bears_a_cost_is_public_or_not_or_unknown(
    borne_by: str, holder: Holder, public: bool | None
) -> None:
    assert is_public(borne_by, parties(holder), bearer_words()) is public


def test_costs_are_declared_bearer_by_bearer_to_the_cent_and_the_rest_is_told() -> None:
    budget = (
        BudgetLine("Vols", Euros(123457), "ministère"),
        BudgetLine("Repas", Euros(2), "Ministère"),
        BudgetLine("Séjour", Euros(9999), "collectivité d’accueil"),
        BudgetLine("Temps", Euros(380000), "titulaire du label"),
        BudgetLine("Visite", Euros(5000), "Mme Ferrand"),
    )
    gone = replace(
        MISSION,
        state=MissionState.CLOSED,
        content=replace(MISSION.content, country="SN", starts_on=date(2018, 2, 5), budget=budget),
    )
    standing = aid_standings()["SN"]

    lines, left_out = declared(gone, parties(), standing, bearer_words(), AidAnswers("14020", "1", "0", "6"))

    assert [(line.bearer, line.amount) for line in lines] == [
        ("ministère", Euros(123459)),
        ("titulaire du label", Euros(380000)),
    ]
    assert [one.reason for one in left_out] == [
        "50\u00a0€ à la charge de «\u202fMme Ferrand\u202f»\u00a0: organisme public français non reconnu"
    ]
    texts = oda_texts(lines[0], aid_channels(), "Sénégal")
    assert (texts["amount"], texts["currency"], texts["channel"]) == ("1234,59", "EUR", "11002")
    assert (texts["year"], texts["oda_category"], texts["purpose"]) == ("2018", "PMA", "14020")


@pytest.mark.parametrize(
    ("bearer", "borne_by", "public"),
    [
        (Bearer.HOLDER, "Service de l’eau", True),
        (Bearer.HOST, "Ministère", False),
        (Bearer.EXPERT, "Mme Ferrand", False),
        (Bearer.OPERATOR, "Proparco", True),
        (Bearer.OPERATOR, "GIZ", None),
        (Bearer.DELEGATION, "ministère", True),
        (Bearer.DELEGATION, "ministère de l’Eau du Sénégal", None),
        (Bearer.OTHER, "Mme Ferrand", None),
    ],
)
def test_the_kind_of_a_bearer_counts_before_its_words(
    bearer: Bearer, borne_by: str, public: bool | None
) -> None:
    assert is_public(borne_by, parties(), bearer_words(), bearer) is public


def test_a_report_gives_real_costs_purpose_markers_and_goals() -> None:
    report = replace(
        EVALUATION.report,
        purpose="14020",
        markers=(
            MarkerScore("genre", 0),
            MarkerScore("climat-attenuation", 1),
            MarkerScore("climat-adaptation", 2),
        ),
        goals=(6, 17),
        costs=(
            CostLine("Vols", Euros(110001), "Ministère"),
            CostLine("Temps", Euros(5), "Expertise France"),
            CostLine("Hôtel", Euros(7), "Commune de Thiès"),
        ),
    )
    content = replace(MISSION.content, country="SN", starts_on=date(2018, 2, 5))
    gone = replace(MISSION, state=MissionState.CLOSED, content=content)

    lines, left_out = declared(gone, parties(), aid_standings()["SN"], bearer_words(), aid_answers(report))

    assert [(line.bearer, line.amount) for line in lines] == [
        ("Ministère", Euros(110001)),
        ("Expertise France", Euros(5)),
    ]
    assert left_out == ()
    texts = oda_texts(lines[0], aid_channels(), "Sénégal")
    said = ("purpose", "gender", "climate", "sdg", "amount")
    assert [texts[key] for key in said] == ["14020", "0", "2", "6, 17", "1100,01"]


def test_nothing_is_said_of_a_mission_that_did_not_leave_and_one_without_public_cost_is_told() -> None:
    words, standing = bearer_words(), aid_standings()["SN"]
    asked = replace(MISSION, state=MissionState.REQUESTED)
    gone = replace(MISSION, state=MissionState.CLOSED, content=replace(MISSION.content, budget=()))

    assert declared(asked, parties(), standing, words, AidAnswers()) == ((), ())
    lines, (one,) = declared(gone, parties(), standing, words, AidAnswers())
    assert (lines, one.reason) == ((), "aucun coût à la charge d’un organisme public français")
    _none, (one,) = declared(gone, parties(), aid_standings()["DE"], words, AidAnswers())
    assert "Union européenne" in one.reason
