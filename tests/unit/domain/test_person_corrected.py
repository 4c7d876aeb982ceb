"""A name put right, written as the wrong one was."""

import pytest

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.person_corrected import corrected, right_name
from daect_tui.domain.person_mentions import mentions
from daect_tui.domain.person_sought import sought
from daect_tui.domain.personal_data import Holding
from daect_tui.domain.personal_places import Spot


@pytest.mark.parametrize("said", ["Jeane Dupond", "dupond jeane"])
@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("avec Jeane Dupond hier", "avec Jeanne Dupont hier"),
        ("avec DUPOND Jeane", "avec Dupont Jeanne"),
        ("DUPOND, JEANE", "DUPONT, JEANNE"),
        ("jeane.dupond@example.org reste", "jeane.dupond@example.org reste"),
    ],
)
def test_a_text_takes_the_right_name(said: str, text: str, right: str) -> None:
    person = sought(said)
    spot = Spot("text", (), text, Holding.FREE, mentions(person, text))

    assert corrected(spot, person, right_name("Dupont, Jeanne")) == right


def test_the_fields_of_a_form_take_their_part_and_the_office_stays() -> None:
    person, name = sought("Jeane Dupond"), right_name("Jeanne Dupont")

    def whole(column: str, text: str) -> str:
        return corrected(Spot(column, (), text, Holding.IDENTITY, (), whole=True), person, name)

    assert whole("first_name", "Jeane") == "Jeanne"
    assert whole("last_name", "DUPOND") == "DUPONT"
    assert whole("contact_name", "Mme Jeane Dupond") == "Mme Jeanne Dupont"
    assert whole("office", "Maire") == "Maire"


@pytest.mark.parametrize("typed", ["", "Jeanne", "Dupont,", ", Jeanne"])
def test_half_a_name_is_refused(typed: str) -> None:
    with pytest.raises(InvalidField):
        right_name(typed)
