"""What the command line reads beyond what argparse does by itself."""

from datetime import date

import pytest

from daect_tui.commands.exchange import export_day
from daect_tui.domain.errors import UnusableArgument
from daect_tui.domain.exchange import ExchangeKind


def test_the_day_of_the_states_of_labels_is_read() -> None:
    assert export_day(ExchangeKind.LABELS, "14/03/2018") == date(2018, 3, 14)
    assert export_day(ExchangeKind.DOSSIERS, None) is None


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        pytest.param(ExchangeKind.DOSSIERS, "14/03/2018", "que pour les labels", id="another-kind"),
        pytest.param(ExchangeKind.LABELS, "hier", "--on", id="no-date"),
        pytest.param(ExchangeKind.LABELS, " ", "par exemple 14/03/2018", id="blank"),
    ],
)
def test_what_is_no_day_of_labels_is_refused(kind: ExchangeKind, typed: str, words: str) -> None:
    with pytest.raises(UnusableArgument) as refused:
        export_day(kind, typed)
    assert words in str(refused.value)
