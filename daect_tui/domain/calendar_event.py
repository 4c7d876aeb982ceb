"""The appointment that a session is, for the members' calendars."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from daect_tui.domain.dates import paris_moment
from daect_tui.domain.errors import Refusal
from daect_tui.domain.session import Session

# How long a session is supposed to last until its items have planned times.
USUAL_HOURS = 3


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One appointment; times are UTC moments. `uid` stays the same when the session is moved."""

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    description: str
    stamped_at: datetime


def session_event(session: Session, now: datetime) -> CalendarEvent:
    """Return the appointment of a session; raises `Refusal` while its day or its hour is not known."""
    if session.meets_on is None or session.hour is None:
        raise Refusal(
            f"La séance {session.reference} n’a pas encore de jour ou d’heure\u00a0: un agenda ne peut pas "
            "l’inscrire. Donnez-les par «\u202fDate\u202f» (Ctrl+T) dans la préparation."
        )
    starts = paris_moment(session.meets_on, session.hour.hour, session.hour.minute)
    return CalendarEvent(
        uid=f"{session.reference}@daect",
        title=f"Comité de sélection {session.reference}",
        starts_at=starts,
        ends_at=starts + timedelta(hours=USUAL_HOURS),
        place=session.place,
        description=f"Programmes\u00a0: {', '.join(session.programmes)}",
        stamped_at=now,
    )
