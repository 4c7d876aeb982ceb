"""The orders of letters: for each kind, what is ordered and which drafter writes it.

What is owed (`owed`), what is asked for on a screen, and what is drafted again to be replaced or compared
(`redrafting`) come from here, so that a letter is the same whoever asks for it.
"""

from datetime import date
from functools import partial

from daect_tui.domain.decision import Decision
from daect_tui.domain.decision_letters import LETTER_KINDS
from daect_tui.domain.document import Document
from daect_tui.domain.dossier_opinion import DossierOpinion
from daect_tui.domain.evaluation import Diffusion
from daect_tui.domain.lesson import lesson_subject
from daect_tui.domain.letter import Letter, LetterKind
from daect_tui.domain.mission import Mission, MissionAction
from daect_tui.domain.observations import Invitation
from daect_tui.domain.piece import PieceRequest
from daect_tui.domain.reversal import Reversal
from daect_tui.services import (
    drafting,
    inadmissibility_drafting,
    intake_drafting,
    mission_drafting,
    observation_drafting,
)
from daect_tui.services.lesson_drafting import SheetOrder, lesson_sheet
from daect_tui.services.letter_orders import LetterOrder, of_act, of_day, standing_letter
from daect_tui.services.moves import move_mission
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork

# ── Dossiers ───────────────────────────────────────────────────────────────────────────────


def acknowledgement_order(dossier: str) -> LetterOrder:
    """Order the acknowledgement of a dossier."""
    draft = of_day(partial(intake_drafting.acknowledgement, dossier))
    return LetterOrder(LetterKind.ACKNOWLEDGEMENT, dossier, draft)


def pieces_request_order(request: PieceRequest) -> LetterOrder:
    """Order the letter of a request for pieces."""
    draft = of_act(partial(intake_drafting.pieces_request, request))
    kind = LetterKind.PIECES_REQUEST
    return LetterOrder(kind, request.dossier, draft, dated=request.asked_on)


def referral_order(opinion: DossierOpinion) -> LetterOrder:
    """Order the referral for an opinion, or its latest reminder."""
    draft = of_act(partial(intake_drafting.referral, opinion))
    dated = intake_drafting.referral_date(opinion)
    return LetterOrder(LetterKind.REFERRAL, opinion.dossier, draft, recipient=opinion.source, dated=dated)


def inadmissibility_order(dossier: str) -> LetterOrder:
    """Order the letter of a dossier declared inadmissible."""
    draft = of_act(partial(inadmissibility_drafting.inadmissibility_letter, dossier))
    return LetterOrder(LetterKind.INADMISSIBILITY, dossier, draft)


def invitation_order(work: UnitOfWork, invitation: Invitation) -> LetterOrder:
    """Order the letter that invites to present observations before an act."""
    draft = of_act(partial(observation_drafting.invitation_letter, invitation))
    kind, holder = LetterKind.OBSERVATIONS_INVITATION, observation_drafting.invited_holder(work, invitation)
    return LetterOrder(kind, invitation.subject, draft, recipient=holder, dated=invitation.written_on)


# ── Decisions ──────────────────────────────────────────────────────────────────────────────


def decision_order(decision: Decision) -> LetterOrder:
    """Order the letter of a signed decision, of a session or case by case."""
    return LetterOrder(
        LETTER_KINDS[decision.kind],
        decision.dossier,
        of_act(partial(drafting.decision_letter, decision)),
        decision.session,
        dated=decision.signed_on,
    )


def session_orders(work: UnitOfWork, session: str) -> tuple[LetterOrder, ...]:
    """Order the letters of a session's signed decisions that have none yet, as the agenda has them."""
    decisions = {
        decision.dossier: decision for decision in work.decisions.of_session(session) if decision.is_signed
    }
    ordered = (
        decision_order(decisions[item.dossier])
        for item in work.sessions.record(session).items
        if item.dossier in decisions
    )
    return tuple(order for order in ordered if standing_letter(work, order) is None)


def reversal_order(decision: Decision, reversal: Reversal) -> LetterOrder:
    """Order the letter of the act that ended a decision."""
    draft = of_act(partial(drafting.reversal_letter, decision.id))
    kind = LetterKind.REVERSAL
    return LetterOrder(kind, decision.dossier, draft, dated=reversal.signed_on)


def communique_order(session: str) -> LetterOrder:
    """Order the communiqué of a session's notified laureates."""
    return LetterOrder(LetterKind.COMMUNIQUE, session, of_act(partial(drafting.communique, session)), session)


# ── Missions ───────────────────────────────────────────────────────────────────────────────


def mission_order(office: Office, reference: str) -> LetterOrder:
    """Order the validation letter of a mission, which passes to « lettre émise »."""

    def issued(work: UnitOfWork, _letter: Letter) -> None:
        move_mission(work, office, work.missions.get(reference), MissionAction.ISSUE_LETTER)

    draft = of_act(partial(mission_drafting.mission_letter, reference))
    return LetterOrder(LetterKind.MISSION_VALIDATION, reference, draft, done=issued)


def mission_refusal_order(mission: Mission) -> LetterOrder:
    """Order the letter that refuses a mission."""
    draft = of_act(partial(mission_drafting.mission_refusal_letter, mission.reference))
    dated = mission.refusal.refused_on if mission.refusal else None
    return LetterOrder(
        LetterKind.MISSION_REFUSAL, mission.reference, draft, recipient=mission.holder, dated=dated
    )


def evaluation_sheet_order(mission: str) -> LetterOrder:
    """Order the evaluation sheet of a mission."""
    draft = of_act(partial(drafting.evaluation_sheet, mission))
    return LetterOrder(LetterKind.EVALUATION_SHEET, mission, draft)


def lesson_sheet_order(lesson_id: int, circle: Diffusion, kept: frozenset[str]) -> LetterOrder:
    """Order the capitalisation sheet of a lesson for some readers; `kept`: what the reviewer lets stand."""

    def draft(work: UnitOfWork, chrono: str, day: date) -> Document:
        return lesson_sheet(SheetOrder(lesson_id, circle, day, kept), work, chrono)

    whom = f"diffusion {circle.label}"
    return LetterOrder(LetterKind.LESSON_SHEET, lesson_subject(lesson_id), draft, recipient=whom)
