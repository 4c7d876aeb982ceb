"""Closing a session: its frozen record, the dossiers deliberated, the decisions drafted."""

from dataclasses import replace
from datetime import timedelta

from daect_tui.domain.dates import clock_time
from daect_tui.domain.decision import Decision, DecisionKind, DecisionState
from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.errors import RefusedForReasons
from daect_tui.domain.minutes import RecordedItem, RecordedMember, SessionRecord, recorded_ballot
from daect_tui.domain.session import (
    SESSION_MACHINE,
    AgendaItem,
    Outcome,
    Presence,
    Seat,
    SessionAction,
    Sitting,
)
from daect_tui.services.moves import move_dossier, move_session
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork

_DECISIONS = {
    Outcome.FAVOURABLE: DecisionKind.LABEL,
    Outcome.WITH_RESERVATIONS: DecisionKind.LABEL,
    Outcome.ADJOURNED: DecisionKind.ADJOURN,
    Outcome.UNFAVOURABLE: DecisionKind.REFUSE,
}


# Members called within this time of the opening are there from the start.
_LATE = timedelta(minutes=15)


class Closing:
    """The use cases at the end of a session."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def unfinished(self, reference: str) -> tuple[str, ...]:
        """Say in French what would be left unfinished by closing now."""
        with self._office.reading() as work:
            return _unfinished(work, work.sessions.sitting(reference))

    def close(self, reference: str, *, carry_over: bool = False) -> SessionRecord:
        """Close the session and freeze its record.

        Items without an outcome are refused with their list, unless `carry_over` leaves them « non
        examiné » and sends their dossiers back under review. Each opinion drafts a decision.
        """
        with self._office.begin() as work:
            sitting = work.sessions.sitting(reference)
            SESSION_MACHINE.after(sitting.session.state, SessionAction.CLOSE)
            left = _unfinished(work, sitting)
            if left and not carry_over:
                raise RefusedForReasons("La séance n’est pas terminée\u00a0:", left)
            for item in sitting.items:
                self._settle(work, sitting, item)
            closed = replace(sitting.session, closed_at=self._office.clock.now())
            move_session(work, self._office, closed, SessionAction.CLOSE)
            record = _record(work, work.sessions.sitting(reference))
            work.sessions.keep_record(sitting.session.id, record)
            work.commit()
        return record

    def _settle(self, work: UnitOfWork, sitting: Sitting, item: AgendaItem) -> None:
        outcome = item.outcome or Outcome.NOT_EXAMINED
        if item.outcome is None:
            work.sessions.update_item(replace(item, outcome=outcome))
        dossier = work.dossiers.get(item.dossier)
        kind = _DECISIONS.get(outcome)
        if kind is None:
            reason = f"{outcome.label}, séance {sitting.session.reference}"
            move_dossier(work, self._office, dossier, DossierAction.TAKE_OFF_AGENDA, reason)
            return
        move_dossier(work, self._office, dossier, DossierAction.DELIBERATE)
        work.decisions.add(
            Decision(
                id=0,
                dossier=item.dossier,
                session=sitting.session.reference,
                kind=kind,
                grounds=item.grounds,
                departure="",
                state=DecisionState.PENDING,
                signed_on=None,
                signatory="",
                notified_on=None,
                version=1,
            )
        )


def _unfinished(work: UnitOfWork, sitting: Sitting) -> tuple[str, ...]:
    return tuple(
        f"point {item.position}, {item.organisation}"
        + ("\u00a0: un vote est ouvert" if work.sessions.ballots(item.id) else "\u00a0: non examiné")
        for item in sitting.items
        if item.outcome is None
    )


def _record(work: UnitOfWork, sitting: Sitting) -> SessionRecord:
    session = sitting.session
    names = {seat.member_id: seat.name for seat in sitting.seats}
    assert session.opened_at is not None  # noqa: S101 – the machine closes only an open session
    assert session.closed_at is not None  # noqa: S101
    assert session.meets_on is not None  # noqa: S101
    return SessionRecord(
        reference=session.reference,
        programmes=session.programmes,
        held_on=session.meets_on,
        place=session.place,
        opened_at=session.opened_at,
        closed_at=session.closed_at,
        members=tuple(
            RecordedMember(seat.name, seat.quality, seat.body, seat.voting, _attendance(sitting, seat))
            for seat in sitting.seats
        ),
        mandates=tuple(
            f"{names[mandate.giver_id]} à {names[mandate.holder_id]}" for mandate in sitting.mandates
        ),
        items=tuple(_recorded_item(work, item, names) for item in sitting.items),
    )


def _attendance(sitting: Sitting, seat: Seat) -> str:
    """Say how a member took part: « en séance à partir de 9 h 30 », « a donné pouvoir »."""
    session = sitting.session
    stays = [stay for stay in sitting.attendances if stay.member_id == seat.member_id]
    if not stays:
        gave = any(mandate.giver_id == seat.member_id for mandate in sitting.mandates)
        return "a donné pouvoir" if gave else "n’a pas siégé"
    parts = []
    for stay in stays:
        words = "à distance" if stay.presence is Presence.REMOTE else "en séance"
        late = session.opened_at is not None and stay.arrived_at - session.opened_at > _LATE
        since = f" à partir de {clock_time(stay.arrived_at)}" if late else ""
        until = f" jusqu’à {clock_time(stay.left_at)}" if stay.left_at else ""
        parts.append(f"{words}{since}{until}")
    return ", ".join(parts)


def _recorded_item(work: UnitOfWork, item: AgendaItem, names: dict[int, str]) -> RecordedItem:
    floor = item.floor
    return RecordedItem(
        position=item.position,
        dossier=item.dossier,
        organisation=item.organisation,
        domain=item.domain,
        programme=item.programme,
        rapporteur=item.rapporteur,
        proposal=item.proposal.sense.label,
        presided_by=floor.presided_by if floor else "",
        voters=floor.voters if floor else (),
        recused=floor.recused if floor else (),
        quorum=floor.quorum if floor else "",
        ballots=tuple(recorded_ballot(ballot, names) for ballot in work.sessions.ballots(item.id)),
        outcome=item.outcome or Outcome.NOT_EXAMINED,
        grounds=item.grounds,
        notes=item.notes,
    )
