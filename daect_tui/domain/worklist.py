"""« À faire »: what awaits the desk, each task gone when it is done, the most urgent first."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.deadlines import Urgency, urgency
from daect_tui.domain.places import Room

__all__ = ["Room", "Task", "by_urgency"]


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: where, on what (`subject`: a reference), why in words, by when if a date runs."""

    room: Room
    subject: str
    sentence: str
    due: date | None
    explanation: str = ""


def by_urgency(tasks: list[Task], today: date) -> tuple[Task, ...]:
    """Sort tasks: dated ones by urgency then date, and those without a date after the pressing ones."""

    def rank(task: Task) -> tuple[int, date, str]:
        if task.due is None:
            return (Urgency.WITHIN_30_DAYS, date.max, task.subject)
        return (urgency(task.due, today), task.due, task.subject)

    return tuple(sorted(tasks, key=rank))
