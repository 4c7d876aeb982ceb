"""Preparing a session: planning it, and the order of its agenda."""

from dataclasses import dataclass, replace

from daect_tui.domain.decision import DecisionState, Grounds
from daect_tui.domain.dossier import Dossier, DossierAction, DossierState
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.proposal import motion_of
from daect_tui.domain.session import (
    SESSION_MACHINE,
    AgendaItem,
    Motion,
    Outcome,
    Session,
    SessionAction,
)
from daect_tui.domain.session_form import SessionPlan
from daect_tui.domain.valise import Checkout
from daect_tui.services.eligibility import check_eligible
from daect_tui.services.moves import move_dossier
from daect_tui.services.office import Office
from daect_tui.services.planning import add_session
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.standing_proposal import waiting_on


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session as listed: its agenda's length, its decisions; `away` while it is in a valise."""

    session: Session
    points: int
    pending: int
    signed: int
    notified: int
    away: Checkout | None = None


class Agenda:
    """The use cases of a session before it is held."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def sessions(self) -> tuple[Session, ...]:
        """Return all sessions, the most recent first."""
        with self._office.reading() as work:
            return work.sessions.all()

    def lines(self) -> tuple[SessionLine, ...]:
        """Return all sessions as listed, the most recent first."""
        with self._office.reading() as work:
            away = {checkout.session: checkout for checkout in work.valises.away()}
            return tuple(
                replace(_line(work, session), away=away.get(session.reference))
                for session in work.sessions.all()
            )

    def session(self, reference: str) -> Session:
        """Return a session; raises `UnknownReference`."""
        with self._office.reading() as work:
            return work.sessions.get(reference)

    def items(self, reference: str) -> tuple[AgendaItem, ...]:
        """Return the agenda of a session in its order."""
        with self._office.reading() as work:
            return work.sessions.items(reference)

    def plan(self, plan: SessionPlan) -> Session:
        """Plan a session; raises `UnknownReference` for an unknown programme, `Refusal` without a date."""
        with self._office.begin() as work:
            session = add_session(work, self._office, plan)
            work.commit()
        return session

    def replan(self, reference: str, plan: SessionPlan) -> Session:
        """Change when and where a session meets; its programmes, which its reference bears, stay."""
        with self._office.begin() as work:
            session = self._editable(work, reference)
            changed = work.sessions.update(
                replace(
                    session,
                    meets_on=plan.meets_on,
                    period=plan.period,
                    deadline=plan.deadline,
                    place=plan.place,
                    hour=plan.hour,
                )
            )
            day = plan.meets_on.isoformat() if plan.meets_on else plan.period
            work.journal.append(Act("session.replanned", reference, {"date": day}))
            work.commit()
        return changed

    def candidates(self, reference: str) -> tuple[Dossier, ...]:
        """Return the dossiers under review, of the session's programmes, that may join its agenda."""
        with self._office.reading() as work:
            session = work.sessions.get(reference)
            ready = work.dossiers.in_states([DossierState.UNDER_REVIEW])
            return tuple(dossier for dossier in ready if dossier.programme in session.programmes)

    def ready(self, reference: str) -> dict[str, tuple[str, ...]]:
        """Return, for each programme of a session, the dossiers under review that may join its agenda."""
        ready = self.candidates(reference)
        return {
            code: tuple(dossier.reference for dossier in ready if dossier.programme == code)
            for code in self.session(reference).programmes
        }

    def add(
        self, reference: str, dossier_reference: str, rapporteur: str = "", proposal: Motion | None = None
    ) -> AgendaItem:
        """Put a dossier at the end of the agenda, with the rapporteur's proposal.

        By default that which waited on it case by case, else favourable. Raises `RefusedForReasons`
        while a blocking reason of its eligibility stands for this session.
        """
        with self._office.begin() as work:
            session = self._editable(work, reference)
            dossier = work.dossiers.get(dossier_reference)
            item = put_on_agenda(work, self._office, session, dossier, rapporteur, proposal)
            work.commit()
        return item

    def propose(self, reference: str, item_id: int, rapporteur: str, proposal: Motion) -> AgendaItem:
        """Set the rapporteur of an item and the opinion that is proposed."""
        with self._office.begin() as work:
            self._editable(work, reference)
            item = next((item for item in work.sessions.items(reference) if item.id == item_id), None)
            if item is None:
                raise Refusal(f"Ce point n’est plus à l’ordre du jour de {reference}.")
            proposed = replace(item, rapporteur=rapporteur, proposal=proposal)
            work.sessions.update_item(proposed)
            detail: dict[str, str | int | list[str]] = {"point": item.position, "sens": proposal.sense.value}
            work.journal.append(Act("item.proposed", reference, detail))
            work.commit()
        return proposed

    def remove(self, reference: str, dossier_reference: str, reason: str) -> None:
        """Take a dossier off the agenda; it goes back under review."""
        with self._office.begin() as work:
            self._editable(work, reference)
            item = next(
                (item for item in work.sessions.items(reference) if item.dossier == dossier_reference), None
            )
            if item is None:
                raise Refusal(f"Le dossier {dossier_reference} n’est pas à l’ordre du jour de {reference}.")
            move_dossier(
                work,
                self._office,
                work.dossiers.get(dossier_reference),
                DossierAction.TAKE_OFF_AGENDA,
                reason,
            )
            work.sessions.remove_item(item.id)
            work.commit()

    @staticmethod
    def _editable(work: UnitOfWork, reference: str) -> Session:
        session = work.sessions.get(reference)
        SESSION_MACHINE.after(session.state, SessionAction.EDIT_AGENDA)
        return session


def check_joining(work: UnitOfWork, office: Office, session: Session, dossier: Dossier) -> None:
    """Raise `Refusal`, with its sentence, when a dossier cannot join the agenda of a session."""
    SESSION_MACHINE.after(session.state, SessionAction.EDIT_AGENDA)
    if session.second_of:
        raise Refusal(
            f"La séance {session.reference} est une seconde convocation, sur le même ordre du jour que "
            f"{session.second_of} (CRPA, art. R. 133-10)\u00a0: aucun point ne peut s’y ajouter."
        )
    if dossier.programme not in session.programmes:
        raise Refusal(
            f"Le dossier {dossier.reference} relève de {dossier.programme}, que la séance "
            f"{session.reference} n’examine pas."
        )
    check_eligible(work, office, dossier, DossierAction.PUT_ON_AGENDA, session.reference)


def put_on_agenda(
    work: UnitOfWork,
    office: Office,
    session: Session,
    dossier: Dossier,
    rapporteur: str = "",
    proposal: Motion | None = None,
) -> AgendaItem:
    """Put a dossier at the end of an agenda, in the caller's transaction; raises as `check_joining`."""
    check_joining(work, office, session, dossier)
    proposal = proposal or _case_by_case(work, dossier)
    move_dossier(work, office, dossier, DossierAction.PUT_ON_AGENDA)
    return work.sessions.add_item(
        session.id,
        AgendaItem(
            id=0,
            position=len(work.sessions.items(session.reference)) + 1,
            dossier=dossier.reference,
            organisation=dossier.organisation.name,
            domain=dossier.content.domain,
            programme=dossier.programme,
            rapporteur=rapporteur,
            proposal=proposal or Motion(Outcome.FAVOURABLE),
            outcome=None,
            grounds=Grounds(),
            floor=None,
            notes="",
        ),
    )


def _case_by_case(work: UnitOfWork, dossier: Dossier) -> Motion | None:
    waiting = waiting_on(work, dossier.reference)
    return motion_of(waiting) if waiting else None


def _line(work: UnitOfWork, session: Session) -> SessionLine:
    states = [decision.state for decision in work.decisions.of_session(session.reference)]
    return SessionLine(
        session,
        len(work.sessions.items(session.reference)),
        states.count(DecisionState.PENDING),
        states.count(DecisionState.SIGNED),
        states.count(DecisionState.NOTIFIED),
    )
