"""What a report leaves behind, all invented: a lesson."""

from daect_tui.domain.evaluation import Diffusion
from daect_tui.domain.lesson import Lesson, LessonState
from daect_tui.services.ports import UnitOfWork


def lesson(mission: str = "") -> Lesson:
    return Lesson(
        id=0,
        mission=mission,
        title="Former sur place",
        text="Former les agents sur leurs propres édifices.",
        theme="patrimoine",
        countries=("MA",),
        keywords=("vitrail", "éclairage"),
        diffusion=Diffusion.PUBLIC,
        state=LessonState.PROPOSED,
        version=1,
    )


def fill_reports(unit: UnitOfWork, mission: str) -> None:
    """Keep one record of each kind, on a mission of the register."""
    unit.lessons.add(lesson(mission))
