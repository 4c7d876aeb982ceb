"""Holds that stand for long, for « À faire »: somebody should see whether they still serve."""

from collections.abc import Iterator
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.intake_delays import delays_on
from daect_tui.domain.references import is_session_reference
from daect_tui.domain.text import NBSP
from daect_tui.domain.worklist import HOLDS, Room, Task
from daect_tui.services.ports import UnitOfWork

_ROOMS = (("LAB-", Room.LABELS), ("MIS-", Room.MISSIONS))


def hold_tasks(work: UnitOfWork, today: date) -> Iterator[Task]:
    """Yield a task for each old hold; it leads to what it bears on, where that has a screen."""
    months = delays_on(work.institution.delays(), today).hold_months
    for hold in work.holds.standing():
        if hold.is_old(today, months):
            room, subject = _place(hold.subject)
            yield Task(
                room,
                subject,
                f"Gel à revoir{NBSP}: {hold.subject}, {hold.reason}",
                None,
                f"gelé depuis le {short_date(hold.placed_on)}, il y a {months}{NBSP}mois ou plus"
                f"{NBSP}: F9, Ctrl+U, Gels le lève",
            )


def _place(subject: str) -> tuple[Room, str]:
    """Return where a thing is shown; for a person or an organisation, the holds."""
    for beginning, room in _ROOMS:
        if subject.startswith(beginning):
            return room, subject
    if "-" not in subject or "/" in subject:
        return Room.SAFETY, HOLDS
    return (Room.COMMITTEE if is_session_reference(subject) else Room.DOSSIERS), subject
