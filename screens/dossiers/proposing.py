"""The acts of « examen au cas par cas »: proposing a decision, taking it back, sending it to a session."""

import asyncio
from collections.abc import Mapping, Sequence
from enum import Enum

from daect_tui.domain.award import decisions_of
from daect_tui.domain.criteria import CriterionLine
from daect_tui.domain.decision import DecisionKind, Grounds
from daect_tui.domain.dossier import DOSSIER_MACHINE, Dossier, DossierAction
from daect_tui.domain.grounds_form import grounds_fields, read_grounds
from daect_tui.domain.programme import Programme
from daect_tui.domain.proposal import Proposal, calendar_refusal, examination_refusal, proposed_grounds
from daect_tui.domain.standard_text import TextKind
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.directory.saving import SavingSheet
from screens.dossiers.acts import sessions_to_join
from screens.dossiers.examination_words import SENSES
from screens.modals.choice import Choice, ChoiceModal, sorted_choices
from screens.modals.reason import ReasonModal
from screens.widgets.checks import ChecksField
from screens.widgets.fields import DateField, Field, LineField, LongField

_NO_SESSION = "Aucune séance en préparation. Le Comité (F4) en prévoit une."
_DETAIL = "La proposition attend l’autorité\u202f; le dossier peut encore être renvoyé en séance."

_REASONS = {
    DecisionKind.LABEL: (TextKind.OBSERVATION,),
    DecisionKind.RETAIN: (TextKind.OBSERVATION,),
    DecisionKind.ADJOURN: (TextKind.ADJOURNMENT,),
    DecisionKind.REFUSE: (TextKind.REFUSAL, TextKind.CRITERION),
}


class CaseAct(Enum):
    """What ends an examination case by case, other than a proposal."""

    TAKE_BACK = "take_back"
    TO_SESSION = "to_session"


Act = DecisionKind | CaseAct


def case_acts(dossier: Dossier, programme: Programme, lines: Sequence[CriterionLine]) -> list[Choice[Act]]:
    """List what may be done case by case, the possible acts first; `lines` are the criteria."""
    state = dossier.state
    propose = (
        calendar_refusal(programme)
        or DOSSIER_MACHINE.refusal(state, DossierAction.PROPOSE)
        or examination_refusal(lines)
    )
    choices: list[Choice[Act]] = [
        Choice(kind, SENSES[kind], _DETAIL, propose) for kind in decisions_of(programme)
    ]
    choices += [
        Choice(
            CaseAct.TO_SESSION,
            "Renvoyer en séance…",
            "La proposition devient celle du rapporteur, à l’ordre du jour d’une séance.",
            DOSSIER_MACHINE.refusal(state, DossierAction.PUT_ON_AGENDA),
        ),
        Choice(
            CaseAct.TAKE_BACK,
            "Reprendre la proposition…",
            "Le dossier revient en instruction. Un motif est demandé, qui reste dans l’historique.",
            DOSSIER_MACHINE.refusal(state, DossierAction.TAKE_BACK),
        ),
    ]
    return sorted_choices(choices)


async def ask_case_act(screen: DeskScreen[None], dossier: Dossier, programme: Programme) -> None:
    """Offer the acts, ask what the chosen one needs, and do it."""
    lines = await asyncio.to_thread(screen.desk.criteria.lines, dossier.reference)
    act = await screen.app.push_screen_wait(
        ChoiceModal("Examen au cas par cas", case_acts(dossier, programme, lines))
    )
    if isinstance(act, DecisionKind):
        begun = proposed_grounds(act, lines)
        proposal = await screen.app.push_screen_wait(
            proposal_sheet(screen.desk, dossier.reference, act, programme, begun)
        )
        if proposal is not None:
            screen.kept(f"{dossier.reference}\u00a0: {proposal.kind.label}, {proposal.state.label}.")
    elif act is CaseAct.TAKE_BACK:
        await _take_back(screen, dossier)
    elif act is CaseAct.TO_SESSION:
        await _send_to_session(screen, dossier)


async def _take_back(screen: DeskScreen[None], dossier: Dossier) -> None:
    reason = await screen.app.push_screen_wait(ReasonModal("Reprendre la proposition"))
    if reason is not None:
        await asyncio.to_thread(screen.desk.proposals.take_back, dossier.reference, reason)
        screen.kept(f"Proposition sur {dossier.reference} reprise.")


async def _send_to_session(screen: DeskScreen[None], dossier: Dossier) -> None:
    sessions = await asyncio.to_thread(screen.desk.agenda.sessions)
    choices = sessions_to_join(sessions, dossier)
    session = await screen.app.push_screen_wait(
        ChoiceModal("À l’ordre du jour de quelle séance\u202f?", choices, empty=_NO_SESSION)
    )
    if session is not None:
        item = await asyncio.to_thread(screen.desk.agenda.add, session, dossier.reference)
        screen.kept(f"Renvoyé à la séance {session}, point {item.position}.")


def proposal_sheet(
    desk: Desk, reference: str, kind: DecisionKind, programme: Programme, begun: Grounds
) -> SavingSheet[Proposal]:
    """Ask for what a proposal rests on; it stays, with what was typed, while something is lacking."""

    def save(texts: Mapping[str, str]) -> Proposal:
        conditions = tuple(line.strip() for line in texts.get("conditions", "").splitlines() if line.strip())
        return desk.proposals.propose(reference, kind, read_grounds(texts), conditions)

    fields = _fields(kind, programme)
    texts = {**grounds_fields(begun), "conditions": "\n".join(programme.conditions)}
    initial = {field.key: texts[field.key] for field in fields}
    return SavingSheet(f"{SENSES[kind].rstrip('…')}\u00a0: {reference}", fields, save, initial)


def _fields(kind: DecisionKind, programme: Programme) -> tuple[Field, ...]:
    reasons = LongField("reasons", "Motifs de fait", lines=3, kinds=_REASONS[kind])
    reservations = LongField(
        "reservations", "Réserves", lines=3, hint="Une réserve par ligne.", kinds=(TextKind.RESERVATION,)
    )
    if kind is DecisionKind.LABEL:
        return (
            LongField(
                "conditions",
                "Conditions",
                lines=5,
                hint="Une condition par ligne, en toutes lettres.",
                kinds=(TextKind.CONDITION,),
            ),
            reservations,
            reasons,
        )
    if kind is DecisionKind.RETAIN:
        return (
            LineField("amount", "Montant", required=True, hint="En euros, accordé au projet."),
            reservations,
            reasons,
        )
    if kind is DecisionKind.ADJOURN:
        return (
            LongField("wanted", "Attendu", lines=3, kinds=(TextKind.WANTED,)),
            DateField("wanted_until", "Au plus tard le"),
            reasons,
        )
    criteria = [(criterion.code, criterion.text) for criterion in programme.standing]
    return (ChecksField("criteria", "Critères", criteria, hint="Espace coche."), reasons)
