"""« À faire »: a committee to compose, as long as nobody may vote in it."""

from collections.abc import Iterator
from datetime import date

from daect_tui.domain.worklist import Room, Task
from daect_tui.services.ports import UnitOfWork


def composition_tasks(work: UnitOfWork, today: date) -> Iterator[Task]:
    """Tell of a register whose committee has no voting member: no session could be held."""
    seated = any(one.voting and (one.until is None or today <= one.until) for one in work.members.all())
    if not seated:
        yield Task(
            Room.SAFETY,
            "",
            "Comité à composer avant la première séance",
            None,
            "Aucun membre n’a voix\u00a0: au Répertoire (F9), Ctrl+N en ajoute un",
        )
