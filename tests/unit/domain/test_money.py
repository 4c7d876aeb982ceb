"""Amounts: exact to the cent, as French types and writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.money import Euros, parse_euros, total
from daect_tui.domain.text import quoted, typeset
from tests.unit.domain.sentences import is_sentence

AMOUNTS = st.integers(0, 10**14 - 1).map(Euros)


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("0", 0),
        ("5", 5_00),
        ("1234", 1234_00),
        ("1 234", 1234_00),
        ("1 234,50", 1234_50),
        ("1234.5", 1234_50),
        ("1234,5", 1234_50),
        ("0,05", 5),
        ("10 600 €", 10_600_00),
        ("10 600€", 10_600_00),
        ("  12,30  ", 12_30),
        ("1\u202f234\u00a0567,89\u00a0€", 1_234_567_89),
        ("1\u2009234", 1234_00),
        ("007", 7_00),
        ("999 999 999 999,99", 99_999_999_999_999),
    ],
)
def test_an_amount_as_french_types_it(typed: str, cents: int) -> None:
    assert parse_euros(typed, "Coût") == Euros(cents)


@pytest.mark.parametrize("typed", ["", "   ", "\u00a0"], ids=["nothing", "spaces", "a-no-break-space"])
def test_no_amount_is_no_amount(typed: str) -> None:
    assert parse_euros(typed, "Coût") is None


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("1.234", id="a-point-before-three-digits-thousands-or-millimes"),
        pytest.param("1,234", id="a-comma-before-three-digits"),
        pytest.param("1.234,50", id="two-signs"),
        pytest.param("1,234.50", id="english"),
        pytest.param("12 34", id="a-space-in-the-wrong-place"),
        pytest.param("1 2345", id="four-digits-after-the-space"),
        pytest.param("1234,", id="a-comma-and-nothing"),
        pytest.param(",50", id="nothing-before-the-comma"),
        pytest.param("-5", id="negative"),
        pytest.param("−5", id="negative-with-the-real-sign"),
        pytest.param("€", id="the-sign-alone"),
        pytest.param("€ 5", id="the-sign-before"),
        pytest.param("5 $", id="dollars"),
        pytest.param("cinq", id="in-letters"),
        pytest.param("1e3", id="scientific"),
        pytest.param("٥", id="digits-of-another-script"),
    ],
)
def test_an_ambiguous_amount_is_refused_by_a_sentence(typed: str) -> None:
    with pytest.raises(InvalidField) as refused:
        parse_euros(typed, "Coût réel")

    assert refused.value.field == "Coût réel"
    assert typeset(f"Coût réel : {quoted(typed)} n’est pas un montant clair") in str(refused.value)
    assert is_sentence(str(refused.value))


@pytest.mark.parametrize("typed", ["1000000000000", "9" * 5_000], ids=["a-thousand-billions", "5000-digits"])
def test_an_amount_beyond_any_budget_is_refused(typed: str) -> None:
    with pytest.raises(InvalidField, match="dépasse ce qu’un budget peut contenir"):
        parse_euros(typed, "Coût")


@pytest.mark.parametrize(
    ("cents", "written"),
    [
        (0, "0 €"),
        (5, "0,05 €"),
        (50, "0,50 €"),
        (100, "1 €"),
        (1_250_50, "1 250,50 €"),
        (10_600_00, "10 600 €"),
        (1_234_567_89, "1 234 567,89 €"),
        (-1_250_50, "−1 250,50 €"),
    ],
)
def test_an_amount_as_french_writes_it(cents: int, written: str) -> None:
    digits, sign = written.rsplit(" ", maxsplit=1)

    assert str(Euros(cents)) == digits.replace(" ", "\u202f") + "\u00a0" + sign


@given(AMOUNTS)
def test_what_is_written_is_read_back(amount: Euros) -> None:
    assert parse_euros(str(amount), "Coût") == amount


@given(st.lists(AMOUNTS))
def test_sums_are_exact(amounts: list[Euros]) -> None:
    added = Euros(0)
    for amount in amounts:
        added += amount

    assert total(tuple(amounts)) == added
    assert added.cents == sum(amount.cents for amount in amounts)


def test_ten_times_ten_cents_are_one_euro() -> None:
    assert total((Euros(10),) * 10) == Euros(100)
    assert total(()) == Euros(0)


def understood(typed: str) -> Euros | str | None:
    try:
        return parse_euros(typed, "Coût")
    except InvalidField as fault:
        return str(fault)


@given(st.text(max_size=20) | st.text(st.sampled_from("0123456789 ,.€-"), max_size=10))
def test_whatever_is_typed_is_an_amount_or_a_sentence(typed: str) -> None:
    match understood(typed):
        case str(sentence):
            assert sentence.startswith("Coût\u00a0:")
            assert sentence.endswith(".")
        case Euros() as amount:
            assert amount >= Euros(0)
        case None:
            assert not typed.strip()
