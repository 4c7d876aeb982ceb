"""The passages of a dossier, as procedure §3 tells them."""

import pytest

from daect_tui.domain.decision import DecisionKind
from daect_tui.domain.dossier import (
    ACTIONS_WITH_REASON,
    DOSSIER_MACHINE,
    DossierAction,
    DossierState,
)
from tests.unit.domain.paths import passages, walk

PATHS = {
    "favourable": (
        "DRAFT -file→ FILED -acknowledge→ ACKNOWLEDGED -find_complete→ COMPLETE -review→ UNDER_REVIEW "
        "-put_on_agenda→ ON_AGENDA -deliberate→ DELIBERATED -label→ LABELLED -notify→ LABELLED_NOTIFIED"
    ),
    "refused": ("ON_AGENDA -deliberate→ DELIBERATED -refuse→ REFUSED -notify→ REFUSED_NOTIFIED"),
    "adjourned and resumed when what was wanted arrives": (
        "DELIBERATED -adjourn→ ADJOURNED -notify→ ADJOURNED_NOTIFIED -resume→ UNDER_REVIEW "
        "-put_on_agenda→ ON_AGENDA -deliberate→ DELIBERATED -label→ LABELLED"
    ),
    "incomplete and complete, to and fro": (
        "ACKNOWLEDGED -find_incomplete→ INCOMPLETE -find_complete→ COMPLETE -find_incomplete→ INCOMPLETE"
    ),
    "judged at the counter before its acknowledgement: complete": "FILED -find_complete→ COMPLETE",
    "judged at the counter before its acknowledgement: incomplete": "FILED -find_incomplete→ INCOMPLETE",
    "a gap found under review": "UNDER_REVIEW -find_incomplete→ INCOMPLETE",
    "not examined, to be seen again or taken off": "ON_AGENDA -take_off_agenda→ UNDER_REVIEW",
    "proposed case by case, and taken back": "UNDER_REVIEW -propose→ PROPOSED -take_back→ UNDER_REVIEW",
    "proposed case by case, and decided": "PROPOSED -label→ LABELLED",
    "a project of a call": "DELIBERATED -retain→ RETAINED -notify→ RETAINED_NOTIFIED",
    "a project of a call, case by case": "PROPOSED -retain→ RETAINED",
    "proposed case by case, and adjourned": "PROPOSED -adjourn→ ADJOURNED",
    "proposed case by case, and refused": "PROPOSED -refuse→ REFUSED",
    "a proposal that goes to a session after all": "PROPOSED -put_on_agenda→ ON_AGENDA",
    "a mistaken draft": "DRAFT -discard→ DISCARDED",
}
SIDE_EXITS = (
    "FILED | ACKNOWLEDGED | INCOMPLETE | COMPLETE -declare_inadmissible→ INADMISSIBLE",
    "FILED | ACKNOWLEDGED | INCOMPLETE | COMPLETE | UNDER_REVIEW | PROPOSED | ON_AGENDA -withdraw→ WITHDRAWN",
)
FINAL = {
    "LABELLED_NOTIFIED",
    "RETAINED_NOTIFIED",
    "REFUSED_NOTIFIED",
    "INADMISSIBLE",
    "WITHDRAWN",
    "DISCARDED",
}


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_a_path_of_the_procedure_leads_where_it_says(path: str) -> None:
    assert walk(DOSSIER_MACHINE, path) is DossierState[path.rsplit("→", maxsplit=1)[1].strip()]


def test_the_paths_of_the_procedure_are_the_whole_table() -> None:
    assert dict(DOSSIER_MACHINE.table) == passages(DOSSIER_MACHINE, *PATHS.values(), *SIDE_EXITS)


def test_the_states_that_end_the_story() -> None:
    assert {state.name for state in DossierState if DOSSIER_MACHINE.is_final(state)} == FINAL


@pytest.mark.parametrize(
    ("state", "action"),
    [
        pytest.param("DRAFT", "REVIEW", id="a-draft-is-not-reviewed"),
        pytest.param("INCOMPLETE", "REVIEW", id="an-incomplete-dossier-is-not-reviewed"),
        pytest.param("COMPLETE", "PUT_ON_AGENDA", id="nothing-is-put-on-the-agenda-unreviewed"),
        pytest.param("UNDER_REVIEW", "DELIBERATE", id="R133-5-nothing-is-voted-off-the-agenda"),
        pytest.param("ON_AGENDA", "LABEL", id="R133-13-the-committee-advises-before-the-authority-decides"),
        pytest.param("DELIBERATED", "NOTIFY", id="an-opinion-is-not-notified"),
        pytest.param("DELIBERATED", "TAKE_OFF_AGENDA", id="R133-13-what-was-deliberated-stays"),
        pytest.param("LABELLED", "REFUSE", id="a-signed-decision-is-not-turned-round"),
        pytest.param("ADJOURNED", "RESUME", id="an-adjournment-is-notified-before-it-is-resumed"),
        pytest.param("REFUSED_NOTIFIED", "RESUME", id="a-refusal-is-final-a-new-dossier-is-needed"),
        pytest.param("LABELLED_NOTIFIED", "WITHDRAW", id="a-decided-dossier-is-not-withdrawn"),
        pytest.param("WITHDRAWN", "FILE", id="a-withdrawn-dossier-stays-withdrawn"),
        pytest.param("FILED", "DISCARD", id="only-a-draft-is-discarded"),
    ],
)
def test_what_the_procedure_forbids(state: str, action: str) -> None:
    assert DOSSIER_MACHINE.refusal(DossierState[state], DossierAction[action])


def test_going_back_and_taking_away_must_say_why() -> None:
    assert {action.name for action in ACTIONS_WITH_REASON} == {
        "FIND_INCOMPLETE",
        "TAKE_BACK",
        "TAKE_OFF_AGENDA",
        "RESUME",
        "DECLARE_INADMISSIBLE",
        "WITHDRAW",
        "DISCARD",
    }


@pytest.mark.parametrize(
    ("kind", "state"),
    [("LABEL", "LABELLED"), ("RETAIN", "RETAINED"), ("ADJOURN", "ADJOURNED"), ("REFUSE", "REFUSED")],
)
def test_a_signed_decision_moves_its_dossier(kind: str, state: str) -> None:
    action = DecisionKind[kind].dossier_action

    assert DOSSIER_MACHINE.after(DossierState.DELIBERATED, action) is DossierState[state]
