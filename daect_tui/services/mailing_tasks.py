"""What the letters on their way wait for: to be printed, signed, sent, sent again; receipts that are late."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from daect_tui.domain.letter import LetterState
from daect_tui.domain.text import NBSP, counted
from daect_tui.domain.worklist import Room, Task
from daect_tui.services.catalogue import read_text
from daect_tui.services.ports import UnitOfWork

_ON_THE_DESK = {
    LetterState.PRODUCED: ("à imprimer", "à imprimer"),
    LetterState.PRINTED: ("à signer", "à signer"),
    LetterState.SIGNED: ("à envoyer", "à envoyer"),
    LetterState.RETURNED: ("revenu, à envoyer de nouveau", "revenus, à envoyer de nouveau"),
}


@cache
def receipt_days() -> int:
    """Return after how many days a receipt that has not come back is told."""
    days: int = tomllib.loads(read_text("mailing.toml"))["receipt_days"]
    return days


def mailing_tasks(work: UnitOfWork, today: date) -> Iterator[Task]:
    """Yield one task a state of the letters on the desk, then one for the receipts that are late."""
    waiting = work.letters.on_desk()
    for state, (one, many) in _ON_THE_DESK.items():
        if state in waiting:
            latest, count = waiting[state]
            sentence = counted(count, f"courrier {one}", f"courriers {many}")
            yield Task(Room.LETTERS, latest, sentence, None)
    days = receipt_days()
    late = work.letters.unacknowledged(today - timedelta(days=days))
    if late is not None:
        letter, count = late
        if letter.sent_on:
            yield Task(
                Room.LETTERS,
                letter.chrono,
                f"{counted(count, 'courrier')} dont l’avis de réception n’est pas revenu",
                letter.sent_on + timedelta(days=days),
                f"envoyé le {letter.sent_on:%d/%m/%Y} + {days}{NBSP}j",
            )
