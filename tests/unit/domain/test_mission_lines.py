"""Experts and costs typed one a line: what is understood, what is refused, what is written back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.forms import FormRefused
from daect_tui.domain.mission import BudgetLine, Expert
from daect_tui.domain.mission_costs import Bearer, CostCategory, bearer_of, category_of, summed
from daect_tui.domain.mission_lines import (
    Costing,
    parse_budget,
    parse_experts,
    written_cost,
    written_expert,
)
from daect_tui.domain.money import Euros
from daect_tui.domain.per_diem import PerDiem


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ministère", Bearer.DELEGATION),
        ("La Délégation", Bearer.DELEGATION),
        ("État (MEAE)", Bearer.DELEGATION),
        ("titulaire du label", Bearer.HOLDER),
        ("collectivité d’accueil", Bearer.HOST),
        ("l’hôte", Bearer.HOST),
        ("Ambassade de France", Bearer.POSTE),
        ("Expertise France", Bearer.OPERATOR),
        ("AFD", Bearer.OPERATOR),
        ("l’expert lui-même", Bearer.EXPERT),
        ("Rotary", Bearer.OTHER),
        ("Commune d’Etaples", Bearer.OTHER),
    ],
)
def test_who_bears_a_cost_is_recognised_by_words(typed: str, expected: Bearer) -> None:
    assert bearer_of(typed) is expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Billet d’avion", CostCategory.TRANSPORT),
        ("Hébergement et repas", CostCategory.STAY),
        ("Temps des experts", CostCategory.FEES),
        ("Assurance du voyage", CostCategory.INSURANCE),
        ("Autre", CostCategory.OTHER),
        ("Impression", None),
    ],
)
def test_what_a_cost_pays_for_is_recognised_by_words(typed: str, expected: CostCategory | None) -> None:
    assert category_of(typed) is expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("5 j × 172", PerDiem(5, Euros(172_00))),
        ("5j x 172,50 €", PerDiem(5, Euros(172_50))),
        ("1 jour * 1 200 logé", PerDiem(1, Euros(1_200_00), lodged=True)),
        ("5 jours × 172, logée, un repas", PerDiem(5, Euros(172_00), lodged=True, meals=1)),
        ("5 j × 172 deux repas et logé", PerDiem(5, Euros(172_00), lodged=True, meals=2)),
        ("5 j × 172 logé 2 repas", PerDiem(5, Euros(172_00), lodged=True, meals=2)),
        ("5 j", PerDiem(5, Euros(99_00))),
        ("5 j 1 repas", PerDiem(5, Euros(99_00), meals=1)),
    ],
)
def test_a_per_diem_is_computed_from_its_words(typed: str, expected: PerDiem) -> None:
    (line,) = parse_budget(f"Indemnité d’Alix ; {typed} ; délégation", Costing(rate=Euros(99_00)))

    assert line.per_diem == expected
    assert line.amount == expected.amount
    assert line.category is CostCategory.STAY


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("a ; 5 j ; b", "aucun taux journalier n’est enregistré pour ce pays"),
        ("a ; 0 j × 10 ; b", "un nombre de jours, de 1 à 365"),
        ("a ; 5 j × 10 nourri ; b", "«\u202fnourri\u202f» n’est pas compris"),
        ("a ; 10 ; b ; vacances", "«\u202fvacances\u202f» n’est pas une catégorie"),
        ("a ; 10 ; b ; transport ; c", "écrivez «\u202fintitulé"),
    ],
)
def test_a_cost_that_is_not_understood_says_why(typed: str, said: str) -> None:
    with pytest.raises(FormRefused) as refused:
        parse_budget(typed)

    assert said in refused.value.faults["budget"]


@pytest.mark.parametrize(
    "typed", ["du 12/03/2018 au 14/03/2018", "12/03/2018-14/03/2018", "12.03.2018 – 14.03.2018"]
)
def test_an_expert_may_stay_a_part_of_the_mission(typed: str) -> None:
    assert parse_experts(f"Alix ; a ; b ; 3 ; {typed}") == (
        Expert("Alix", "a", "b", 3, date(2018, 3, 12), date(2018, 3, 14)),
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("trois jours", "pour les dates d’un séjour"),
        ("du 14/03/2018 au 12/03/2018", "finit avant de commencer"),
        ("du 31/02/2018 au 12/03/2018", "n’existe pas au calendrier"),
    ],
)
def test_a_stay_that_is_not_understood_says_why(typed: str, said: str) -> None:
    with pytest.raises(FormRefused) as refused:
        parse_experts(f"Alix ; a ; b ; 3 ; {typed}")

    assert said in refused.value.faults["experts"]


CENTS = st.integers(min_value=0, max_value=10**9).map(Euros)
PER_DIEMS = st.builds(PerDiem, st.integers(1, 365), CENTS, st.booleans(), st.integers(0, 2))
PLAIN = st.tuples(CENTS, st.none())
COMPUTED = PER_DIEMS.map(lambda per_diem: (per_diem.amount, per_diem))


@given(
    st.sampled_from(["Avion", "Séjour", "Temps", "Assurance", "Impression"]),
    st.one_of(PLAIN, COMPUTED),
    st.sampled_from(["ministère", "hôte", "Rotary"]),
    st.sampled_from(CostCategory),
)
def test_a_cost_written_back_is_read_the_same(
    heading: str, cost: tuple[Euros, PerDiem | None], borne_by: str, category: CostCategory
) -> None:
    line = BudgetLine(heading, cost[0], borne_by, bearer_of(borne_by), category, cost[1])

    assert parse_budget(written_cost(line)) == (line,)


def test_an_expert_written_back_is_read_the_same() -> None:
    experts = parse_experts("A ; b ; c ; 3 ; du 12/03/2018 au 14/03/2018\nB;;;2")

    assert parse_experts("\n".join(map(written_expert, experts))) == experts


def test_sums_are_given_in_the_order_of_the_list() -> None:
    costs = [(Bearer.HOST, Euros(1)), (Bearer.DELEGATION, Euros(2)), (Bearer.HOST, Euros(3))]

    assert summed(costs, Bearer) == ((Bearer.DELEGATION, Euros(2)), (Bearer.HOST, Euros(4)))
