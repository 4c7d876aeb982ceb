"""Gathering the agenda of a planned session: its items, what is known of each, the minutes, the missions."""

from datetime import date, time

from daect_tui.domain.agenda_document import AgendaCase, AgendaLine, PreviousMinutes, ToldMission, agenda_body
from daect_tui.domain.convocation_letter import convening_signature
from daect_tui.domain.dates import paris_day
from daect_tui.domain.document import PlainDocument
from daect_tui.domain.dossier import Dossier, DossierState
from daect_tui.domain.minutes_version import MINUTES, previous_session, standing
from daect_tui.domain.mission import MissionState
from daect_tui.domain.session import AgendaItem, Session
from daect_tui.domain.session_papers import session_subtitle
from daect_tui.services.agenda_order import planned_hours
from daect_tui.services.catalogue import country_name
from daect_tui.services.drafting import head_on
from daect_tui.services.ports import UnitOfWork

# What the committee is told of: asked for, or on their way.
_TOLD = (
    MissionState.REQUESTED,
    MissionState.OPINION_ASKED,
    MissionState.OPINION_RECEIVED,
    MissionState.UNDER_REVIEW,
    MissionState.VALIDATED,
    MissionState.LETTER_ISSUED,
    MissionState.UNDER_WAY,
)
_MOST_MISSIONS = 200


def agenda(session: Session, work: UnitOfWork, chrono: str, dated: date) -> PlainDocument:
    """Return the agenda of a session, signed by who convenes it (R133-5)."""
    sitting = work.sessions.sitting(session.reference)
    planned = zip(sitting.items, planned_hours(sitting), strict=False)
    hours = {item.id: hour for item, hour in planned if hour}
    case = AgendaCase(
        session=session,
        programmes={code: work.programmes.get(code).name for code in session.programmes},
        lines=tuple(_line(work, item, hours.get(item.id)) for item in sitting.items),
        previous=_previous(work, session),
        missions=_missions(work, session),
    )
    signature = convening_signature(work.members.on(session.meets_on) if session.meets_on else ())
    return PlainDocument(
        title="Ordre du jour",
        subtitle=session_subtitle(session),
        letterhead=head_on(work, dated).letterhead,
        dated=dated,
        reference=chrono,
        body=agenda_body(case),
        signatures=(signature,) if signature else (),
    )


def _line(work: UnitOfWork, item: AgendaItem, hour: time | None) -> AgendaLine:
    dossier = work.dossiers.get(item.dossier)
    return AgendaLine(
        item=item,
        referents=dossier.referents,
        opinions=work.opinions.of(item.dossier),
        hour=hour,
        adjourned_on=_adjourned_on(work, item.dossier),
        renews=_renewed(work, dossier),
    )


def _adjourned_on(work: UnitOfWork, reference: str) -> date | None:
    passages = work.passages.of(reference)
    days = [paris_day(one.at) for one in passages if one.after == DossierState.ADJOURNED.value]
    return days[-1] if days else None


def _renewed(work: UnitOfWork, dossier: Dossier) -> str:
    granted = work.labels.of_dossier(dossier.origin) if dossier.origin else ()
    return granted[-1].number if granted else ""


def _previous(work: UnitOfWork, session: Session) -> PreviousMinutes | None:
    previous = previous_session(session, work.sessions.all())
    if previous is None:
        return None
    held_on = work.sessions.record(previous.reference).held_on
    known = standing(work.minutes.of_session(previous.reference), MINUTES)
    state = known.state.label if known and known.is_final else "projet"
    return PreviousMinutes(previous.reference, held_on, state)


def _missions(work: UnitOfWork, session: Session) -> tuple[ToldMission, ...]:
    waiting, _total = work.missions_waiting.in_states(_TOLD, _MOST_MISSIONS)
    found = (work.missions.get(one.reference) for one in waiting)
    return tuple(
        ToldMission(
            reference=one.reference,
            holder=one.holder,
            country=country_name(one.content.country),
            subject=one.content.subject,
            starts_on=one.content.starts_on,
            state=one.state.label,
        )
        for one in found
        if work.labels.get(one.label).programme in session.programmes
    )
