"""What runs from the notification of a letter: the time to appeal, its last day, when it is over.

CJA R421-1 (two months, délai franc), R421-5 (no time runs unless the letter bears the time and the
routes), R421-7 (distance). The sum itself is `deadlines.appeal`, as for an appeal that is received.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.appeal import states_routes
from daect_tui.domain.deadlines import Deadline, appeal, countdown
from daect_tui.domain.decision import Decision
from daect_tui.domain.document import Document
from daect_tui.domain.document_text import document_text
from daect_tui.domain.letter import Letter, LetterState
from daect_tui.domain.notification import notification_of, tells
from daect_tui.domain.text import NBSP

# What a letter that states the routes says, whatever else its wording says (CJA R421-5).
_ROUTE = "recours contentieux"


@dataclass(frozen=True, slots=True)
class LetterClock:
    """The time to appeal against what a letter tells; `last` is `None` where none runs.

    `is_final` tells that it is over: nothing can be brought to court any more.
    """

    last: Deadline | None
    is_final: bool
    words: str


def says_routes(document: Document) -> bool:
    """Tell whether a document states the routes of appeal, as it was kept."""
    return _ROUTE in " ".join(document_text(document).replace(NBSP, " ").split())


def clock_of_letter(
    letter: Letter, today: date, extra_months: int = 0, *, routes_stated: bool
) -> LetterClock:
    """Return the time to appeal; `extra_months` is 1 overseas and 2 abroad (CJA R421-7).

    `routes_stated` tells whether this very letter states the time and the routes (CJA R421-5).
    """
    notification = notification_of(letter)
    if notification.day is None:
        return LetterClock(None, is_final=False, words="")
    if not routes_stated:
        return LetterClock(None, is_final=False, words=_NONE)
    last = appeal(notification.day, extra_months)
    if not notification.is_proven:
        return LetterClock(None, is_final=False, words=_UNPROVEN)
    over = today > last.due
    state = "décision définitive" if over else countdown(last.due, today)
    words = f"Recours jusqu’au {last.due:%d/%m/%Y} ({state}){NBSP}: {last.explanation}."
    return LetterClock(last, is_final=over, words=words)


def clock_of_decision(
    decision: Decision, letters: Iterable[Letter], today: date, extra_months: int = 0
) -> LetterClock | None:
    """Return the time to appeal against an unfavourable decision, from the letter that told it."""
    if not states_routes(decision):
        return None
    told = (one for one in letters if tells(one, decision) and one.state is LetterState.NOTIFIED)
    return next((clock_of_letter(one, today, extra_months, routes_stated=True) for one in told), None)


_NONE = "Aucun délai de recours ne court\u00a0: ce courrier ne porte ni voies ni délais (CJA, art. R. 421-5)."
_UNPROVEN = "Aucun délai de recours opposable\u00a0: la date de réception n’est pas prouvée."
