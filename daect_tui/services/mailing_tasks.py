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
    LetterState.PRODUCED: ("à imprimer", "à imprimer", "Produits et numérotés, ils attendent l’impression"),
    LetterState.PRINTED: ("à signer", "à signer", "Imprimés, ils attendent la signature"),
    LetterState.SIGNED: ("à envoyer", "à envoyer", "Signés, ils attendent le départ du courrier"),
    LetterState.RETURNED: (
        "revenu, à envoyer de nouveau",
        "revenus, à envoyer de nouveau",
        "Leur destinataire ne les a pas reçus\u00a0: aucun délai n’a couru",
    ),
}


@cache
def receipt_days() -> int:
    """Return after how many days a receipt that has not come back is told."""
    days: int = tomllib.loads(read_text("mailing.toml"))["receipt_days"]
    return days


def mailing_tasks(work: UnitOfWork, today: date) -> Iterator[Task]:
    """Yield one task a state of the letters on the desk, then those of which a receipt is awaited."""
    waiting = work.letters.on_desk(tuple(_ON_THE_DESK))
    for state, (one, many, told) in _ON_THE_DESK.items():
        if state in waiting:
            latest, count = waiting[state]
            sentence = counted(count, f"courrier {one}", f"courriers {many}")
            yield Task(Room.LETTERS, latest, sentence, None, told)
    yield from _to_notify(work, today)


def _to_notify(work: UnitOfWork, today: date) -> Iterator[Task]:
    """Tell of the letters whose receipt is awaited, those of which it should have come back apart."""
    days = receipt_days()
    late = work.letters.unacknowledged(today - timedelta(days=days))
    awaited = work.letters.unacknowledged(today)
    on_their_way = (awaited[1] if awaited else 0) - (late[1] if late else 0)
    if awaited is not None and on_their_way:
        sentence = f"{counted(on_their_way, 'courrier envoyé', 'courriers envoyés')}, à notifier"
        told = "La date de l’avis de réception fait courir le délai de recours"
        yield Task(Room.LETTERS, awaited[0].chrono, sentence, None, told)
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
