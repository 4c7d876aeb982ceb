"""After the return: the report, its three voices, the grid, the lessons (procedure §§2, 7)."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.money import Euros
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


_S, _A = EvaluationState, EvaluationAction

EVALUATION_MACHINE: Machine[EvaluationState, EvaluationAction] = Machine(
    subject="l’évaluation",
    states=EvaluationState,
    actions=EvaluationAction,
    table={
        (_S.RECEIVED, _A.CORRECT): _S.RECEIVED,
        (_S.RECEIVED, _A.EVALUATE): _S.EVALUATED,
        (_S.EVALUATED, _A.CAPITALISE): _S.CAPITALISED,
    },
)


class Diffusion(LabelledEnum):
    """Who may read the report."""

    INTERNAL = "interne", "interne"
    PARTNERS = "partenaires", "partenaires"
    PUBLIC = "publique", "publique"


@dataclass(frozen=True, slots=True)
class GridLine:
    """One question of the evaluation grid; the grid is data, since none was found in the sources."""

    code: str
    question: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark given to one question, from 1 (insufficient) to 4 (excellent)."""

    code: str
    question: str
    value: int


@dataclass(frozen=True, slots=True)
class Report:
    """What was reported: three voices, real cost, what follows, what is learnt."""

    expert_voice: str
    host_voice: str
    poste_voice: str
    real_cost: Euros | None
    follow_up: str
    lessons: str
    diffusion: Diffusion


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The report of a mission and its evaluation by the delegation."""

    id: int
    mission: str
    report: Report
    marks: tuple[Mark, ...]
    state: EvaluationState
    received_on: date
    evaluated_on: date | None
    version: int
