"""Territories: what tells homonyms apart, under which keys each is found, which is likelier."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.organisation import OrganisationKind
from daect_tui.domain.territory import (
    FrenchTerritory,
    TerritoryKind,
    likelihood,
    name_key,
    prefixes,
    search_keys,
)


def territory(name: str, kind: TerritoryKind = TerritoryKind.COMMUNE, **others: str) -> FrenchTerritory:
    return FrenchTerritory(
        kind=kind,
        code="28085",
        siren="",
        name=name,
        designation=others.get("designation", name),
        population=1000,
        department=others.get("department", "28"),
        department_name="Eure-et-Loir",
        region="24",
        region_name=others.get("region_name", "Centre-Val de Loire"),
        postcodes=("28000", "28001"),
    )


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Chartres", "chartres"),
        ("ÎLE-DE-FRANCE", "ile de france"),
        ("Œuf-en-Ternois", "oeuf en ternois"),
        ("L’Abergement", "l abergement"),
        ("L'Abergement", "l abergement"),
        ("St-Denis", "saint denis"),
        ("Ste  Marie", "sainte marie"),
        ("Estaing", "estaing"),
        ("", ""),
        ("« – »", ""),
    ],
)
def test_a_name_is_compared_by_its_folded_words(typed: str, key: str) -> None:
    assert name_key(typed) == key


@pytest.mark.parametrize(
    ("typed", "begun"),
    [
        ("", ()),
        (" - ", ()),
        ("cha", ("cha",)),
        ("st", ("st", "saint")),
        ("st ", ("saint",)),
        ("st-", ("saint",)),
        ("st d", ("saint d",)),
        ("mont st", ("mont st", "mont saint")),
        ("Chartres (28)", ("chartres 28",)),
    ],
)
def test_what_is_typed_may_begin_several_keys(typed: str, begun: tuple[str, ...]) -> None:
    assert prefixes(typed) == begun


def test_a_name_is_found_from_each_of_its_words_on_and_by_its_postcodes() -> None:
    assert search_keys(territory("Nogent-le-Roi")) == {
        "nogent le roi 28": True,
        "le roi 28": False,
        "roi 28": False,
        "28000": True,
        "28001": True,
    }


def test_the_acronym_of_a_group_does_not_hide_the_beginning_of_its_name() -> None:
    group = territory(
        "CA Chartres Métropole",
        TerritoryKind.AGGLOMERATION,
        designation="Communauté d’agglomération Chartres Métropole",
    )
    keys = search_keys(group)

    assert keys["ca chartres metropole 28"]
    assert keys["chartres metropole 28"]
    assert not keys["metropole 28"]
    assert keys["communaute d agglomeration chartres metropole 28"]


def test_a_homonym_is_told_by_its_departement_and_a_region_has_none() -> None:
    assert territory("Chartres").label == "Chartres (28)"
    assert territory("Bretagne", TerritoryKind.REGION, department="").label == "Bretagne"


def test_a_place_does_not_say_one_name_twice() -> None:
    assert territory("Chartres").place == "Eure-et-Loir, Centre-Val de Loire"
    assert territory("Chartres", region_name="Eure-et-Loir").place == "Eure-et-Loir"


@pytest.mark.parametrize(
    ("kind", "applicant"),
    [
        (TerritoryKind.COMMUNE, OrganisationKind.COMMUNE),
        (TerritoryKind.DEPARTMENT, OrganisationKind.DEPARTMENT),
        (TerritoryKind.REGION, OrganisationKind.REGION),
        (TerritoryKind.COMMUNITY, OrganisationKind.INTERMUNICIPAL),
        (TerritoryKind.METROPOLIS, OrganisationKind.INTERMUNICIPAL),
        (TerritoryKind.PUBLIC_TERRITORY, OrganisationKind.INTERMUNICIPAL),
    ],
)
def test_each_type_is_a_kind_of_applicant(kind: TerritoryKind, applicant: OrganisationKind) -> None:
    assert territory("x", kind).applicant_kind is applicant


PEOPLE = st.integers(0, 10_000_000)


@given(PEOPLE, PEOPLE)
def test_of_two_equal_names_the_more_peopled_comes_first(one: int, other: int) -> None:
    first, second = (likelihood("cha", 8, people, first=True) for people in (one, other))

    assert (first > second) == (one > other)


@given(PEOPLE, st.integers(3, 60))
def test_a_shorter_name_and_a_beginning_are_likelier(people: int, length: int) -> None:
    here = likelihood("cha", length, people, first=True)

    assert here > likelihood("cha", length + 1, people, first=True)
    assert here > likelihood("cha", length, people, first=False)


@given(st.text(max_size=30))
def test_whatever_is_typed_gives_keys_of_folded_words(typed: str) -> None:
    for key in prefixes(typed):
        assert key == name_key(key)
        assert key
