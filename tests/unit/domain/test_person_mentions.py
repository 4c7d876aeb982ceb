"""Finding a person in a text, in any order, accents and case; and putting words in their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.errors import UnusableArgument
from daect_tui.domain.person_mentions import mentions, replaced, surest
from daect_tui.domain.person_names import Naming
from daect_tui.domain.person_sought import sought

SURE, LIKELY, NO = Naming.SURE, Naming.LIKELY, Naming.NO


@pytest.mark.parametrize(
    ("person", "text", "naming", "left"),
    [
        ("Jeanne Dupont", "Vu avec JEANNE DUPONT hier.", SURE, "Vu avec X hier."),
        ("DUPONT Jeanne", "Mme Jeanne Dupont", SURE, "Mme X"),
        ("Dupont, Jeanne", "Dupont Jeanne et Dupont, Jeanne", SURE, "X et X"),
        ("Élodie Lefèvre", "elodie lefevre", SURE, "X"),
        ("Jeanne Marie de La Tour", "Jeanne-Marie de la Tour, maire", SURE, "X, maire"),
        ("Jeanne de La Tour", "M. DE LA TOUR Jeanne", SURE, "M. X"),
        ("Hélène d’Arcy", "Helene d'Arcy", SURE, "X"),
        ("Jeanne Dupont", "écrire à jeanne.dupont@example.org.", SURE, "écrire à X."),
        ("Jeanne Dupont", "J. Dupont est venue", LIKELY, "X est venue"),
        ("Jeanne Dupont", "Madame Dupont", LIKELY, "Madame X"),
        ("Jeanne Dupont", "Jeanne Dupond", LIKELY, "X"),
        ("Jeanne Dupont", "le dupont de la rivière", NO, "le dupont de la rivière"),
        ("Jeanne Dupont", "Jeanne, puis Paul Martin", NO, "Jeanne, puis Paul Martin"),
        ("Jeanne Dupont", "Dupontel et Jeanneton", NO, "Dupontel et Jeanneton"),
        ("Petit", "un petit mot de M. Petit", LIKELY, "un petit mot de M. X"),
        ("J.DUPONT@example.org", "de j.dupont@example.org, non aj.dupont@example.org", SURE,
         "de X, non aj.dupont@example.org"),
        ("01 99 00 12 34", "au 01.99.00.12.34 ou +33 1 99 00 12 34", SURE, "au X ou X"),
        ("01 99 00 12 34", "le 301990012345", NO, "le 301990012345"),
    ],
)  # fmt: skip
def test_a_person_is_found_and_can_be_replaced(person: str, text: str, naming: Naming, left: str) -> None:
    found = mentions(sought(person), text)

    assert surest(found) == naming
    assert replaced(text, found, "X") == left


@pytest.mark.parametrize("said", ["", " ", "J", "12", "…"])
def test_what_names_nobody_is_refused(said: str) -> None:
    with pytest.raises(UnusableArgument):
        sought(said)


@given(st.text(), st.text(), st.sampled_from(["Jeanne Dupont", "dupont jeanne", "Dupont, Jeanne"]))
def test_a_name_between_any_other_words_is_found_and_leaves_nothing(
    before: str, after: str, name: str
) -> None:
    person = sought("Jeanne Dupont")
    text = f"{before} | {name} | {after}"

    found = mentions(person, text)

    assert surest(found) == SURE
    assert surest(mentions(person, replaced(text, found, "Personne n° 1"))) == NO
