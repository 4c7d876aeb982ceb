"""Letters that acts await, for « À faire »: how many; the outbox lists them."""

from collections.abc import Iterator
from datetime import date

from daect_tui.domain.text import counted
from daect_tui.domain.worklist import Room, Task
from daect_tui.services.owed import TO_PRODUCE, owed_count
from daect_tui.services.ports import UnitOfWork


def letter_tasks(work: UnitOfWork, today: date) -> Iterator[Task]:
    """Yield a task that counts the letters to produce."""
    count = owed_count(work, today)
    if count:
        told = "Des actes du registre les attendent\u00a0: Entrée les liste"
        yield Task(Room.LETTERS, TO_PRODUCE, f"{counted(count, 'lettre')} à produire", None, told)
