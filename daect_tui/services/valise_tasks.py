"""« À faire » about valises: what is away, and what a valise itself is for."""

from collections.abc import Iterator

from daect_tui.domain.dates import paris_day, short_date
from daect_tui.domain.session import Session, SessionState
from daect_tui.domain.valise import Checkout
from daect_tui.domain.worklist import Room, Task


def away_task(session: Session, checkout: Checkout) -> Task:
    """Tell of a session that is away, in the place of all that it awaits here."""
    since = short_date(paris_day(checkout.made_at))
    return Task(
        Room.COMMITTEE,
        session.reference,
        f"En valise depuis le {since}\u00a0: à reprendre",
        session.meets_on,
        f"Partie {checkout.departure}",
    )


def valise_tasks(session: Session) -> Iterator[Task]:
    """Tell what the session of a valise awaits: to be held there, then to be brought back."""
    if session.state is SessionState.PLANNED:
        told = "Cette valise ne sert qu’à la tenir, puis à la rapporter au registre d’origine"
        said = "Séance à tenir dans cette valise"
        yield Task(Room.COMMITTEE, session.reference, said, session.meets_on, told)
    elif session.state is SessionState.CLOSED:
        yield Task(
            Room.COMMITTEE,
            session.reference,
            "Séance close\u00a0: rapporter cette valise",
            None,
            "Au registre d’origine, Comité (F4), Ctrl+T, Reprendre une valise\u202f; ou daect merge",
        )
    else:
        yield in_hand_task(session)


def in_hand_task(session: Session) -> Task:
    """Tell of a session that was opened and is not closed."""
    return Task(
        Room.COMMITTEE,
        session.reference,
        f"Séance {session.state.label} au point {session.position}\u00a0: reprendre ou clore",
        session.meets_on,
        "Ses décisions attendent la clôture, qui fige présences et votes",
    )
