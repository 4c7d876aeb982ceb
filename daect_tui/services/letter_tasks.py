"""Letters that an act awaits, for « À faire »: dossiers declared inadmissible that no letter tells of."""

from collections.abc import Iterator

from daect_tui.domain.text import counted
from daect_tui.domain.worklist import Room, Task
from daect_tui.services.ports import UnitOfWork

LIMIT = 100


def letter_tasks(work: UnitOfWork, limit: int = LIMIT) -> Iterator[Task]:
    """Yield a task for each letter to produce, `limit` at most, and one that counts the others."""
    found, total = work.inadmissibilities.untold(limit)
    for reference, applicant in found:
        yield Task(Room.DOSSIERS, reference, f"Lettre d’irrecevabilité à produire\u00a0: {applicant}", None)
    left = total - len(found)
    if left > 0:
        others = counted(left, "autre lettre d’irrecevabilité", "autres lettres d’irrecevabilité")
        yield Task(Room.DOSSIERS, "", f"et {others} à produire\u00a0: Dossiers (F3)", None)
