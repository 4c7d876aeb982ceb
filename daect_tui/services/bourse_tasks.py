"""What the Bourse awaits, for « À faire »: opinions late, requests to examine, to send, to answer."""

from collections.abc import Iterator
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.exchange_request import Direction, ExchangeRequest, ExchangeState
from daect_tui.domain.worklist import Room, Task
from daect_tui.services.ports import UnitOfWork

_S = ExchangeState
_TO_DO = {
    (Direction.FRENCH, _S.RECEIVED): "Bourse, avis à demander",
    (Direction.FRENCH, _S.OPINIONS_IN): "Bourse, fiche à diffuser",
    (Direction.FOREIGN, _S.RECEIVED): "Bourse, demande à examiner",
    (Direction.FOREIGN, _S.EXAMINED): "Bourse, demande à proposer",
    (Direction.FRENCH, _S.ANSWERED): "Bourse, suite à donner aux réponses",
    (Direction.FOREIGN, _S.ANSWERED): "Bourse, suite à donner aux réponses",
}

_AWAITING = tuple(sorted({state for _direction, state in _TO_DO} | {_S.OPINIONS_ASKED}))


def bourse_tasks(work: UnitOfWork, today: date) -> Iterator[Task]:
    """Yield the tasks of the requests that are under way."""
    for request in work.exchange_requests.in_states(_AWAITING):
        said = _TO_DO.get((request.content.direction, request.state))
        if said is not None:
            sentence = f"{said}\u00a0: {request.content.requester}"
            told = f"demande reçue le {short_date(request.content.received_on)}, {request.state.label}"
            yield Task(Room.MISSIONS, request.reference, sentence, None, told)
        elif request.state is ExchangeState.OPINIONS_ASKED:
            yield from _late(work, request, today)


def _late(work: UnitOfWork, request: ExchangeRequest, today: date) -> Iterator[Task]:
    for opinion in work.exchange_requests.opinions(request.reference):
        if opinion.is_late(today):
            sentence = f"Bourse, avis en retard\u00a0: {opinion.source}, sur {request.content.requester}"
            asked = f"avis demandé le {short_date(opinion.asked_on)} pour le {short_date(opinion.due_on)}"
            yield Task(Room.MISSIONS, request.reference, sentence, opinion.due_on, asked)
