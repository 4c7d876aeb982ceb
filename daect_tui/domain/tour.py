"""The guided tour of the demonstration: nine steps, each done when the register or the screen says so.

Nothing is kept of the tour itself: what is done in the register is where it stands, so it can be left and
taken up again, in another order too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from daect_tui.domain.session import SessionState


class TourStep(Enum):
    """What the tour leads to, in its order."""

    COMMITTEE = auto()
    OPENING = auto()
    ROLL_CALL = auto()
    FIRST_VOTE = auto()
    CLOSING = auto()
    SIGNING = auto()
    REPORT = auto()
    LETTERS = auto()
    PILE = auto()


STEPS = tuple(TourStep)


@dataclass(frozen=True, slots=True)
class TourFacts:
    """What is true in the register of the session and of the mission that the tour leads to."""

    session: str
    state: SessionState
    present: int
    items: int
    concluded: int
    unsigned: int
    letters: int
    mission: str
    reported: bool

    @property
    def left(self) -> int:
        """How many items are not concluded."""
        return self.items - self.concluded

    @property
    def closed(self) -> bool:
        """Whether the session is over."""
        return self.state is SessionState.CLOSED


def standing_step(facts: TourFacts, seen: frozenset[TourStep]) -> TourStep | None:
    """Return the first step that is not done, `None` at the end; `seen`: those that the screen shows."""
    done = _done(facts)
    return next((step for step in STEPS if not done.get(step, False) and step not in seen), None)


def _done(facts: TourFacts) -> Mapping[TourStep, bool]:
    begun = facts.state is not SessionState.PLANNED
    return {
        TourStep.COMMITTEE: begun,
        TourStep.OPENING: begun,
        TourStep.ROLL_CALL: facts.present > 0 or facts.closed,
        TourStep.FIRST_VOTE: facts.concluded > 0 or facts.closed,
        TourStep.CLOSING: facts.closed,
        TourStep.SIGNING: facts.closed and facts.unsigned == 0,
        TourStep.REPORT: facts.reported,
        TourStep.LETTERS: facts.letters > 0,
    }
