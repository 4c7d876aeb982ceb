"""The tab « Suivi »: what happened to a mission since its validation, what is awaited of it."""

from datetime import date

from daect_tui.services.course import CourseFile
from screens.missions.changes import change_facts
from screens.missions.deadline import deadline_facts
from screens.missions.intermediate_opinions import opinion_facts

Pairs = list[tuple[str, str]]

_NOTHING = (
    "Rien encore\u00a0: avenants, report, annulation, avis en cours de mission et relances viendront ici."
)


def course_facts(course: CourseFile, today: date) -> Pairs:
    """Write the deadline, the opinions, then the changes, each part under the other."""
    parts = (deadline_facts(course, today), opinion_facts(course, today), change_facts(course))
    shown = [part for part in parts if part]
    facts = [fact for part in shown for fact in (*part, ("", " "))]
    return facts[:-1] or [("", _NOTHING)]
