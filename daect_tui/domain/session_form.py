"""A session as it is planned: which programmes, when, where, and the deadline to file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from daect_tui.domain.agenda_times import parse_hour
from daect_tui.domain.forms import FormReader
from daect_tui.domain.text import NBSP


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """What a session is planned with. A day, or a `period` in words while the day is not set."""

    programmes: tuple[str, ...]
    meets_on: date | None
    period: str = ""
    deadline: date | None = None
    place: str = ""
    starts_at: time | None = None


def read_session_form(fields: Mapping[str, str]) -> SessionPlan:
    """Read the raw texts of the form; raises `FormRefused` with every fault."""
    reader = FormReader(fields)
    programmes = tuple(reader.text("programmes", "Programmes").splitlines())
    if not programmes:
        reader.faults["programmes"] = f"Programmes{NBSP}: cochez-en au moins un (Espace)."
    meets_on = reader.day("meets_on", "Date")
    period = reader.line("period", "Période")
    if meets_on is None and not period and "meets_on" not in reader.faults:
        reader.faults["meets_on"] = f"Date{NBSP}: écrivez-la, ou une période en toutes lettres."
    plan = SessionPlan(
        programmes=programmes,
        meets_on=meets_on,
        period=period,
        deadline=reader.day("deadline", "Date limite"),
        place=reader.line("place", "Lieu"),
        starts_at=reader.parsed("starts_at", lambda typed: parse_hour(typed, "Heure"), None),
    )
    reader.check()
    return plan
