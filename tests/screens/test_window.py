"""The long list apart from any screen: what a cell holds, and which columns fit."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.widgets.window import Heading, fitted, plain


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=60), width=st.integers(1, 40))
def test_a_cell_takes_its_width_and_holds_nothing_that_acts(text: str, width: int) -> None:
    cell = plain(text, width)
    assert cell_len(cell) == width
    assert "\n" not in cell
    assert not any(sign < " " or sign == "\x7f" or "\u202a" <= sign <= "\u202e" for sign in cell)


@pytest.mark.parametrize("width", range(20, 300, 7))
def test_columns_fit_and_come_by_importance(width: int) -> None:
    headings = [
        Heading("reference", "Référence", 16), Heading("name", "Organisme"), Heading("state", "État", 18),
        Heading("due", "Échéance", 10), Heading("domain", "Domaine"), Heading("theme", "Thème", 18),
    ]  # fmt: skip
    shown = fitted(headings, width)
    assert next(iter(shown)) == "reference"
    if len(shown) > 1:
        assert sum(shown.values()) + 2 + 2 * len(shown) <= width
        assert all(shown[key] >= 20 for key in shown if key in ("name", "domain"))
    wider = fitted(headings, width + 60)
    assert len(wider) >= len(shown)
