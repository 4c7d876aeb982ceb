"""After the return: the report, its three voices, the grid, the lessons (procedure §§2, 7)."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.money import Euros
from daect_tui.domain.report_parts import CostLine, FollowUp, FollowUpCheck, MarkerScore, Result, Speaker
from daect_tui.domain.states import LabelledEnum, Machine

LOWEST_MARK, HIGHEST_MARK = 1, 4


class EvaluationState(LabelledEnum):
    """Where an evaluation stands."""

    RECEIVED = "recu", "rapport reçu"
    EVALUATED = "evalue", "évalué"
    CAPITALISED = "capitalise", "capitalisé"


class EvaluationAction(LabelledEnum):
    """What may be done to an evaluation."""

    CORRECT = "corriger", "corriger le rapport"
    EVALUATE = "evaluer", "évaluer"
    CAPITALISE = "capitaliser", "capitaliser"
    REOPEN = "rouvrir", "rouvrir le rapport"


_S, _A = EvaluationState, EvaluationAction

EVALUATION_MACHINE: Machine[EvaluationState, EvaluationAction] = Machine(
    subject="l’évaluation",
    states=EvaluationState,
    actions=EvaluationAction,
    table={
        (_S.RECEIVED, _A.CORRECT): _S.RECEIVED,
        (_S.RECEIVED, _A.EVALUATE): _S.EVALUATED,
        (_S.EVALUATED, _A.CAPITALISE): _S.CAPITALISED,
        (_S.EVALUATED, _A.REOPEN): _S.RECEIVED,
    },
)


class Diffusion(LabelledEnum):
    """Who may read the report."""

    INTERNAL = "interne", "interne"
    PARTNERS = "partenaires", "partenaires"
    PUBLIC = "publique", "publique"


@dataclass(frozen=True, slots=True)
class GridLine:
    """One question of an evaluation grid; grids are data, since none was found in the sources.

    `weight` counts its mark as so many in the average.
    """

    code: str
    question: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark given to one question, from 1 (insufficient) to 4 (excellent)."""

    code: str
    question: str
    value: int
    comment: str = ""
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Report:
    """What was reported: three voices, results, real costs, what follows, what is learnt.

    `real_cost` is the sum of `costs` where they are given line by line, else the total that was typed.
    """

    expert_voice: str
    host_voice: str
    poste_voice: str
    real_cost: Euros | None
    follow_up: str
    lessons: str
    diffusion: Diffusion
    expert_by: Speaker | None = None
    host_by: Speaker | None = None
    poste_by: Speaker | None = None
    results: tuple[Result, ...] = ()
    deliverables: str = ""
    costs: tuple[CostLine, ...] = ()
    follow_up_kind: FollowUp | None = None
    follow_up_on: date | None = None
    purpose: str = ""
    markers: tuple[MarkerScore, ...] = ()
    goals: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the delegation says beside its marks; `host_mark` and `poste_mark` are their satisfaction.

    `despite` is why a partial report was evaluated all the same.
    """

    conclusion: str = ""
    evaluator: str = ""
    host_mark: int | None = None
    poste_mark: int | None = None
    despite: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The report of a mission and its evaluation by the delegation.

    `partial`: the report was received on purpose without all that it should answer.
    """

    id: int
    mission: str
    report: Report
    marks: tuple[Mark, ...]
    state: EvaluationState
    received_on: date
    evaluated_on: date | None
    version: int
    partial: bool = False
    judgement: Judgement = Judgement()
    follow_up_checks: tuple[FollowUpCheck, ...] = ()

    @property
    def awaits_follow_up(self) -> date | None:
        """The day on which its follow-up is to be looked into, while nobody has."""
        return None if self.follow_up_checks else self.report.follow_up_on
