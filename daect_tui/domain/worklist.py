"""« À faire »: what awaits the desk, each task gone when it is done, the most urgent first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.deadlines import Urgency, urgency
from daect_tui.domain.places import Room
from daect_tui.domain.snooze import Snooze

__all__ = ["Room", "Task", "by_urgency"]


# What lines of « Sûreté » are about, and are opened by: none of these has a reference.
BACKUPS, REQUESTS, HOLDS = "Sauvegardes", "Demandes", "Gels"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: where, on what (`subject`: a reference), why in words, by when if a date runs.

    `law` is the article by which `due` is the end of a legal time limit, empty where no law sets it;
    `lasting` says what `sentence` says but for what changes by itself from one day to the next, empty
    where nothing does. `snooze` is what puts it off today.
    """

    room: Room
    subject: str
    sentence: str
    due: date | None
    explanation: str = ""
    law: str = ""
    lasting: str = ""
    snooze: Snooze | None = None

    @property
    def line(self) -> str:
        """What it says as long as its reason is the same: by this a snooze knows it again."""
        return self.lasting or self.sentence


def by_urgency(tasks: Iterable[Task], today: date) -> tuple[Task, ...]:
    """Sort tasks: dated ones by urgency then date, and those without a date after the pressing ones.

    Those that are put off come last, by the day of their return.
    """

    def rank(task: Task) -> tuple[int, date, str]:
        if task.snooze is not None:
            return (len(Urgency), task.snooze.returns_on, task.subject)
        if task.due is None:
            return (Urgency.WITHIN_30_DAYS, date.max, task.subject)
        return (urgency(task.due, today), task.due, task.subject)

    return tuple(sorted(tasks, key=rank))
