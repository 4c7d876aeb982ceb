"""How somebody is reached: e-mail, telephone of France and overseas, postcode."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.reaching import parse_email, parse_phone, parse_postcode
from tests.unit.domain.sentences import is_sentence

# ── Telephone ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("0199001234", "01 99 00 12 34"),
        ("01.99.00.12.34", "01 99 00 12 34"),
        ("01-99-00-12-34", "01 99 00 12 34"),
        ("01\u00a099\u202f00 12 34", "01 99 00 12 34"),
        ("+33 1 99 00 12 34", "01 99 00 12 34"),
        ("+33 (0)1 99 00 12 34", "01 99 00 12 34"),
        ("0033 1 99 00 12 34", "01 99 00 12 34"),
        ("0262 12 34 56", "02 62 12 34 56"),
        ("+262 262 12 34 56", "02 62 12 34 56"),
        ("0269123456", "02 69 12 34 56"),
        ("06 39 12 34 56", "06 39 12 34 56"),
        ("+262 639 12 34 56", "06 39 12 34 56"),
        ("0508 12 34 56", "05 08 12 34 56"),
        ("+508 508 12 34 56", "05 08 12 34 56"),
        ("+508 12 34 56", "05 08 12 34 56"),
        ("0590 12 34 56", "05 90 12 34 56"),
        ("+590 690 12 34 56", "06 90 12 34 56"),
        ("0594 12 34 56", "05 94 12 34 56"),
        ("+594 594 12 34 56", "05 94 12 34 56"),
        ("0596 12 34 56", "05 96 12 34 56"),
        ("+596 696 12 34 56", "06 96 12 34 56"),
        ("+681 72 12 34", "+681 72 12 34"),
        ("+687 261234", "+687 26 12 34"),
        ("+689 40 12 34 56", "+689 40 12 34 56"),
        ("+221 33 123 45 67", "+221 33 123 45 67"),
        ("00221 33 123 45 67", "+221331234567"),
        ("3939", "3939"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_number_is_written_to_be_read(typed: str, written: str) -> None:
    assert parse_phone(typed) == written


@pytest.mark.parametrize(
    "typed",
    [
        "01 99 00 12 3",
        "01 99 00 12 34 5",
        "+33 1 99 00 12",
        "+590 1 22 33 44 55",
        "+689 12 34 56",
        "+",
        "poste 12",
        "+12",
        "٠١٩٩٠٠١٢٣٤",
    ],
)
def test_what_nobody_can_dial_is_refused(typed: str) -> None:
    with pytest.raises(InvalidField, match="n’est pas un numéro") as refused:
        parse_phone(typed)

    assert refused.value.field == "phone"
    assert is_sentence(str(refused.value))


@given(st.from_regex(r"0[1-9][0-9]{8}|\+221[0-9]{9}|\+689[0-9]{8}", fullmatch=True))
def test_a_number_that_is_written_reads_the_same(typed: str) -> None:
    written = parse_phone(typed)

    assert parse_phone(written) == written
    assert written.replace(" ", "") == typed


@given(st.text(max_size=20))
def test_whatever_is_typed_gives_a_number_or_a_sentence(typed: str) -> None:
    try:
        written = parse_phone(typed)
    except InvalidField:
        return
    assert set(written) <= set("+0123456789 ")


# ── E-mail ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "typed",
    [
        "mairie@example.org",
        "Prenom.Nom+label@example.org",
        "o'neil@example.org",
        "contact@mairie.exämple.org",
        "élodie@example.org",
        "a@b.example.org",
        "x" * 64 + "@example.org",
        "",
    ],
)
def test_an_address_is_kept_as_typed(typed: str) -> None:
    assert parse_email(f" {typed} ") == typed


@pytest.mark.parametrize(
    "typed",
    [
        "mairie",
        "mairie@",
        "@example.org",
        "mairie@example",
        "mai rie@example.org",
        "mairie@exa mple.org",
        "mairie@@example.org",
        "un@example.org, deux@example.org",
        "Mairie <mairie@example.org>",
        ".mairie@example.org",
        "mairie.@example.org",
        "ma..irie@example.org",
        "mairie@-example.org",
        "mairie@example-.org",
        "mairie@127.0.0.1",
        "mairie@example.org\nBcc: autre@example.org",
        "mairie\r\n@example.org",
        "x" * 65 + "@example.org",
        "a@" + "x" * 64 + ".org",
        "a@" + "x." * 130 + "org",
    ],
    ids=repr,
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(InvalidField, match="n’est pas une adresse") as refused:
        parse_email(typed)

    assert refused.value.field == "email"


def test_an_accent_typed_apart_is_composed() -> None:
    assert parse_email("e\u0301lodie@example.org") == "élodie@example.org"


@given(st.text(max_size=40))
def test_an_address_never_holds_a_line_end_or_a_space(typed: str) -> None:
    try:
        address = parse_email(typed)
    except InvalidField:
        return
    assert address == "".join(address.split())


# ── Postcode ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("28000", "28000"),
        ("28 000", "28000"),
        ("F-28000", "28000"),
        ("28019 CEDEX", "28019"),
        ("75351 Cedex 07", "75351"),
        ("97400", "97400"),
        ("20000", "20000"),
        ("", ""),
    ],
)
def test_a_postcode_is_five_digits(typed: str, code: str) -> None:
    assert parse_postcode(typed) == code


@pytest.mark.parametrize("typed", ["2800", "280000", "2A000", "Chartres", "٢٨٠٠٠"])
def test_what_is_no_postcode_is_refused(typed: str) -> None:
    with pytest.raises(InvalidField, match="n’est pas un code postal") as refused:
        parse_postcode(typed)

    assert refused.value.field == "postcode"
    assert is_sentence(str(refused.value))
