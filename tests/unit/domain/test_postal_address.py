"""NF Z 10-011: what the sorting machines of La Poste read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.postal_address import LONGEST_LINE, address_flaws, street_lines, town_line
from daect_tui.domain.preflight import Aspect

FRENCH = ("Mme Agathe Lormier", "Maire", "Montclair", "1 place du Marché", "99000 MONTCLAIR")
ABROAD = ("M. Ali Exemple", "Maire", "place de la Kasbah", "1008 TUNIS", "TUNISIE")


@pytest.mark.parametrize(
    ("postcode", "town", "line"),
    [
        ("59777", "Lille Cedex", "59777 LILLE CEDEX"),
        ("75700", "Paris Cedex 07 SP", "75700 PARIS CEDEX 07 SP"),
        ("38400", "Saint-Martin-d’Hères", "38400 SAINT MARTIN D HÈRES"),
        ("99000", "Montclair (fictif)", "99000 MONTCLAIR FICTIF"),
        ("", "Tunisie", "TUNISIE"),
        ("", "", ""),
    ],
)
def test_the_last_line_is_in_capitals_without_punctuation(postcode: str, town: str, line: str) -> None:
    assert town_line(postcode, town) == line


@pytest.mark.parametrize(
    ("street", "lines"),
    [
        ("12, rue du Port", ("12 rue du Port",)),
        ("Hôtel de ville ;\n\n1 bis, av. J.-B. Clément", ("Hôtel de ville", "1 bis av J-B Clément")),
        ("B.P. 12", ("BP 12",)),
        ("rue de l’Abbé-Grégoire", ("rue de l’Abbé-Grégoire",)),
        (" \n", ()),
    ],
)
def test_no_punctuation_from_the_street_on(street: str, lines: tuple[str, ...]) -> None:
    assert street_lines(street) == lines


@given(st.text(st.sampled_from("aé12 ,.;’-\n")))
def test_a_street_loses_no_letter_and_no_figure(street: str) -> None:
    kept = "".join(street_lines(street))
    assert [char for char in kept if char.isalnum()] == [char for char in street if char.isalnum()]


@pytest.mark.parametrize("lines", [(), FRENCH, ABROAD, ("a", "b", "c", "d", "e", "1008 TUNIS", "TUNISIE")])
def test_an_address_after_the_norm_is_not_spoken_of(lines: tuple[str, ...]) -> None:
    assert address_flaws(lines) == ()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("x" * (LONGEST_LINE + 1), *FRENCH[1:]), "39\u00a0caractères"),
        (("a", "b", *FRENCH), "7\u00a0lignes, la norme en veut 6"),
        (("a", "b", "c", *ABROAD), "8\u00a0lignes, la norme en veut 7"),
        (("Mme Agathe Lormier", "Maire", "Montclair"), "ni par un code postal"),
        (("Mme Agathe Lormier", "Maire", "MONTCLAIR"), "ni par un code postal"),
        ((*FRENCH[:-1], "Montclair"), "ni par un code postal"),
    ],
)
def test_what_departs_from_the_norm_is_a_warning(lines: tuple[str, ...], said: str) -> None:
    (flaw,) = address_flaws(lines)
    assert said in flaw.sentence
    assert (flaw.aspect, flaw.field, flaw.blocks) == (Aspect.ADDRESS, "destinataire", False)


def test_a_postcode_without_its_town_stands_against_the_letter() -> None:
    (flaw,) = address_flaws((*FRENCH[:-1], "28000"))
    assert (flaw.aspect, flaw.value, flaw.blocks) == (Aspect.ADDRESS, "city", True)
