"""Look-alikes: a measure that can be checked by hand, and what makes a match."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.similar import (
    CLOSE_DOMAIN,
    Candidate,
    CandidateKind,
    Sought,
    Strength,
    compare,
    matches,
    near_names,
    nearness,
    one_sign_apart,
)

SIREN, OTHER_SIREN = "212800858", "217500016"
TEXTS = st.text(alphabet=string.ascii_letters + "éàœ' -", max_size=40)


def candidate(**changes: str) -> Candidate:
    known = {
        "organisation": "Montclair",
        "siren": "",
        "rna": "",
        "domain": "Patrimoine et vitrail",
        **changes,
    }
    return Candidate(CandidateKind.OPEN, "PACT3-2017-001", "PACT3-2017-001", standing="déposé", **known)


def sought(**changes: str) -> Sought:
    return Sought(
        **{"organisation": "Montclair", "siren": "", "rna": "", "domain": "Patrimoine et vitrail", **changes}
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ville de Chartres", "Chartres"),
        ("CHARTRES", "chartres"),
        ("Commune de Sèvres", "Mairie de Sevres"),
        ("Conseil départemental d’Ille-et-Vilaine", "Département Ille et Vilaine"),
        ("Région Grand Est", "Conseil régional du Grand-Est"),
        ("Cœur d’Essonne", "Coeur d'Essonne"),
        ("La Ville", "Ville (la)"),
    ],
)
def test_the_same_name_written_otherwise(one: str, other: str) -> None:
    assert nearness(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chartre", "Chartres"),
        ("Ille-et-Vilaine", "Département d’Ille-et-Vilaine"),
        ("Chartres métropole", "Ville de Chartres"),
        ("Syndicat des eaux du Vivarais", "Syndicat des eaux du Vivarias"),
    ],
)
def test_a_near_name(one: str, other: str) -> None:
    assert near_names(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Département de La Réunion", "Région Réunion"),
        ("Saint-Martin-de-Ré", "Saint-Martin-d’Hères"),
        ("Eau", "Eaux"),
        ("Syndicat intercommunal des eaux de Montclair", "Syndicat intercommunal des eaux d’Aubrac"),
        ("Association des maires", "Association des ports"),
        ("Organisme 1", "Organisme 2"),
        ("", "Chartres"),
        ("…", "…"),
    ],
)
def test_another_name(one: str, other: str) -> None:
    assert not near_names(one, other)
    assert not near_names(other, one)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("chartres", "chartre", True),
        ("chartres", "chartrez", True),
        ("vivarais", "vivarias", True),
        ("chartres", "chhartres", True),
        ("chartres", "chart", False),
        ("vivarais", "aivaraiv", False),
        ("12345", "12346", False),
        ("eaux", "eau", False),
    ],
)
def test_two_words_one_sign_apart(one: str, other: str, apart: bool) -> None:
    assert one_sign_apart(one, other) is apart
    assert one_sign_apart(other, one) is apart


@given(TEXTS, TEXTS)
def test_the_measure_is_symmetric_and_stays_between_nothing_and_everything(one: str, other: str) -> None:
    assert 0 <= nearness(one, other) <= 1
    assert nearness(one, other) == nearness(other, one)


@given(TEXTS)
def test_a_text_is_near_itself_whatever_its_case(text: str) -> None:
    assert nearness(text, text.upper()) == nearness(text, text) in (0, 1)


@given(
    st.lists(st.sampled_from(["eau", "port", "forêt", "énergie", "vélo"]), min_size=1, unique=True), st.data()
)
def test_the_order_of_the_words_does_not_count(words: list[str], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(words))
    assert nearness(" ".join(words), " / ".join(shuffled)) == 1


@given(st.lists(st.sampled_from(["quai", "port", "bois", "parc", "pont"]), min_size=1, unique=True))
def test_a_word_more_in_one_text_alone_makes_it_less_near(words: list[str]) -> None:
    text = " ".join(words)
    assert nearness(text, f"{text} zinc") < nearness(text, text)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_a_match_is_one_from_both_sides(name: str, domain: str, other_name: str, other_domain: str) -> None:
    there = compare(
        sought(organisation=name, domain=domain), candidate(organisation=other_name, domain=other_domain)
    )
    back = compare(
        sought(organisation=other_name, domain=other_domain), candidate(organisation=name, domain=domain)
    )
    assert (there is None) == (back is None)
    assert there is None or back is None or there.strength == back.strength


def test_the_same_siren_and_domain_is_certain_and_says_so() -> None:
    match = compare(sought(siren=SIREN), candidate(siren=SIREN, organisation="Mairie"))

    assert match is not None
    assert match.strength is Strength.CERTAIN
    assert match.why == ("Même SIREN (212800858), même domaine\u00a0: «\u202fPatrimoine et vitrail\u202f».")


def test_the_same_siren_and_a_close_domain_is_probable_with_the_share_of_words() -> None:
    match = compare(sought(siren=SIREN, domain="Vitrail, patrimoine et lumière"), candidate(siren=SIREN))

    assert match is not None
    assert match.strength is Strength.PROBABLE
    assert "domaine voisin (80\u00a0% des mots)" in match.why


def test_two_sirens_are_two_applicants_even_with_one_name() -> None:
    assert compare(sought(siren=SIREN), candidate(siren=OTHER_SIREN)) is None


def test_a_name_counts_where_a_siren_is_missing() -> None:
    match = compare(sought(siren=SIREN), candidate())

    assert match is not None
    assert match.why.startswith("Même nom, même domaine")


def test_the_same_rna_is_the_same_association() -> None:
    match = compare(
        sought(rna="W751234567", organisation="Amis du vitrail"),
        candidate(rna="W751234567", organisation="Cercle"),
    )

    assert match is not None
    assert match.why.startswith("Même RNA")


def test_a_near_name_and_a_close_domain_is_only_possible() -> None:
    match = compare(sought(organisation="Montclairs", domain="Vitrail patrimoine lumière"), candidate())

    assert match is not None
    assert match.strength is Strength.POSSIBLE
    assert "Nom voisin, «\u202fMontclair\u202f»" in match.why


@pytest.mark.parametrize("domain", ["Propreté urbaine", "Patrimoine naturel et forêt", ""])
def test_another_domain_of_the_same_applicant_is_history_not_a_double(domain: str) -> None:
    assert nearness(domain, "Patrimoine et vitrail") < CLOSE_DOMAIN
    assert compare(sought(siren=SIREN, domain=domain), candidate(siren=SIREN)) is None


@pytest.mark.parametrize("field", ["itself", "origin"])
def test_a_dossier_is_no_double_of_itself_nor_of_the_one_it_was_started_from(field: str) -> None:
    assert compare(sought(**{field: "PACT3-2017-001"}), candidate()) is None


def test_matches_come_the_surest_first_each_reference_once() -> None:
    sure = Candidate(
        CandidateKind.LABEL, "LAB-2017-001", "", "M", SIREN, "", "Patrimoine et vitrail", "actif"
    )
    found = matches(sought(siren=SIREN), (candidate(), sure, candidate(), candidate(domain="Déchets")))

    assert [match.reference for match in found] == ["LAB-2017-001", "PACT3-2017-001"]
