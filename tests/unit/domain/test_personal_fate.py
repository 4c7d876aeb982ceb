"""What becomes of each kind of record when a person asks to be erased."""

import pytest

from daect_tui.domain.personal_data import Nature
from daect_tui.domain.personal_fate import Fate, Standing, verdict

_N, _S = Nature, Standing
_K, _E, _P = Fate.KEPT, Fate.ERASED, Fate.PSEUDONYMISED


@pytest.mark.parametrize(
    ("nature", "standing", "fate", "article"),
    [
        (_N.CASE, _S.OPEN, _K, "17.3.b"),
        (_N.CASE, _S.HELD, _K, "17.3.e"),
        (_N.CASE, _S.CLOSED, _P, "4.5"),
        (_N.CASE, _S.NONE, _P, "4.5"),
        (_N.DIRECTORY, _S.OPEN, _K, "17.3.b"),
        (_N.DIRECTORY, _S.IN_OFFICE, _K, "fonction"),
        (_N.DIRECTORY, _S.HELD, _K, "17.3.e"),
        (_N.DIRECTORY, _S.CLOSED, _E, "17.1.a"),
        (_N.WORK, _S.OPEN, _K, "17.3.b"),
        (_N.WORK, _S.NONE, _E, "17.1.a"),
        (_N.ACT, _S.CLOSED, _K, "L212-2"),
        (_N.ACT, _S.OPEN, _K, "L212-2"),
        (_N.SETTING, _S.NONE, _K, "réglage"),
        (_N.TRACE, _S.CLOSED, _E, "chaîne"),
        (_N.TRACE, _S.OPEN, _K, "17.3.b"),
    ],
)
def test_each_place_has_its_answer(nature: Nature, standing: Standing, fate: Fate, article: str) -> None:
    said = verdict(nature, standing)

    assert said.fate is fate
    assert article in said.reason


@pytest.mark.parametrize("nature", list(Nature))
def test_who_acted_is_always_kept_and_every_refusal_says_its_article(nature: Nature) -> None:
    said = verdict(nature, Standing.CLOSED, agent=True)

    assert said.fate is Fate.KEPT
    assert "RGPD" in said.reason
