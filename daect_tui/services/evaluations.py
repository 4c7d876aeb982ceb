"""After the return: the report is entered, the mission evaluated, its lessons kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from daect_tui.domain.draft import FormKind
from daect_tui.domain.errors import Refusal
from daect_tui.domain.evaluation import (
    EVALUATION_MACHINE,
    Evaluation,
    EvaluationAction,
    EvaluationState,
    GridLine,
    Report,
)
from daect_tui.domain.mission import Mission, MissionAction, MissionState
from daect_tui.domain.money import typed_euros
from daect_tui.domain.report_form import read_marks, read_report_form
from daect_tui.services.drafts import Drafts
from daect_tui.services.moves import move_mission, record_passage
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork

# The missions whose report may be typed, or was.
_AFTER_DEPARTURE = (
    MissionState.UNDER_WAY,
    MissionState.RETURNED,
    MissionState.REPORT_DUE,
    MissionState.REMINDED_ONCE,
    MissionState.REMINDED_TWICE,
    MissionState.REMINDED_THRICE,
    MissionState.REPORT_RECEIVED,
    MissionState.EVALUATED,
    MissionState.CAPITALISED,
    MissionState.CLOSED,
)


@dataclass(frozen=True, slots=True)
class MissionReport:
    """A mission that left and its evaluation, where the report was entered."""

    mission: Mission
    evaluation: Evaluation | None


class Evaluations:
    """The use cases of F6 Évaluations."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.drafts = Drafts(office, FormKind.REPORT)

    def all(self) -> tuple[MissionReport, ...]:
        """Return the missions that left, the most recent first, with their reports."""
        with self._office.reading() as work:
            found = {evaluation.mission: evaluation for evaluation in work.evaluations.all()}
            return tuple(
                MissionReport(mission, found.get(mission.reference))
                for mission in work.missions.all()
                if mission.state in _AFTER_DEPARTURE
            )

    def open(self, reference: str) -> MissionReport:
        """Return one mission and its evaluation; raises `UnknownReference`."""
        with self._office.reading() as work:
            return MissionReport(work.missions.get(reference), work.evaluations.find(reference))

    def grid(self) -> tuple[GridLine, ...]:
        """Return the questions of the evaluation grid."""
        with self._office.reading() as work:
            return work.institution.grid()

    def enter_report(self, draft_id: int) -> Evaluation:
        """Make the report of a mission from a draft (or correct it) and remove the draft."""
        with self._office.begin() as work:
            draft = work.drafts.get(draft_id)
            report = read_report_form(draft.fields)
            evaluation = receive_report(work, self._office, work.missions.get(draft.target), report)
            work.drafts.remove(draft_id)
            work.commit()
        return evaluation

    def evaluate(self, reference: str, marks: Mapping[str, int]) -> Evaluation:
        """Give the delegation's marks, one a question of the grid."""
        with self._office.begin() as work:
            known = work.evaluations.find(reference)
            if known is None:
                raise Refusal(f"Le rapport de la mission {reference} n’est pas encore reçu.")
            after = EVALUATION_MACHINE.after(known.state, EvaluationAction.EVALUATE)
            evaluated = work.evaluations.update(
                replace(
                    known,
                    marks=read_marks(marks, work.institution.grid()),
                    state=after,
                    evaluated_on=self._office.clock.today(),
                )
            )
            move_mission(work, self._office, work.missions.get(reference), MissionAction.EVALUATE)
            work.commit()
        return evaluated


def receive_report(work: UnitOfWork, office: Office, mission: Mission, report: Report) -> Evaluation:
    """Keep a report that arrives, or correct the one that is there, in the caller's transaction."""
    known = work.evaluations.find(mission.reference)
    if known is None:
        move_mission(work, office, mission, MissionAction.RECEIVE_REPORT)
        return work.evaluations.add(
            Evaluation(
                id=0,
                mission=mission.reference,
                report=report,
                marks=(),
                state=EvaluationState.RECEIVED,
                received_on=office.clock.today(),
                evaluated_on=None,
                version=1,
            )
        )
    after = EVALUATION_MACHINE.after(known.state, EvaluationAction.CORRECT)
    evaluation = work.evaluations.update(replace(known, report=report))
    passage = (known.state, EvaluationAction.CORRECT, after)
    record_passage(work, office, "evaluation", mission.reference, passage)
    return evaluation


def report_fields(report: Report) -> dict[str, str]:
    """Write a report back as the raw texts of its form, to correct it."""
    return {
        "expert_voice": report.expert_voice,
        "host_voice": report.host_voice,
        "poste_voice": report.poste_voice,
        "real_cost": typed_euros(report.real_cost),
        "follow_up": report.follow_up,
        "lessons": report.lessons,
        "diffusion": report.diffusion.value,
    }
