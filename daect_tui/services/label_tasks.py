"""Labels to renew, for « À faire »: those that end soon, and that no dossier renews."""

from collections.abc import Iterator
from datetime import date

from daect_tui.domain.dates import add_months, short_date
from daect_tui.domain.label_state import RENEWAL_MONTHS, renewal_horizon
from daect_tui.domain.text import NBSP, counted
from daect_tui.domain.worklist import Room, Task
from daect_tui.services.dossier_tasks import BEYOND
from daect_tui.services.ports import UnitOfWork

# More than these are found in the register (F7, Ctrl+G).
LIMIT = 100


def label_tasks(work: UnitOfWork, today: date, limit: int = LIMIT) -> Iterator[Task]:
    """Yield a task for each label to renew, `limit` at most, and one that counts the others."""
    found, total = work.label_lives.ending(today, renewal_horizon(today), limit)
    for one in found:
        begun = short_date(add_months(one.until, -RENEWAL_MONTHS))
        yield Task(
            Room.LABELS,
            one.number,
            f"Label à renouveler{NBSP}: {one.holder}",
            one.until,
            f"fin le {short_date(one.until)} − {RENEWAL_MONTHS}{NBSP}mois = {begun}{NBSP}: "
            "aucun dossier ne le renouvelle",
        )
    left = total - len(found)
    if left > 0:
        others = counted(left, "autre label à renouveler", "autres labels à renouveler")
        yield Task(Room.LABELS, "", f"et {others}{NBSP}: Labels (F7) les montre", None, BEYOND)
