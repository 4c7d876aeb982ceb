"""The contradictory step: what may be intended, on what ground, and when the time to answer ends."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.decision import DecisionKind
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.observations import Granted, IntendedAct, read_invitation_form
from daect_tui.domain.reversal import ReversalGround

TODAY = date(2018, 6, 1)
LABEL = Granted("LAB-2018-001", "", DecisionKind.LABEL, date(2018, 3, 20), ("Rendre compte",))
SUPPORT = Granted("", "JEUN-2018-001", DecisionKind.RETAIN, date(2018, 3, 20), ("Rendre compte",))
FORM = {
    "intended": "suspension",
    "ground": "condition",
    "condition": "Rendre compte",
    "facts": "Aucun rapport n’est remis.",
    "days": "15",
}


@pytest.mark.parametrize(
    ("granted", "changes", "field"),
    [
        pytest.param(LABEL, {"ground": "illegalite"}, "ground", id="a-suspension-rests-on-a-condition"),
        pytest.param(SUPPORT, {}, "intended", id="a-support-is-not-suspended"),
        pytest.param(LABEL, {"condition": "Autre"}, "condition", id="L242-2-a-condition-not-stated"),
        pytest.param(LABEL, {"condition": ""}, "condition", id="L242-2-no-condition"),
        pytest.param(LABEL, {"intended": "retrait"}, "intended", id="L242-2-no-withdrawal-for-a-condition"),
        pytest.param(
            replace(LABEL, decided_on=date(2018, 1, 31)),
            {"intended": "retrait", "ground": "illegalite"},
            "intended",
            id="L242-1-too-late",
        ),
        pytest.param(LABEL, {"intended": "abrogation", "ground": "autre"}, "intended", id="at-pleasure"),
        pytest.param(LABEL, {"facts": ""}, "facts", id="L211-5-no-fact"),
        pytest.param(LABEL, {"days": "0"}, "days", id="L122-1-no-time"),
    ],
)
def test_an_act_that_could_not_be_signed_is_not_announced(
    granted: Granted, changes: dict[str, str], field: str
) -> None:
    with pytest.raises(FormRefused) as refused:
        read_invitation_form({**FORM, **changes}, granted, TODAY)

    assert set(refused.value.faults) == {field}


@pytest.mark.parametrize(
    ("granted", "changes"),
    [
        (LABEL, {}),
        (LABEL, {"intended": "abrogation"}),
        (LABEL, {"intended": "retrait", "ground": "illegalite"}),
        (SUPPORT, {"intended": "retrait"}),
    ],
)
def test_what_may_be_signed_is_announced(granted: Granted, changes: dict[str, str]) -> None:
    asked = read_invitation_form({**FORM, **changes}, granted, TODAY)

    assert (asked.subject, asked.facts, asked.days) == (granted.subject, FORM["facts"], 15)
    assert (asked.condition == "") == (asked.ground is ReversalGround.ILLEGAL)


def test_the_time_to_answer_runs_from_the_reception_of_the_letter() -> None:
    asked = read_invitation_form(FORM, LABEL, TODAY)

    assert asked.intended is IntendedAct.SUSPENSION
    assert asked.answer_by is None
    assert replace(asked, received_on=date(2018, 6, 4)).answer_by == date(2018, 6, 20)
