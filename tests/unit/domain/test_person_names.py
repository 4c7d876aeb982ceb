"""Whether a text names a person: surely, likely, or not."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.person_names import Naming, naming

NAMES = st.text(alphabet=string.ascii_letters + "éèç' -", min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("text", "first", "last", "expected"),
    [
        ("Mme Ada Morin, architecte", "Ada", "Morin", Naming.SURE),
        ("MORIN Ada", "Ada", "Morin", Naming.SURE),
        ("ada morin", "Ada", "Morin", Naming.SURE),
        ("Éloïse de la Tour", "Eloise", "de La Tour", Naming.SURE),
        ("Jean-Luc Petit", "Jean-Luc", "Petit", Naming.SURE),
        ("Luc Morin et Ada Petit", "Ada", "Morin", Naming.LIKELY),
        ("Paul Morin", "Ada", "Morin", Naming.LIKELY),
        ("Ada Castanez", "Ada", "Castanet", Naming.LIKELY),
        ("le petit patrimoine", "Ada", "Petit", Naming.NO),
        ("Mme Petit", "Ada", "Petit", Naming.LIKELY),
        ("Ada Morineau", "Ada", "Morin", Naming.NO),
        ("Ada", "Ada", "Morin", Naming.NO),
        ("", "Ada", "Morin", Naming.NO),
        ("Ada Morin", "Ada", "", Naming.NO),
        ("Morin", "", "Morin", Naming.LIKELY),
    ],
)
def test_a_text_names_a_person(text: str, first: str, last: str, expected: Naming) -> None:
    assert naming(text, first, last) is expected


@given(first=NAMES, last=NAMES, before=NAMES, after=NAMES)
def test_first_name_and_name_side_by_side_are_the_person_wherever_they_stand(
    first: str, last: str, before: str, after: str
) -> None:
    expected = Naming.SURE if any(map(str.isalpha, first)) and any(map(str.isalpha, last)) else None
    found = naming(f"{before} {first} {last} {after}", first, last)
    assert expected is None or found is expected
