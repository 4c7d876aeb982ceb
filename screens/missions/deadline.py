"""The day on which the report is due, and the reminders that were sent or come next."""

from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.report_deadline import level_words
from daect_tui.services.course import CourseFile
from screens.missions.words import report_late
from screens.widgets.text import capital

Pairs = list[tuple[str, str]]


def deadline_facts(course: CourseFile, today: date) -> Pairs:
    """Write the deadline, which no reminder moves, then each reminder with its letter."""
    due = course.mission.report_due
    if due is None:
        return []
    late = report_late(course.mission, today)
    facts = [("Rapport dû le", ", ".join(part for part in (short_date(due), late) if part))]
    for one in course.reminders:
        recalled = "" if one.report_due == due else f", pour le {short_date(one.report_due)}"
        sent = f"{short_date(one.sent_on)}, courrier {one.letter}{recalled}"
        facts.append((capital(level_words(one.level)), sent))
    planned = course.planned
    if planned is not None:
        when = "à envoyer" if planned.due_on <= today else f"à partir du {short_date(planned.due_on)}"
        facts.append((capital(level_words(planned.level)), f"{when}\n{capital(planned.explanation)}"))
    return facts
