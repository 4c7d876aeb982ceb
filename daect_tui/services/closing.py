"""Closing a session: its frozen record, the dossiers deliberated, the decisions drafted."""

from dataclasses import replace

from daect_tui.domain.award import decision_after
from daect_tui.domain.decision import Decision, DecisionState
from daect_tui.domain.deliberation import BallotResult
from daect_tui.domain.dossier import DossierAction, DossierState
from daect_tui.domain.errors import RefusedForReasons
from daect_tui.domain.journal import Act
from daect_tui.domain.minutes import SessionRecord
from daect_tui.domain.quorum import check_lapse
from daect_tui.domain.session import SESSION_MACHINE, AgendaItem, Outcome, SessionAction, Sitting
from daect_tui.services.moves import move_dossier, move_session
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.record import session_record
from daect_tui.services.room import live_ballot


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
        examiné » and sends their dossiers back under review; a vote that waits to be ended or
        confirmed is refused always. Each opinion drafts a decision.
        """
        with self._office.begin() as work:
            return self._close(work, work.sessions.sitting(reference), carry_over=carry_over, lapsed=False)

    def lapse(self, reference: str) -> SessionRecord:
        """Close the session for want of quorum (CRPA R133-10), and carry over what was not examined.

        The same agenda may then be convened again without quorum. Raises `Refusal` when there is one.
        """
        with self._office.begin() as work:
            sitting = work.sessions.sitting(reference)
            SESSION_MACHINE.after(sitting.session.state, SessionAction.CLOSE)
            check_lapse(sitting)
            return self._close(work, sitting, carry_over=True, lapsed=True)

    def _close(self, work: UnitOfWork, sitting: Sitting, *, carry_over: bool, lapsed: bool) -> SessionRecord:
        reference = sitting.session.reference
        SESSION_MACHINE.after(sitting.session.state, SessionAction.CLOSE)
        votes = any(_waiting(work, item) for item in sitting.items if item.outcome is None)
        left = _unfinished(work, sitting)
        if left and (votes or not carry_over):
            raise RefusedForReasons("La séance n’est pas terminée\u00a0:", left)
        for item in sitting.items:
            self._settle(work, sitting, item)
        closed = replace(sitting.session, closed_at=self._office.clock.now(), lapsed=lapsed)
        move_session(work, self._office, closed, SessionAction.CLOSE)
        record = session_record(work, work.sessions.sitting(reference))
        work.sessions.keep_record(sitting.session.id, record)
        if lapsed:
            work.journal.append(Act("session.lapsed", reference, {"quorum": record.lapse}))
        work.commit()
        return record

    def _settle(self, work: UnitOfWork, sitting: Sitting, item: AgendaItem) -> None:
        outcome = item.outcome or Outcome.NOT_EXAMINED
        if item.outcome is None:
            work.sessions.update_item(replace(item, outcome=outcome))
        dossier = work.dossiers.get(item.dossier)
        if dossier.state is DossierState.WITHDRAWN:
            return  # by its applicant, while it was on the agenda: nothing is left to decide
        kind = decision_after(outcome, work.programmes.get(item.programme))
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
    left = [item for item in sitting.items if item.outcome is None]
    return tuple(
        f"point {item.position}, {item.organisation}\u00a0: {_waiting(work, item) or 'non examiné'}"
        for item in left
    )


def _waiting(work: UnitOfWork, item: AgendaItem) -> str:
    """Say what vote of an item waits to be ended or confirmed; empty when there is none."""
    ballot = live_ballot(work, item.id)
    if ballot is None or not ballot.decides:
        return ""
    if ballot.result is None:
        return "un vote est ouvert"
    if ballot.result is BallotResult.TIED:
        return "un partage des voix attend la voix prépondérante"
    return "un vote adopté attend d’être confirmé"
