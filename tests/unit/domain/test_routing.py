"""Who follows a dossier, by the table, and why [S3]."""

from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.dossier import Referents
from daect_tui.domain.routing import GEOGRAPHIC, THEMATIC, Aim, Axis, Proposed, Route, routing

AMERICAS, ASIA = "Amériques", "Asie et Océanie"
TABLE = (
    Route(Axis.WORLD_REGION, AMERICAS, "Noé Astier"),
    Route(Axis.WORLD_REGION, ASIA, "Lou Brisson"),
    Route(Axis.FRENCH_REGION, "24", "Ève Cazenave"),
    Route(Axis.THEME, "eau", "Rose Béranger"),
    Route(Axis.DEFAULT, GEOGRAPHIC, "Max Dorval"),
    Route(Axis.DEFAULT, THEMATIC, "Zoé Ferrier"),
)
KEYS = st.sampled_from(["", AMERICAS, ASIA, "Balkans", "24", "eau", GEOGRAPHIC, THEMATIC])
ROUTES = st.lists(st.builds(Route, st.sampled_from(Axis), KEYS, st.sampled_from(["A", "B", "C"])))
AIMS = st.builds(Aim, st.lists(KEYS.filter(bool)).map(tuple), KEYS, KEYS)


def named(axis: Axis, key: str) -> str:
    return {(Axis.FRENCH_REGION, "24"): "Centre-Val de Loire"}.get((axis, key), key)


def test_the_world_region_of_the_target_country_comes_first() -> None:
    found = routing(TABLE, Aim((AMERICAS,), "24", "eau"), named)

    assert found.geographic == Proposed("Noé Astier", "région du monde Amériques")
    assert found.thematic == Proposed("Rose Béranger", "thème eau")
    assert found.referents == Referents("Noé Astier", "Rose Béranger")


def test_with_several_world_regions_the_one_of_most_countries_is_taken_and_counted() -> None:
    found = routing(TABLE, Aim((AMERICAS, ASIA, ASIA), "", ""), named)

    assert found.geographic == Proposed("Lou Brisson", "région du monde Asie et Océanie (2\u00a0pays sur 3)")


def test_with_as_many_countries_the_first_named_region_is_taken() -> None:
    assert routing(TABLE, Aim((AMERICAS, ASIA), "", ""), named).geographic.referent == "Noé Astier"


def test_a_world_region_that_the_table_lacks_leaves_room_for_another() -> None:
    found = routing(TABLE, Aim(("Balkans", "Balkans", ASIA), "24", ""), named)

    assert found.geographic.referent == "Lou Brisson"


def test_without_any_the_french_region_of_the_applicant_is_taken() -> None:
    found = routing(TABLE, Aim(("Balkans",), "24", ""), named)

    assert found.geographic == Proposed("Ève Cazenave", "région française Centre-Val de Loire")


def test_the_default_says_what_the_table_lacks() -> None:
    found = routing(TABLE, Aim(("Balkans",), "99", "genre"), named)

    assert found.geographic == Proposed(
        "Max Dorval", "à défaut\u00a0: rien pour région du monde Balkans, région française 99"
    )
    assert found.thematic == Proposed("Zoé Ferrier", "à défaut\u00a0: rien pour thème genre")


def test_an_empty_table_proposes_nobody_and_says_so() -> None:
    found = routing((), Aim((), "", ""), named)

    assert found.referents == Referents()
    assert found.thematic.reason == (
        "rien à quoi l’aiguiller dans la table des référents, ni référent à défaut"
    )


@given(ROUTES, AIMS)
def test_who_is_proposed_stands_in_the_table_and_there_is_always_a_reason(
    routes: list[Route], aim: Aim
) -> None:
    found = routing(routes, aim, named)

    for proposed in (found.geographic, found.thematic):
        assert proposed.reason
        assert proposed.referent in {"", *(route.referent for route in routes)}


@given(ROUTES, AIMS, st.sampled_from([GEOGRAPHIC, THEMATIC]))
def test_a_default_never_takes_a_dossier_away_from_who_follows_its_place_or_theme(
    routes: list[Route], aim: Aim, key: str
) -> None:
    without = [route for route in routes if route.axis is not Axis.DEFAULT]
    before = routing(without, aim, named)
    after = routing([*without, Route(Axis.DEFAULT, key, "Z")], aim, named)

    assert before.geographic.referent in ("", after.geographic.referent)
    assert before.thematic.referent in ("", after.thematic.referent)
