"""Identity numbers: SIREN with its key, RNA (procedure §2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.identity import disagreement, luhn, parse_rna, parse_siren, parse_siret, spaced
from tests.unit.domain.sentences import is_sentence


@pytest.mark.parametrize(
    "typed", ["212800858", "212 800 858", " 212 800 858 ", "212\u00a0800\u202f858"], ids=repr
)
def test_a_siren_keeps_its_nine_digits(typed: str) -> None:
    assert parse_siren(typed) == "212800858"


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("212800859", id="wrong-key"),
        pytest.param("122800858", id="two-digits-swapped"),
        pytest.param("21280085", id="eight-digits"),
        pytest.param("2128008580", id="ten-digits"),
        pytest.param("21280085A", id="a-letter"),
        pytest.param("212-800-858", id="hyphens"),
        pytest.param("٢١٢٨٠٠٨٥٨", id="digits-of-another-script"),
    ],
)
def test_what_is_no_siren_is_refused_by_a_sentence(typed: str) -> None:
    with pytest.raises(InvalidField, match="n’est pas un SIREN") as refused:
        parse_siren(typed)

    assert refused.value.field == "SIREN"
    assert is_sentence(str(refused.value))


@given(st.from_regex(r"[0-9]{8}", fullmatch=True))
def test_one_key_only_suits_eight_digits(digits: str) -> None:
    assert sum(luhn(f"{digits}{key}") for key in range(10)) == 1


@given(
    st.from_regex(r"[0-9]{8}", fullmatch=True).filter(int),
    st.integers(0, 8),
    st.integers(1, 9),
)
def test_one_wrong_digit_is_always_seen(digits: str, place: int, shift: int) -> None:
    siren = next(f"{digits}{key}" for key in range(10) if luhn(f"{digits}{key}"))
    wrong = f"{siren[:place]}{(int(siren[place]) + shift) % 10}{siren[place + 1 :]}"

    assert parse_siren(siren) == siren
    with pytest.raises(InvalidField):
        parse_siren(wrong)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("W751234567", "W751234567"),
        ("w751234567", "W751234567"),
        ("W75 123 45 67", "W751234567"),
        ("W9R1234567", "W9R1234567"),
    ],
)
def test_an_rna_number_is_kept_in_capitals(typed: str, kept: str) -> None:
    assert parse_rna(typed) == kept


@pytest.mark.parametrize(
    "typed", ["751234567", "W75123456", "W7512345678", "WA51234567", "W7é1234567", "X751234567"]
)
def test_what_is_no_rna_number_is_refused_by_a_sentence(typed: str) -> None:
    with pytest.raises(InvalidField, match="n’est pas un numéro d’association") as refused:
        parse_rna(typed)

    assert refused.value.field == "RNA"
    assert is_sentence(str(refused.value))


@pytest.mark.parametrize("typed", ["", "  "], ids=["nothing", "spaces"])
def test_an_identity_may_be_unknown(typed: str) -> None:
    assert parse_siren(typed) == ""
    assert parse_rna(typed) == ""


def test_nine_zeros_satisfy_the_key_and_are_nobody() -> None:
    with pytest.raises(InvalidField, match="n’est pas un SIREN"):
        parse_siren("000000000")


# ── SIRET ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "siret"),
    [
        ("21280085800012", "21280085800012"),
        ("212 800 858 00012", "21280085800012"),
        ("35600000000048", "35600000000048"),
        # An establishment of La Poste: no common key, but a sum that is a multiple of five.
        ("35600000049837", "35600000049837"),
        ("", ""),
    ],
)
def test_a_siret_keeps_its_fourteen_digits(typed: str, siret: str) -> None:
    assert parse_siret(typed) == siret


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("21280085800013", id="wrong-key"),
        pytest.param("2128008580001", id="thirteen-digits"),
        pytest.param("212800858000120", id="fifteen-digits"),
        pytest.param("2128008580001A", id="a-letter"),
        pytest.param("00000000000000", id="zeros"),
        pytest.param("35600000049838", id="la-poste-without-its-sum"),
        pytest.param("21280085900010", id="no-siren-in-it"),
    ],
)
def test_what_is_no_siret_is_refused_by_a_sentence(typed: str) -> None:
    with pytest.raises(InvalidField, match="n’est pas un SIRET") as refused:
        parse_siret(typed)

    assert refused.value.field == "SIRET"
    assert is_sentence(str(refused.value))


@pytest.mark.parametrize(
    ("siren", "siret"),
    [("212800858", "21280085800012"), ("", "21280085800012"), ("212800858", ""), ("", "")],
)
def test_numbers_that_agree_say_nothing(siren: str, siret: str) -> None:
    assert disagreement(siren, siret) == ""


def test_numbers_that_disagree_are_both_shown() -> None:
    said = disagreement("211300553", "21280085800012")

    assert "212\u00a0800\u00a0858" in said
    assert "211\u00a0300\u00a0553" in said
    assert is_sentence(said)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("212800858", "212\u00a0800\u00a0858"),
        ("21280085800012", "212\u00a0800\u00a0858\u00a000012"),
        ("", ""),
    ],
)
def test_numbers_are_read_by_groups(number: str, written: str) -> None:
    assert spaced(number) == written
