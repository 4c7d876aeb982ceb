"""The passages of a mission, as procedure §3 tells them."""

import pytest

from daect_tui.domain.mission import (
    MISSION_ACTIONS_WITH_REASON,
    MISSION_MACHINE,
    MissionAction,
    MissionState,
)
from tests.unit.domain.paths import passages, walk

PATHS = {
    "from the request to the lessons": (
        "REQUESTED -ask_opinion→ OPINION_ASKED -receive_opinion→ OPINION_RECEIVED -review→ UNDER_REVIEW "
        "-validate→ VALIDATED -issue_letter→ LETTER_ISSUED -leave→ UNDER_WAY -return→ RETURNED "
        "-await_report→ REPORT_DUE -receive_report→ REPORT_RECEIVED -evaluate→ EVALUATED "
        "-capitalise→ CAPITALISED -close→ CLOSED"
    ),
    "three reminders, then the report": (
        "REPORT_DUE -remind→ REMINDED_ONCE -remind→ REMINDED_TWICE -remind→ REMINDED_THRICE "
        "-receive_report→ REPORT_RECEIVED"
    ),
    "the report comes before it is awaited": "RETURNED -receive_report→ REPORT_RECEIVED",
    "the report comes after the first reminder": "REMINDED_ONCE -receive_report→ REPORT_RECEIVED",
    "the report comes after the second reminder": "REMINDED_TWICE -receive_report→ REPORT_RECEIVED",
    "nothing to capitalise": "EVALUATED -close→ CLOSED",
    "the opinion comes unasked": "REQUESTED -receive_opinion→ OPINION_RECEIVED",
    "reviewed without opinion (the guard says so)": "REQUESTED -review→ UNDER_REVIEW",
    "reviewed before the answer (the guard says so)": "OPINION_ASKED -review→ UNDER_REVIEW",
    "the opinion comes while it is reviewed": "UNDER_REVIEW -receive_opinion→ UNDER_REVIEW",
    "the opinion is asked while it is reviewed": "UNDER_REVIEW -ask_opinion→ UNDER_REVIEW",
    "the poste is reminded": "OPINION_ASKED -remind_opinion→ OPINION_ASKED",
    "the poste is reminded while it is reviewed": "UNDER_REVIEW -remind_opinion→ UNDER_REVIEW",
    **{
        f"corrected, {state}": f"{state} -correct→ {state}"
        for state in ("REQUESTED", "OPINION_ASKED", "OPINION_RECEIVED", "UNDER_REVIEW", "ADJOURNED")
    },
    "refused": "UNDER_REVIEW -refuse→ REFUSED",
    "adjourned and resumed": "UNDER_REVIEW -adjourn→ ADJOURNED -resume→ UNDER_REVIEW",
    "postponed once validated": "VALIDATED -postpone→ POSTPONED -resume→ UNDER_REVIEW -validate→ VALIDATED",
    "postponed, then taken up by a change whose letter lets it leave": (
        "LETTER_ISSUED -postpone→ POSTPONED -amend→ VALIDATED -issue_letter→ LETTER_ISSUED"
    ),
    "changed, whatever the stage": "VALIDATED -amend→ VALIDATED",
    "an opinion is asked, asked again and received while it is under way": (
        "UNDER_WAY -ask_intermediate→ UNDER_WAY -remind_intermediate→ UNDER_WAY "
        "-receive_intermediate→ UNDER_WAY"
    ),
    "the opinion comes with the report": "REPORT_RECEIVED -receive_intermediate→ REPORT_RECEIVED",
    "postponed after its letter": "LETTER_ISSUED -postpone→ POSTPONED -cancel→ CANCELLED",
}
CANCELLED_BEFORE_RETURN = (
    "REQUESTED | OPINION_ASKED | OPINION_RECEIVED | UNDER_REVIEW | ADJOURNED | VALIDATED | LETTER_ISSUED "
    "| UNDER_WAY | POSTPONED -cancel→ CANCELLED"
)
# What leaves a mission where it stands.
_AWAITING = "RETURNED REPORT_DUE REMINDED_ONCE REMINDED_TWICE REMINDED_THRICE"
STAYING = {
    "amend": f"LETTER_ISSUED UNDER_WAY {_AWAITING}",
    "remind_intermediate receive_intermediate": _AWAITING,
}


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_a_path_of_the_procedure_leads_where_it_says(path: str) -> None:
    assert walk(MISSION_MACHINE, path) is MissionState[path.rsplit("→", maxsplit=1)[1].strip()]


def test_the_paths_of_the_procedure_are_the_whole_table() -> None:
    stays = [
        f"{state} -{action}→ {state}"
        for actions, states in STAYING.items()
        for action in actions.split()
        for state in states.split()
    ]
    expected = passages(MISSION_MACHINE, *PATHS.values(), CANCELLED_BEFORE_RETURN, *stays)

    assert dict(MISSION_MACHINE.table) == expected


def test_the_states_that_end_the_story() -> None:
    final = {state.name for state in MissionState if MISSION_MACHINE.is_final(state)}

    assert final == {"REFUSED", "CANCELLED", "CLOSED"}


@pytest.mark.parametrize(
    ("state", "action"),
    [
        pytest.param("REQUESTED", "VALIDATE", id="nothing-is-validated-unreviewed"),
        pytest.param("VALIDATED", "CORRECT", id="what-is-validated-is-corrected-no-more"),
        pytest.param("VALIDATED", "LEAVE", id="nobody-leaves-without-the-letter"),
        pytest.param("REMINDED_THRICE", "REMIND", id="three-reminders-and-no-fourth"),
        pytest.param("RETURNED", "CANCEL", id="cancelled-only-before-the-return"),
        pytest.param("UNDER_WAY", "POSTPONE", id="postponed-only-before-departure"),
        pytest.param("REPORT_DUE", "EVALUATE", id="nothing-is-evaluated-without-report"),
        pytest.param("REPORT_RECEIVED", "CLOSE", id="nothing-is-closed-unevaluated"),
        pytest.param("CANCELLED", "RESUME", id="a-cancelled-mission-stays-cancelled"),
    ],
)
def test_what_the_procedure_forbids(state: str, action: str) -> None:
    assert MISSION_MACHINE.refusal(MissionState[state], MissionAction[action])


def test_going_back_and_taking_away_must_say_why() -> None:
    assert {action.name for action in MISSION_ACTIONS_WITH_REASON} == {
        "REFUSE",
        "ADJOURN",
        "RESUME",
        "CANCEL",
        "POSTPONE",
    }
