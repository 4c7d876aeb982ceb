"""What decisions leave to do, for « À faire »: those to sign without a session, appeals without an answer."""

from collections.abc import Iterator
from datetime import date

from daect_tui.domain.appeal import SILENCE_LAW, clock_of
from daect_tui.domain.deadlines import countdown
from daect_tui.domain.text import counted
from daect_tui.domain.worklist import Room, Task
from daect_tui.services.ports import UnitOfWork

# More than these are found from the decisions (F4, Ctrl+D).
LIMIT = 100
DECISIONS = "décisions"


def deciding_tasks(work: UnitOfWork, today: date) -> Iterator[Task]:
    """Yield a task for the decisions case by case, and one for each appeal that waits (`LIMIT`)."""
    pending = work.decisions.pending_case_by_case()
    if pending:
        sentence = f"{counted(pending, 'décision')} au cas par cas à signer"
        told = "Proposées sans séance, elles ne partent qu’une fois signées"
        yield Task(Room.COMMITTEE, DECISIONS, sentence, None, told)
    for appeal in work.appeals.unanswered(LIMIT):
        decision = work.decisions.get(appeal.decision_id)
        organisation = work.dossiers.get(decision.dossier).organisation
        silence = clock_of(appeal, decision, organisation).silence
        if silence is not None:
            kind = appeal.kind.label.capitalize()
            yield Task(
                Room.COMMITTEE,
                decision.dossier,
                f"{kind}, silence {countdown(silence.due, today)}\u00a0: {organisation.name}",
                silence.due,
                silence.explanation,
                SILENCE_LAW,
                f"{kind}, silence\u00a0: {organisation.name}",
            )
