"""The sheet that plans a session, or changes when and where it meets."""

from collections.abc import Mapping, Sequence

from daect_tui.domain.agenda_times import time_of_day
from daect_tui.domain.programme import Programme
from daect_tui.domain.session import Session
from daect_tui.domain.session_form import SessionPlan, read_session_form
from screens.modals.sheet import SheetModal
from screens.widgets.checks import ChecksField
from screens.widgets.fields import DateField, Field, LineField

_PERIOD = "Une période en toutes lettres remplace la date tant qu’elle n’est pas fixée."


def planning_sheet(title: str, programmes: Sequence[Programme]) -> SheetModal[SessionPlan]:
    """Ask for a new session."""
    options = [(programme.code, f"{programme.code}, {programme.label}") for programme in programmes]
    fields = (ChecksField("programmes", "Programmes", options, required=True), *_when_and_where())
    return SheetModal(title, fields, read_session_form, explanation=f"Espace coche un programme. {_PERIOD}")


def replanning_sheet(session: Session) -> SheetModal[SessionPlan]:
    """Ask when and where a planned session meets."""
    initial = {
        "meets_on": f"{session.meets_on:%d/%m/%Y}" if session.meets_on else "",
        "period": session.period,
        "deadline": f"{session.deadline:%d/%m/%Y}" if session.deadline else "",
        "place": session.place,
        "starts_at": time_of_day(session.starts_at) if session.starts_at else "",
    }

    def read(texts: Mapping[str, str]) -> SessionPlan:
        return read_session_form({**texts, "programmes": "\n".join(session.programmes)})

    return SheetModal(f"Séance {session.reference}", _when_and_where(), read, initial, _PERIOD)


def _when_and_where() -> tuple[Field, ...]:
    return (
        DateField("meets_on", "Date"),
        LineField("period", "Ou période"),
        LineField("starts_at", "Heure", hint="Par exemple 14 h 30\u202f; celles des points en découlent."),
        DateField("deadline", "Date limite"),
        LineField("place", "Lieu"),
    )
