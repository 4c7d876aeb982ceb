"""The state of a label in a sentence that anyone may read."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.label_state import LabelLife
from daect_tui.domain.label_words import standing
from tests.unit.domain.samples import LABEL
from tests.unit.domain.sentences import is_sentence

K = LabelEventKind
DAY = date(2018, 6, 1)


def life(kind: LabelEventKind | None = None, **changes: date | str) -> LabelLife:
    if kind is None:
        return LabelLife(LABEL)
    event = LabelEvent(1, LABEL.number, kind, date(2018, 5, 2), date(2018, 5, 2), reason="Un motif.")
    return LabelLife(LABEL, (replace(event, **changes),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "day", "words"),
    [
        pytest.param(life(), date(2017, 5, 21), "commence le 22 mai 2017", id="not-yet"),
        pytest.param(life(), DAY, "en vigueur", id="active"),
        pytest.param(life(), date(2020, 5, 21), "prend fin le 21 mai 2020", id="to-renew"),
        pytest.param(life(), date(2020, 5, 22), "a pris fin le 21 mai 2020", id="expired"),
        pytest.param(life(K.SUSPENDED), DAY, "suspendu depuis le 2 mai 2018.", id="suspended"),
        pytest.param(
            life(K.SUSPENDED, until=date(2018, 7, 1)), DAY, "jusqu’au 1er juillet 2018", id="suspended-until"
        ),
        pytest.param(
            life(K.REPEALED, notified_on=date(2018, 5, 9)), DAY, "effet au 9 mai 2018", id="repealed"
        ),
        pytest.param(life(K.REVOKED), DAY, "retiré le 2 mai 2018 : il est réputé", id="withdrawn"),
        pytest.param(life(K.GIVEN_UP), DAY, "renoncé à compter du 2 mai 2018", id="given-up"),
        pytest.param(
            life(K.RENEWED, successor="LAB-2018-007"), DAY, "par le label LAB-2018-007", id="renewed"
        ),
    ],
)
def test_each_state_is_a_sentence_without_any_motive(told: LabelLife, day: date, words: str) -> None:
    sentence = standing(told, day)

    assert words in sentence.replace("\u00a0", " ")
    assert is_sentence(sentence)
    assert "motif" not in sentence
