"""What dossiers await, for « À faire »: acknowledgements, pieces, opinions, silence; some of each."""

from collections.abc import Iterator
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.deadlines import ACKNOWLEDGEMENT_LAW, SILENCE_LAW, countdown
from daect_tui.domain.dossier_clocks import (
    ADJOURNED,
    ELECTRONIC,
    SILENCE_RUNS,
    acknowledgement_due,
    silence_in,
)
from daect_tui.domain.text import counted, listed
from daect_tui.domain.waiting import AwaitedOpinion, AwaitedPieces, RunningSilence
from daect_tui.domain.worklist import Room, Task
from daect_tui.services.ports import UnitOfWork

# Of each kind; what is left is counted, and found in the register.
LIMIT = 100

# Why a line stands for several things.
BEYOND = f"Les {LIMIT} premiers de chaque sorte sont montrés, les autres sont comptés"

# An adjourned dossier waits for the applicant, not for an opinion.
_WAITING_FOR_THE_DESK = SILENCE_RUNS - ADJOURNED


def dossier_tasks(work: UnitOfWork, today: date, limit: int = LIMIT) -> Iterator[Task]:
    """Yield the tasks of dossiers, `limit` of a kind at most, and for each kind how many are left."""
    yield from _acknowledgements(work, limit)
    yield from _pieces(work, today, limit)
    yield from _opinions(work, today, limit)
    yield from _silences(work, today, limit)


def _acknowledgements(work: UnitOfWork, limit: int) -> Iterator[Task]:
    found, total = work.waiting.unacknowledged(ELECTRONIC, limit)
    for one in found:
        due = acknowledgement_due(one.received_on)
        sentence = f"Accusé de réception à envoyer\u00a0: {one.organisation}"
        law = ACKNOWLEDGEMENT_LAW
        yield Task(Room.DOSSIERS, one.reference, sentence, due.due, due.explanation, law)
    yield from _left(total - len(found), "accusé de réception à envoyer", "accusés de réception à envoyer")


def _pieces(work: UnitOfWork, today: date, limit: int) -> Iterator[Task]:
    found, total = work.waiting.pieces(limit)
    for one in found:
        yield Task(Room.DOSSIERS, one.reference, _pieces_words(one, today), one.until, _asked_words(one))
    yield from _left(total - len(found), "demande de pièces", "demandes de pièces")


def _pieces_words(one: AwaitedPieces, today: date) -> str:
    said = "Pièces en retard" if one.until < today else "Pièces attendues"
    return f"{said}\u00a0: {one.organisation}, {counted(len(one.awaited), 'pièce')}"


def _asked_words(one: AwaitedPieces) -> str:
    return f"{listed(one.awaited)}, demandé le {short_date(one.asked_on)} pour le {short_date(one.until)}"


def _opinions(work: UnitOfWork, today: date, limit: int) -> Iterator[Task]:
    found, total = work.waiting.late_opinions(_WAITING_FOR_THE_DESK, today, limit)
    for one in found:
        sentence = f"Avis en retard\u00a0: {one.source}, sur {one.organisation}"
        yield Task(Room.DOSSIERS, one.reference, sentence, one.due_on, _opinion_words(one))
    yield from _left(total - len(found), "avis en retard", "avis en retard")


def _opinion_words(one: AwaitedOpinion) -> str:
    reminded = f", relancé {counted(one.reminders, 'fois', 'fois')}" if one.reminders else ""
    return (
        f"avis demandé le {short_date(one.asked_on)} pour le {short_date(one.due_on)}{reminded}\u202f; "
        f"{one.silence}"
    )


def _silences(work: UnitOfWork, today: date, limit: int) -> Iterator[Task]:
    found, total = work.waiting.silences(SILENCE_RUNS, limit)
    for one in found:
        yield _silence_task(one, today)
    yield from _left(total - len(found), "dossier sous délai", "dossiers sous délai")


def _silence_task(one: RunningSilence, today: date) -> Task:
    due = silence_in(one.state, one.received_on, one.suspensions)
    whose = f"{one.organisation}, {one.state.label}"
    return Task(
        Room.DOSSIERS,
        one.reference,
        f"Rejet implicite {countdown(due.due, today)}\u00a0: {whose}",
        due.due,
        due.explanation,
        SILENCE_LAW,
        f"Rejet implicite\u00a0: {whose}",
    )


def _left(count: int, one: str, many: str) -> Iterator[Task]:
    if count > 0:
        others = counted(count, f"autre {one}", f"autres {many}")
        sentence = f"et {others}\u00a0: Dossiers (F3) les trie par échéance"
        yield Task(Room.DOSSIERS, "", sentence, None, BEYOND)
