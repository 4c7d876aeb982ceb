"""The clocks of a dossier: silence, acknowledgement, filing in time (procedure §4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import add_working_days, short_date
from daect_tui.domain.deadlines import Deadline, Suspension, acknowledgement, silence
from daect_tui.domain.dossier import Channel, Dossier, DossierContent, DossierState
from daect_tui.domain.session import Session, SessionState
from daect_tui.domain.text import NARROW

# Until a final decision is signed, silence may still become a rejection.
SILENCE_RUNS = frozenset(
    {
        DossierState.FILED,
        DossierState.ACKNOWLEDGED,
        DossierState.INCOMPLETE,
        DossierState.COMPLETE,
        DossierState.UNDER_REVIEW,
        DossierState.PROPOSED,
        DossierState.ON_AGENDA,
        DossierState.DELIBERATED,
        DossierState.ADJOURNED,
        DossierState.ADJOURNED_NOTIFIED,
    }
)
# What waits for the applicant, not for the desk; the time of silence runs on all the same.
ADJOURNED = frozenset({DossierState.ADJOURNED, DossierState.ADJOURNED_NOTIFIED})
ELECTRONIC = frozenset({Channel.EMAIL, Channel.ONLINE})


@dataclass(frozen=True, slots=True)
class Filing:
    """Whether a dossier came in time: the day that counts, the session it is in time for, the one missed.

    `basis` says why that day counts. Sessions are empty where none has a deadline.
    """

    counted_on: date
    basis: str
    session: str = ""
    deadline: date | None = None
    missed: str = ""
    missed_deadline: date | None = None

    @property
    def in_time(self) -> bool:
        """Tell whether it missed no session that it could have been for."""
        return not self.missed


def silence_of(dossier: Dossier, suspensions: tuple[Suspension, ...] = ()) -> Deadline | None:
    """Return when silence rejects the dossier; `None` once it can decide nothing more."""
    if dossier.state not in SILENCE_RUNS:
        return None
    return silence_in(dossier.state, dossier.content.received_on, suspensions)


def silence_in(state: DossierState, received: date, suspensions: tuple[Suspension, ...] = ()) -> Deadline:
    """Return when silence rejects a dossier that waits in a state.

    Only a request for pieces suspends that time (CRPA L114-5): an adjournment does not, and it is said.
    """
    due = silence(received, suspensions)
    if state not in ADJOURNED:
        return due
    return Deadline(due.due, f"{due.explanation}{NARROW}; l’ajournement n’arrête pas ce délai")


def acknowledgement_of(dossier: Dossier) -> Deadline | None:
    """Return when an e-mailed request must be acknowledged; `None` once it is, or for paper.

    It is also to be registered within a working day (CRPA R112-11-1, R112-11-2).
    """
    if dossier.state is not DossierState.FILED or dossier.content.channel not in ELECTRONIC:
        return None
    return acknowledgement_due(dossier.content.received_on)


def acknowledgement_due(received: date) -> Deadline:
    """Return when a request that came by electronic means on a day must be acknowledged."""
    due = acknowledgement(received)
    registered = short_date(add_working_days(received, 1))
    return Deadline(due.due, f"{due.explanation}{NARROW}; enregistrement au plus tard le {registered}")


def filing(content: DossierContent, sessions: Iterable[Session]) -> Filing:
    """Compare the day of sending with the deadlines of the programme's sessions.

    Paper counts by its postmark (CRPA L112-1), the rest by its time stamp (L112-13), else the day
    of arrival stands for it. A session is missed when it had not met yet.
    """
    counted = content.sent_on or content.received_on
    dated = sorted(
        (session.deadline, session.reference, session.meets_on)
        for session in sessions
        if session.deadline is not None and session.state is not SessionState.CANCELLED
    )
    reached = next(((day, name) for day, name, _meets in dated if counted <= day), None)
    missed = [(day, name) for day, name, meets in dated if day < counted and (meets or counted) >= counted]
    return Filing(
        counted,
        _basis(content),
        session=reached[1] if reached else "",
        deadline=reached[0] if reached else None,
        missed=missed[-1][1] if missed else "",
        missed_deadline=missed[-1][0] if missed else None,
    )


def _basis(content: DossierContent) -> str:
    if content.sent_on is None:
        return "arrivée"
    if content.channel is Channel.POST:
        return "cachet de la poste"
    return "horodatage" if content.channel in ELECTRONIC else "remise"
