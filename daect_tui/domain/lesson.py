"""Lessons: what a mission taught, kept apart from its report so that another mission finds it again."""

from dataclasses import dataclass

from daect_tui.domain.evaluation import Diffusion
from daect_tui.domain.states import LabelledEnum, Machine


class LessonState(LabelledEnum):
    """Where a lesson stands."""

    PROPOSED = "propose", "proposé"
    VALIDATED = "valide", "validé"
    SET_ASIDE = "ecarte", "écarté"


class LessonAction(LabelledEnum):
    """What may be done to a lesson."""

    AMEND = "modifier", "modifier l’enseignement"
    VALIDATE = "valider", "valider l’enseignement"
    REOPEN = "rouvrir", "rouvrir l’enseignement"
    SET_ASIDE = "ecarter", "écarter l’enseignement"


_S, _A = LessonState, LessonAction

LESSON_MACHINE: Machine[LessonState, LessonAction] = Machine(
    subject="l’enseignement",
    states=LessonState,
    actions=LessonAction,
    table={
        (_S.PROPOSED, _A.AMEND): _S.PROPOSED,
        (_S.PROPOSED, _A.VALIDATE): _S.VALIDATED,
        (_S.PROPOSED, _A.SET_ASIDE): _S.SET_ASIDE,
        (_S.VALIDATED, _A.REOPEN): _S.PROPOSED,
        (_S.SET_ASIDE, _A.REOPEN): _S.PROPOSED,
    },
)

_PREFIX = "ENS-"
LESSON_ACTIONS_WITH_REASON = frozenset({_A.REOPEN, _A.SET_ASIDE})


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson; `mission` is a reference, empty when it comes from none.

    `theme` is a code of the themes list, empty when it is of none; `countries` are ISO codes.
    """

    id: int
    mission: str
    title: str
    text: str
    theme: str
    countries: tuple[str, ...]
    keywords: tuple[str, ...]
    diffusion: Diffusion
    state: LessonState
    version: int

    @property
    def subject(self) -> str:
        """The name under which its acts and papers are kept."""
        return lesson_subject(self.id)


def lesson_number(subject: str) -> int:
    """Return the number of the lesson that a name of `lesson_subject` tells."""
    return int(subject.removeprefix(_PREFIX))


def is_lesson_subject(subject: str) -> bool:
    """Tell whether a name is one of `lesson_subject`."""
    return subject.startswith(_PREFIX)


def lesson_subject(lesson_id: int) -> str:
    """Return the name under which the acts and papers of a lesson are kept."""
    return f"{_PREFIX}{lesson_id:03d}"
