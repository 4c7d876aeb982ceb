"""Two records made one: what is kept, what is doubtful, what is refused."""

from dataclasses import replace

import pytest
from hypothesis import given

from daect_tui.domain.forms import FormReader
from daect_tui.domain.organisation import (
    Address,
    Organisation,
    OrganisationKind,
    Representative,
    Territory,
    stays_verified,
)
from daect_tui.domain.organisation_form import organisation_fields, read_organisation
from daect_tui.domain.organisation_merge import against_merging, combined, compared, doubts
from tests.unit.domain.organisation_samples import GONE, KEPT, organisations
from tests.unit.domain.sentences import is_sentence


def test_each_value_is_kept_and_a_blank_takes_the_other() -> None:
    whole = combined(KEPT, GONE)

    assert (whole.id, whole.name, whole.siren) == (1, "Montclair (fictif)", "212800858")
    assert (whole.phone, whole.email) == ("01 99 00 12 34", "mairie@example.org")
    assert whole.address == GONE.address
    assert whole.contact == GONE.contact
    assert whole.territory == KEPT.territory


def test_a_person_is_never_made_of_two_halves() -> None:
    assert combined(KEPT, GONE).representative == KEPT.representative
    nobody = replace(KEPT, representative=Representative("", "", "", "", ""))
    assert combined(nobody, GONE).representative == GONE.representative


def test_the_number_of_the_other_is_taken_where_there_was_none() -> None:
    assert combined(GONE, KEPT).siren == "212800858"


def test_a_verified_identity_stays_so_and_that_of_another_name_is_not_taken_over() -> None:
    verified = replace(KEPT, verified=True)

    assert combined(verified, GONE).verified
    assert not combined(GONE, verified).verified
    assert combined(KEPT, replace(verified, id=2)).verified


def test_the_lines_tell_both_and_which_is_kept() -> None:
    lines = {line.caption: line for line in compared(KEPT, GONE)}

    assert (lines["Téléphone"].kept, lines["Téléphone"].result) == ("", "01 99 00 12 34")
    assert (lines["Nom"].kept, lines["Nom"].gone) == (KEPT.name, GONE.name)
    assert lines["Nom"].result == KEPT.name
    assert "RNA" not in lines
    assert lines["Identité"].result == "non vérifiée"


def test_a_street_of_two_lines_is_shown_on_one() -> None:
    two = replace(GONE, address=Address("Mairie\n1, place du Marché", "28000", "Montclair"))
    lines = {line.caption: line for line in compared(KEPT, two)}

    assert lines["Adresse"].gone == "Mairie, 1, place du Marché"


def test_two_records_without_a_conflict_may_be_merged() -> None:
    assert against_merging(KEPT, GONE) == ()
    assert doubts(KEPT, GONE) == ()


@pytest.mark.parametrize(
    ("kept", "gone", "words"),
    [
        (KEPT, KEPT, "la même fiche"),
        (replace(KEPT, merged_into=3), GONE, "déjà été fusionnée"),
        (KEPT, replace(GONE, merged_into=3), "déjà été fusionnée"),
        (
            replace(KEPT, verified=True),
            replace(GONE, verified=True, siren="211300553"),
            "Ce sont deux organismes",
        ),
    ],
)
def test_what_is_refused_says_why(kept: Organisation, gone: Organisation, words: str) -> None:
    (reason,) = against_merging(kept, gone)

    assert words in reason
    assert is_sentence(reason)


def test_every_reason_is_told_at_once() -> None:
    one = replace(KEPT, verified=True, merged_into=3)
    other = replace(GONE, verified=True, siren="211300553", merged_into=4)

    assert len(against_merging(one, other)) == 3


def test_what_is_only_doubtful_does_not_refuse() -> None:
    other = replace(
        GONE, siren="211300553", kind=OrganisationKind.REGION, territory=Territory("13", "13", "93")
    )
    found = doubts(KEPT, other)

    assert against_merging(KEPT, other) == ()
    assert len(found) == 3
    assert all(is_sentence(sentence) for sentence in found)


VERIFIED = replace(KEPT, verified=True)


@pytest.mark.parametrize(
    "typed",
    [
        replace(VERIFIED, name="autre"),
        replace(VERIFIED, siren="211300553"),
        replace(VERIFIED, siret="21280085800012"),
        replace(VERIFIED, rna="W751234567"),
        replace(VERIFIED, kind=OrganisationKind.REGION),
    ],
)
def test_a_changed_identity_is_to_be_verified_again(typed: Organisation) -> None:
    assert not stays_verified(VERIFIED, typed)


def test_another_telephone_is_no_other_identity() -> None:
    assert stays_verified(VERIFIED, replace(VERIFIED, phone="01 99 00 12 34"))
    assert not stays_verified(KEPT, KEPT)


@given(organisations(), organisations())
def test_a_merge_loses_nothing_that_the_kept_one_says(kept: Organisation, gone: Organisation) -> None:
    whole = combined(kept, gone)

    assert combined(whole, gone) == whole
    assert (whole.id, whole.kind, whole.name) == (kept.id, kept.kind, kept.name)
    for key, text in organisation_fields(kept).items():
        assert not text or organisation_fields(whole)[key] == text
    assert whole.verified or not kept.verified


@given(organisations())
def test_an_organisation_merged_with_its_twin_is_itself(one: Organisation) -> None:
    assert combined(one, replace(one, id=one.id + 1)) == one


@given(organisations())
def test_whatever_a_record_holds_reads_the_same_from_its_fields(one: Organisation) -> None:
    reader = FormReader(organisation_fields(one))
    read = read_organisation(reader)

    assert reader.faults == {}
    assert replace(read, id=one.id, verified=one.verified) == one
