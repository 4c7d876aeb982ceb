"""The indemnity and its reductions (decree 2006-781, art. 3; order of 3 July 2006, art. 2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.errors import Refusal
from daect_tui.domain.money import Euros
from daect_tui.domain.per_diem import PerDiem, indemnity, reduction


@pytest.mark.parametrize(
    ("lodged", "meals", "thousandths"),
    [
        (False, 0, 0),
        (True, 0, 650),
        (False, 1, 175),
        (False, 2, 350),
        (True, 1, 825),
        (True, 2, 1000),
    ],
)
def test_the_reductions_of_the_decree(lodged: bool, meals: int, thousandths: int) -> None:
    assert reduction(lodged=lodged, meals=meals) == thousandths


@pytest.mark.parametrize(
    ("per_diem", "cents"),
    [
        pytest.param(PerDiem(5, Euros(172_00)), 860_00, id="whole"),
        pytest.param(PerDiem(5, Euros(172_00), lodged=True), 301_00, id="lodged"),
        pytest.param(PerDiem(5, Euros(172_00), meals=1), 709_50, id="one-meal"),
        pytest.param(PerDiem(5, Euros(172_00), meals=2), 559_00, id="two-meals"),
        pytest.param(PerDiem(5, Euros(172_00), lodged=True, meals=1), 150_50, id="lodged-one-meal"),
        pytest.param(PerDiem(5, Euros(172_00), lodged=True, meals=2), 0, id="nothing-is-left"),
        pytest.param(PerDiem(1, Euros(2), meals=1), 2, id="1.65-cents-is-2"),
        pytest.param(PerDiem(1, Euros(10), lodged=True), 4, id="half-a-cent-goes-up"),
        pytest.param(PerDiem(3, Euros(1), meals=1), 2, id="rounded-once-on-the-whole-stay"),
    ],
)
def test_what_is_due(per_diem: PerDiem, cents: int) -> None:
    assert per_diem.amount == Euros(cents)


@pytest.mark.parametrize("meals", [-1, 3])
def test_a_day_has_two_meals_at_most(meals: int) -> None:
    with pytest.raises(Refusal, match="deux repas"):
        reduction(lodged=False, meals=meals)


@given(st.integers(0, 10**9), st.integers(0, 365), st.booleans(), st.integers(0, 2))
def test_never_negative_never_more_than_the_rate_and_half_a_cent_off_at_most(
    cents: int, days: int, lodged: bool, meals: int
) -> None:
    due = indemnity(Euros(cents), days, lodged=lodged, meals=meals).cents
    exact = cents * days * (1000 - reduction(lodged=lodged, meals=meals))

    assert 0 <= due <= cents * days
    assert -500 < due * 1000 - exact <= 500
    assert due >= indemnity(Euros(cents), days, lodged=True, meals=meals).cents


def test_the_computation_is_written() -> None:
    assert str(PerDiem(5, Euros(172_00), lodged=True, meals=2)) == (
        "5\u00a0j ×\u00a0172\u00a0€, logé, 2\u00a0repas fournis"
    )
