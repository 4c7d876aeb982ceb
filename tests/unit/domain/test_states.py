"""Every machine is total: a passage, or a French sentence that says why not."""

from typing import cast

import pytest

from daect_tui.domain.decision import DECISION_MACHINE
from daect_tui.domain.dossier import DOSSIER_MACHINE, DossierAction, DossierState
from daect_tui.domain.errors import Refusal, TransitionRefused
from daect_tui.domain.evaluation import EVALUATION_MACHINE
from daect_tui.domain.label import LABEL_MACHINE
from daect_tui.domain.letter import LETTER_MACHINE
from daect_tui.domain.mission import MISSION_MACHINE
from daect_tui.domain.session import SESSION_MACHINE
from daect_tui.domain.states import LabelledEnum, Machine
from daect_tui.domain.text import quoted
from tests.unit.domain.sentences import is_sentence

AnyMachine = Machine[LabelledEnum, LabelledEnum]

MACHINES = cast(
    dict[str, AnyMachine],
    {
        "dossier": DOSSIER_MACHINE,
        "session": SESSION_MACHINE,
        "decision": DECISION_MACHINE,
        "letter": LETTER_MACHINE,
        "label": LABEL_MACHINE,
        "mission": MISSION_MACHINE,
        "evaluation": EVALUATION_MACHINE,
    },
)
EVERY_STATE = [
    pytest.param(machine, state, id=f"{name}-{state.name}")
    for name, machine in MACHINES.items()
    for state in machine.states
]


@pytest.mark.parametrize(("machine", "state"), EVERY_STATE)
def test_every_action_leads_somewhere_or_is_refused_by_a_sentence(
    machine: AnyMachine, state: LabelledEnum
) -> None:
    for action in machine.actions:
        sentence = machine.refusal(state, action)
        if sentence:
            assert sentence.startswith("Impossible "), action
            assert f"{machine.subject} est {quoted(state.label)}" in sentence, action
            assert is_sentence(sentence), action
            with pytest.raises(TransitionRefused) as refused:
                machine.after(state, action)
            assert str(refused.value) == sentence
        else:
            assert machine.after(state, action) in machine.states, action


@pytest.mark.parametrize(("machine", "state"), EVERY_STATE)
def test_what_is_offered_is_exactly_what_is_not_refused(machine: AnyMachine, state: LabelledEnum) -> None:
    possible = [action for action in machine.actions if not machine.refusal(state, action)]

    assert list(machine.legal(state)) == possible
    assert machine.is_final(state) == (not possible)


@pytest.mark.parametrize("name", MACHINES)
def test_every_action_is_possible_somewhere_and_every_refusal_names_where(name: str) -> None:
    machine = MACHINES[name]
    for action in machine.actions:
        origins = [state for state in machine.states if not machine.refusal(state, action)]
        assert origins, action
        for state in set(machine.states) - set(origins):
            sentence = machine.refusal(state, action)
            assert all(quoted(origin.label) in sentence for origin in origins), action


@pytest.mark.parametrize("name", MACHINES)
def test_every_state_can_be_left_or_ends_the_story_and_can_be_reached(name: str) -> None:
    machine = MACHINES[name]
    (first, *_) = machine.states
    reached = {first}
    while True:
        further = {
            machine.after(state, action) for state in reached for action in machine.legal(state)
        } - reached
        if not further:
            break
        reached |= further

    assert reached == set(machine.states)
    assert any(machine.is_final(state) for state in machine.states)


@pytest.mark.parametrize(
    ("state", "action", "sentence"),
    [
        pytest.param(
            DossierState.DRAFT,
            DossierAction.REVIEW,
            "Impossible d’ouvrir l’instruction : le dossier est « brouillon », "
            "alors qu’il faudrait l’état « complet ».",
            id="elided-before-a-vowel",
        ),
        pytest.param(
            DossierState.LABELLED_NOTIFIED,
            DossierAction.DISCARD,
            "Impossible d’écarter le brouillon : le dossier est « labellisé, notifié », "
            "alors qu’il faudrait l’état « brouillon ».",
            id="elided-before-an-accented-vowel",
        ),
        pytest.param(
            DossierState.COMPLETE,
            DossierAction.NOTIFY,
            "Impossible de notifier la décision : le dossier est « complet », "
            "alors qu’il faudrait l’état « labellisé » ou « retenu » ou « ajourné » ou « refusé ».",
            id="whole-before-a-consonant",
        ),
    ],
)
def test_the_whole_sentence(state: DossierState, action: DossierAction, sentence: str) -> None:
    printed = sentence.replace(" :", "\u00a0:").replace("« ", "«\u202f").replace(" »", "\u202f»")

    assert DOSSIER_MACHINE.refusal(state, action) == printed


def test_a_refused_passage_is_a_refusal_of_the_domain() -> None:
    with pytest.raises(Refusal):
        DOSSIER_MACHINE.after(DossierState.DISCARDED, DossierAction.FILE)
