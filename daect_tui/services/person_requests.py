"""Requests of people about their own data: kept when they come, answered within the month (art. 12.3)."""

from collections.abc import Iterator
from dataclasses import replace

from daect_tui.domain.deadlines import Deadline
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.person_request import (
    ANSWER_LAW,
    PersonOutcome,
    PersonRequest,
    PersonRight,
    check_request,
)
from daect_tui.domain.text import NBSP, counted
from daect_tui.domain.worklist import REQUESTS, Room, Task
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork


class PersonRequests:
    """The register of requests."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def all(self) -> tuple[PersonRequest, ...]:
        """Return the requests, those that wait first."""
        with self._office.reading() as work:
            return work.person_requests.all()

    def record(self, request: PersonRequest) -> PersonRequest:
        """Keep a request that came; raises `InvalidField`. The journal says no name."""
        check_request(request, self._office.clock.today())
        with self._office.begin() as work:
            kept = work.person_requests.add(request)
            work.journal.append(
                Act("person.requested", f"demande n°{NBSP}{kept.id}", {"droit": kept.right.value})
            )
            work.commit()
        return kept

    def answer(self, request_id: int, outcome: PersonOutcome) -> PersonRequest:
        """Note that a request was answered today; raises `Refusal` when it was already."""
        return self._change(request_id, outcome=outcome, extension="")

    def extend(self, request_id: int, reason: str) -> PersonRequest:
        """Take two months more, for a reason that the person is told (art. 12.3)."""
        return self._change(request_id, outcome=None, extension=reason)

    def _change(self, request_id: int, outcome: PersonOutcome | None, extension: str) -> PersonRequest:
        with self._office.begin() as work:
            request = work.person_requests.get(request_id)
            if not request.is_open:
                raise Refusal(f"Cette demande a déjà sa réponse{NBSP}: {request.outcome_label}.")
            changed = (
                replace(request, outcome=outcome, answered_on=self._office.clock.today())
                if outcome
                else replace(request, extension=extension)
            )
            kept = work.person_requests.update(changed)
            told = {"reponse": outcome.value} if outcome else {"prolongation": 1}
            work.journal.append(Act("person.answered", f"demande n°{NBSP}{request_id}", dict(told)))
            work.commit()
        return kept


def person_tasks(work: UnitOfWork) -> Iterator[Task]:
    """Yield what waits, a task a right with its first last day: no name stands where the room may see it."""
    waiting: dict[PersonRight, list[Deadline]] = {}
    for request in work.person_requests.waiting():
        waiting.setdefault(request.right, []).append(request.deadline)
    for right, deadlines in waiting.items():
        first = min(deadlines, key=lambda one: one.due)
        people = counted(len(deadlines), "personne")
        said = f"Répondre à {people}{NBSP}: {right.label}"
        yield Task(Room.SAFETY, REQUESTS, said, first.due, first.explanation, ANSWER_LAW)
