"""Reading an organisation: an applicant that comes again is told of again, whatever was remembered."""

import pytest

from daect_tui.domain.forms import FormReader
from daect_tui.domain.organisation_form import organisation_fields, read_organisation

TYPED = {"name": "Mont\u200fclair (fictif)", "siren": "123456789", "email": "pas une adresse"}


@pytest.mark.parametrize("street", ["1, place", "1, place\n" * 300])
def test_the_same_texts_have_the_same_faults_and_notices_each_time(street: str) -> None:
    readers = [FormReader({**TYPED, "street": street}) for _turn in range(3)]
    read = [read_organisation(reader) for reader in readers]

    assert read[0] == read[1] == read[2]
    assert read[0].name == "Montclair (fictif)"
    for reader in readers:
        assert list(reader.faults) == ["siren", "email"]
        assert list(reader.notices) == ["name"]


def test_what_one_reader_adds_does_not_come_back_in_another() -> None:
    first = FormReader({"name": "Bourg-n° 12 (fictif)"})
    read_organisation(first)
    first.faults["name"] = "Organisme\u00a0: déjà pris."
    second = FormReader({"name": "Bourg-n° 12 (fictif)", "city": "Bourg"})
    third = FormReader({"name": "Bourg-n° 12 (fictif)"})

    assert organisation_fields(read_organisation(second))["city"] == "Bourg"
    assert organisation_fields(read_organisation(third))["city"] == ""
    assert (second.faults, third.faults) == ({}, {})
