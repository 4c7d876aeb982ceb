"""Where the guided tour stands: what it looks at in the register of the demonstration."""

from daect_tui.domain.decision import DecisionState
from daect_tui.domain.letter import LetterState
from daect_tui.domain.session import Session
from daect_tui.domain.tour import TourFacts
from daect_tui.services.campaign import tour_story
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork


class Tour:
    """The use case of the guided tour. It only reads."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def facts(self) -> TourFacts | None:
        """Return what is true now; `None` in a register that was not made ready for the tour."""
        told = tour_story()
        with self._office.reading() as work:
            day = told["session"]["meets_on"]
            session = next((one for one in work.sessions.all() if one.meets_on == day), None)
            starts = told["mission"]["starts_on"]
            mission = next((one for one in work.missions.all() if one.content.starts_on == starts), None)
            if session is None or mission is None:
                return None
            reported = work.evaluations.find(mission.reference) is not None
            return _facts(work, session, mission.reference, reported=reported)


def _facts(work: UnitOfWork, session: Session, mission: str, *, reported: bool) -> TourFacts:
    sitting = work.sessions.sitting(session.reference)
    decisions = work.decisions.of_session(session.reference)
    letters = work.letters.of_session(session.reference)
    return TourFacts(
        session=session.reference,
        state=session.state,
        present=len(sitting.here()),
        items=len(sitting.items),
        concluded=sum(item.outcome is not None for item in sitting.items),
        unsigned=sum(decision.state is DecisionState.PENDING for decision in decisions),
        letters=sum(one.kind.is_mailed and one.state is not LetterState.REPLACED for one in letters),
        mission=mission,
        reported=reported,
    )
