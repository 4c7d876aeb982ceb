"""The guided tour goes by what is done, in whatever order it is done."""

from dataclasses import replace

import pytest

from daect_tui.domain.session import SessionState
from daect_tui.domain.tour import STEPS, TourFacts, TourStep, standing_step

PLANNED = TourFacts("PACT3-2018-S1", SessionState.PLANNED, 0, 3, 0, 0, 0, "MIS-2018-002", reported=False)
OPEN = replace(PLANNED, state=SessionState.OPEN)
CLOSED = replace(OPEN, state=SessionState.CLOSED, present=0, concluded=3, unsigned=3)
DONE = replace(CLOSED, unsigned=0, reported=True, letters=3)


@pytest.mark.parametrize(
    ("facts", "seen", "step"),
    [
        (PLANNED, (), TourStep.COMMITTEE),
        (PLANNED, (TourStep.COMMITTEE,), TourStep.OPENING),
        (OPEN, (), TourStep.ROLL_CALL),
        (replace(OPEN, present=13), (), TourStep.FIRST_VOTE),
        (replace(OPEN, present=13, concluded=1), (), TourStep.CLOSING),
        (replace(OPEN, present=13, concluded=3), (), TourStep.CLOSING),
        (CLOSED, (), TourStep.SIGNING),
        (replace(CLOSED, unsigned=0), (), TourStep.REPORT),
        (replace(CLOSED, unsigned=0, reported=True), (), TourStep.LETTERS),
        (replace(PLANNED, reported=True), (TourStep.COMMITTEE,), TourStep.OPENING),
        (DONE, (), TourStep.PILE),
        (DONE, (TourStep.PILE,), None),
    ],
)
def test_the_first_step_that_is_not_done_stands(
    facts: TourFacts, seen: tuple[TourStep, ...], step: TourStep | None
) -> None:
    assert standing_step(facts, frozenset(seen)) is step


def test_there_are_nine() -> None:
    assert len(STEPS) == 9
