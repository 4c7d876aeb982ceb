"""The texts of a record that are about a person, and the record without them."""

from daect_tui.domain.person_sought import sought
from daect_tui.domain.personal_data import Holding
from daect_tui.domain.personal_tree import Tree, rewritten, spots_in, without_person

_IDENTITY, _CONTACT, _NOTHING, _FREE = Holding.IDENTITY, Holding.CONTACT, Holding.NOTHING, Holding.FREE
_CLASSES = {
    "name": _NOTHING,
    "phone": _CONTACT,
    "boss_first_name": _IDENTITY,
    "boss_last_name": _IDENTITY,
    "boss_office": _IDENTITY,
    "contact_name": _IDENTITY,
    "contact_phone": _CONTACT,
    "contact_email": _CONTACT,
    "experts": _IDENTITY,
    "note": _FREE,
}
_RECORD: dict[str, Tree] = {
    "name": "Société Jeanne Dupont",
    "phone": "01 99 00 11 11",
    "boss_first_name": "Jeanne",
    "boss_last_name": "DUPONT",
    "boss_office": "Directrice",
    "contact_name": "Mme Dupont",
    "contact_phone": "01 99 00 12 34",
    "contact_email": "jeanne.dupont@example.org",
    "experts": [
        {"name": "Jeanne Dupont", "office": "Ingénieure", "employer": "Ville", "days": 3},
        {"name": "Paul Martin", "office": "Urbaniste", "employer": "Ville", "days": 2},
        {"name": "Paul Dupont", "office": "Géologue", "employer": "Ville", "days": 1},
    ],
    "note": "Appelée par Jeanne Dupont et Paul Martin.",
}


def _without(said: str) -> dict[str, Tree]:
    found = spots_in(sought(said), _RECORD, _CLASSES)
    return {
        name: rewritten(
            value, [(one, without_person(one, "Personne n° 1")) for one in found if one.column == name]
        )
        for name, value in _RECORD.items()
    }


def test_a_form_about_the_person_goes_as_a_whole_and_the_others_stay() -> None:
    left = _without("Jeanne Dupont")

    assert left["name"] == "Société Jeanne Dupont"  # an organisation is nobody
    assert left["phone"] == "01 99 00 11 11"
    assert (left["boss_first_name"], left["boss_last_name"], left["boss_office"]) == ("", "Personne n° 1", "")
    assert (left["contact_name"], left["contact_phone"], left["contact_email"]) == ("Personne n° 1", "", "")
    assert left["note"] == "Appelée par Personne n° 1 et Paul Martin."
    assert left["experts"] == [
        {"name": "Personne n° 1", "office": "", "employer": "Ville", "days": 3},
        {"name": "Paul Martin", "office": "Urbaniste", "employer": "Ville", "days": 2},
        {"name": "Paul Dupont", "office": "Géologue", "employer": "Ville", "days": 1},
    ]


def test_a_telephone_finds_the_form_that_it_stands_in() -> None:
    left = _without("+33 1 99 00 12 34")

    assert (left["contact_name"], left["contact_phone"], left["contact_email"]) == ("Personne n° 1", "", "")
    assert left["boss_last_name"] == "DUPONT"


def test_a_relative_is_not_the_person() -> None:
    found = spots_in(sought("Paul Dupont"), _RECORD, _CLASSES)

    assert not [spot for spot in found if spot.column.startswith("boss")]
