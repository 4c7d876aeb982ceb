"""Giving a planned session its reference, in the caller's transaction."""

from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.references import Series, session_prefix, session_reference
from daect_tui.domain.session import Session, SessionState
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork


def add_session(work: UnitOfWork, office: Office, plan: SessionPlan) -> Session:
    """Keep a planned session under its reference; raises `Refusal` without a programme or a date."""
    if not plan.programmes:
        raise Refusal("Choisissez au moins un programme pour la séance.")
    if plan.meets_on is None and not plan.period.strip():
        raise Refusal("Donnez la date de la séance, ou sa période en toutes lettres (« fin octobre 2017 »).")
    codes = tuple(work.programmes.get(code).code for code in plan.programmes)
    year = plan.meets_on.year if plan.meets_on else office.clock.today().year
    number = work.next_number(Series.SESSION, session_prefix(codes), year)
    session = work.sessions.add(
        Session(
            id=0,
            reference=session_reference(codes, year, number),
            programmes=codes,
            meets_on=plan.meets_on,
            period=plan.period,
            deadline=plan.deadline,
            place=plan.place,
            state=SessionState.PLANNED,
            opened_at=None,
            closed_at=None,
            position=0,
            version=1,
            starts_at=plan.starts_at,
        )
    )
    work.journal.append(Act("session.planned", session.reference, {"programmes": list(codes)}))
    return session
