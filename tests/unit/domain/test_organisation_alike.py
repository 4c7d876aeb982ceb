"""Whether two records may be one organisation."""

from dataclasses import replace

import pytest
from hypothesis import given

from daect_tui.domain.organisation import Organisation
from daect_tui.domain.organisation_alike import SURE, may_be_one, resemblance, sureness
from tests.unit.domain.organisation_samples import GONE, organisations
from tests.unit.domain.sentences import is_sentence

PLAIN = replace(GONE, name="Syndicat des eaux d’Aubrac")


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (replace(PLAIN, siren="212800858"), replace(PLAIN, name="Autre", siren="212800858"), "Même SIREN"),
        (replace(PLAIN, rna="W751234567"), replace(PLAIN, name="Autre", rna="W751234567"), "Même RNA"),
        (PLAIN, replace(PLAIN, name="SYNDICAT DES EAUX D'AUBRAC"), "Même nom"),
        (PLAIN, replace(PLAIN, name="Syndicat des eaux d’Aubrac et du Lot"), "Nom voisin"),
        (PLAIN, replace(PLAIN, name="Syndicat des eaux d’Aubrak"), "Nom voisin"),
    ],
)
def test_two_records_that_may_be_one_say_why(one: Organisation, other: Organisation, words: str) -> None:
    assert may_be_one(one, other)
    assert words in resemblance(one, other)
    assert is_sentence(resemblance(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PLAIN, replace(PLAIN, name="Régie des transports")),
        # Two communes of one name.
        (replace(PLAIN, siren="212800858"), replace(PLAIN, siren="211300553")),
    ],
)
def test_two_organisations_are_left_apart(one: Organisation, other: Organisation) -> None:
    assert not may_be_one(one, other)


@given(organisations(), organisations())
def test_the_measure_is_symmetric_and_sure_of_oneself(one: Organisation, other: Organisation) -> None:
    assert sureness(one, other) == sureness(other, one)
    if one.siren:
        assert sureness(one, one) == SURE
