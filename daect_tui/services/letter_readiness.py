"""« À faire »: the settings that letters need, until they are there; asked first in a new register."""

from collections.abc import Iterator
from datetime import date

from daect_tui.domain.letter_readiness import missing_before_letters
from daect_tui.domain.text import NBSP, listed
from daect_tui.domain.worklist import Room, Task
from daect_tui.services.ports import UnitOfWork

# What the worklist calls these settings; the Répertoire opens its letterheads at that word.
LETTERHEAD = "En-tête"


def readiness_tasks(work: UnitOfWork, today: date) -> Iterator[Task]:
    """Tell once of all that is missing before the first letter."""
    missing = missing_before_letters(work.institution.letterheads(), work.institution.signatories(), today)
    if missing.all:
        yield Task(
            Room.SAFETY,
            LETTERHEAD,
            f"Avant la première lettre{NBSP}: en-tête, signataire",
            None,
            f"Il manque{NBSP}: {listed(missing.all)}",
        )
