"""When the last act of a session may be taken back (product decision 8)."""

import pytest

from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import JournalEntry
from daect_tui.domain.undo import NOT_TAKEN_BACK, Step, StepKind, check_undo, undo_refusal
from tests.unit.domain.rooms import MORNING
from tests.unit.domain.sentences import is_sentence

STEP = Step(StepKind.ARRIVAL, "arrivée de Mme A", 1, 4)


def later(kind: str, subject: str = "PACT3-2017-S1") -> JournalEntry:
    return JournalEntry(5, MORNING, "Camille Renaud", kind, subject, "{}", "0" * 64, "1" * 64)


@pytest.mark.parametrize("kind", [kind for kind in StepKind if kind not in NOT_TAKEN_BACK])
def test_an_act_on_which_nothing_was_built_is_taken_back(kind: StepKind) -> None:
    step = Step(kind, "un acte", 1, 4)

    assert check_undo(step, [later("session.moved_to_item")]) == step


@pytest.mark.parametrize("kind", NOT_TAKEN_BACK)
def test_an_act_without_an_inverse_says_what_to_do_instead(kind: StepKind) -> None:
    sentence = undo_refusal(Step(kind, "un acte", 1, 4), [])

    assert is_sentence(sentence)


def test_nothing_was_done_yet() -> None:
    with pytest.raises(Refusal, match="Aucun acte"):
        check_undo(None, [])


def test_an_act_on_which_another_rests_stays_and_the_other_is_named() -> None:
    with pytest.raises(Refusal) as refused:
        check_undo(STEP, [later("session.moved_to_item"), later("dossier.withdraw", "PACT3-2017-001")])

    assert "Arrivée de Mme A" in str(refused.value)
    assert "PACT3-2017-001, ligne 5 du journal" in str(refused.value)
    assert is_sentence(str(refused.value))
