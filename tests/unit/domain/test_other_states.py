"""The passages of sessions, decisions, labels, letters and evaluations."""

from typing import cast

import pytest

from daect_tui.domain.decision import DECISION_MACHINE
from daect_tui.domain.evaluation import EVALUATION_MACHINE
from daect_tui.domain.label import LABEL_MACHINE
from daect_tui.domain.lesson import LESSON_MACHINE
from daect_tui.domain.letter import LETTER_MACHINE
from daect_tui.domain.session import SESSION_MACHINE
from daect_tui.domain.states import LabelledEnum, Machine
from tests.unit.domain.paths import passages

Story = tuple[Machine[LabelledEnum, LabelledEnum], tuple[str, ...], set[str]]

STORIES = cast(
    dict[str, Story],
    {
        "session": (
            SESSION_MACHINE,
            (
                "PLANNED -edit_agenda→ PLANNED -open→ OPEN -deliberate→ OPEN -close→ CLOSED",
                "OPEN -suspend→ SUSPENDED -resume→ OPEN",
                "PLANNED -cancel→ CANCELLED",
            ),
            {"CLOSED", "CANCELLED"},
        ),
        "decision: the authority decides, then notifies (R133-13, decisions 3 and 10)": (
            DECISION_MACHINE,
            ("PENDING -sign→ SIGNED -notify→ NOTIFIED", "PENDING -void→ VOIDED"),
            {"NOTIFIED", "VOIDED"},
        ),
        "label (procedure §3)": (
            LABEL_MACHINE,
            (
                "NOT_YET -begin→ ACTIVE -enter_renewal→ TO_RENEW",
                "ACTIVE | TO_RENEW | SUSPENDED | EXPIRED -renew→ RENEWED",
                "ACTIVE | TO_RENEW -suspend→ SUSPENDED -reinstate→ ACTIVE",
                "ACTIVE | TO_RENEW | SUSPENDED -expire→ EXPIRED",
                "ACTIVE | TO_RENEW | SUSPENDED | RENEWED -repeal→ REPEALED",
                "ACTIVE | TO_RENEW | SUSPENDED | RENEWED | EXPIRED | GIVEN_UP -revoke→ REVOKED",
                "ACTIVE | TO_RENEW | SUSPENDED | RENEWED -give_up→ GIVEN_UP",
            ),
            {"REPEALED", "REVOKED"},
        ),
        "letter: produced, printed, signed, sent, presented, notified or returned (decision 10)": (
            LETTER_MACHINE,
            (
                "PRODUCED -print→ PRINTED -print→ PRINTED -sign→ SIGNED -send→ SENT -notify→ NOTIFIED",
                "PRODUCED -sign→ SIGNED",
                "SENT -present→ PRESENTED -notify→ NOTIFIED",
                "SENT | PRESENTED -return→ RETURNED -deem→ NOTIFIED",
                "RETURNED -send→ SENT",
                "PRODUCED | PRINTED | SIGNED | SENT | NOTIFIED | PRESENTED | RETURNED -replace→ REPLACED",
                "PRINTED -step_back→ PRODUCED",
                "PRESENTED | RETURNED -step_back→ SENT -step_back→ SIGNED -step_back→ PRINTED",
            ),
            {"REPLACED"},
        ),
        "evaluation": (
            EVALUATION_MACHINE,
            (
                "RECEIVED -correct→ RECEIVED -evaluate→ EVALUATED -capitalise→ CAPITALISED",
                "EVALUATED -reopen→ RECEIVED",
            ),
            {"CAPITALISED"},
        ),
        "lesson": (
            LESSON_MACHINE,
            (
                "PROPOSED -amend→ PROPOSED -validate→ VALIDATED -reopen→ PROPOSED",
                "PROPOSED -set_aside→ SET_ASIDE -reopen→ PROPOSED",
            ),
            set(),
        ),
    },
)


@pytest.mark.parametrize("name", STORIES)
def test_the_paths_are_the_whole_table(name: str) -> None:
    machine, paths, _ = STORIES[name]

    assert dict(machine.table) == passages(machine, *paths)


@pytest.mark.parametrize("name", STORIES)
def test_the_states_that_end_the_story(name: str) -> None:
    machine, _, final = STORIES[name]

    assert {state.name for state in machine.states if machine.is_final(state)} == final


@pytest.mark.parametrize(
    ("name", "state", "action"),
    [
        pytest.param("session", "PLANNED", "DELIBERATE", id="nothing-is-voted-before-the-opening"),
        pytest.param("session", "OPEN", "EDIT_AGENDA", id="R133-5-the-agenda-is-set-before-the-opening"),
        pytest.param("session", "SUSPENDED", "DELIBERATE", id="nothing-is-voted-while-suspended"),
        pytest.param("session", "CLOSED", "DELIBERATE", id="procedure-5.9-a-closed-session-is-not-edited"),
        pytest.param("session", "OPEN", "CANCEL", id="a-session-that-met-is-closed-not-cancelled"),
    ],
)
def test_what_a_session_forbids(name: str, state: str, action: str) -> None:
    machine, _, _ = STORIES[name]

    assert machine.refusal(machine.states[state], machine.actions[action])
