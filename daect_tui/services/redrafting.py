"""Ordering again a letter that was kept: to replace it, or to see whether it still says what is true.

Each kind has its line in `FINDERS`: from the letter, and the day of the act that it tells of, to its order.
The papers of a room and the sheets are not here: asked for again, they are renewed by themselves.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from daect_tui.domain.document import Document
from daect_tui.domain.errors import Refusal
from daect_tui.domain.letter import Letter, LetterKind
from daect_tui.domain.letter_replacement import replaced_chain
from daect_tui.domain.notification import tells
from daect_tui.domain.report_deadline import PlannedReminder
from daect_tui.services import course_drafting, orders
from daect_tui.services.course_letters import course_acts, ordered_act, tell
from daect_tui.services.label_papers import LETTER_OF_ACT, label_act_order
from daect_tui.services.letter_orders import LetterOrder, nothing_more, of_day
from daect_tui.services.office import Office
from daect_tui.services.paragraphs import carry_paragraph
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.redating import drafted_on


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept letter; `dated` is the day of what it tells of, which it bears itself unless it replaced one."""

    letter: Letter
    dated: date
    replaced: Letter | None = None


Finder = Callable[[Office, UnitOfWork, Kept], LetterOrder | None]


def kept_letter(work: UnitOfWork, chrono: str) -> Kept:
    """Return a letter with the one that it replaced, and the day of what they tell of."""
    letter = work.letters.get(chrono)
    of_subject = {one.chrono: one for one in work.letters.of_subject(letter.subject)}
    chain = replaced_chain(chrono, work.letter_replacements.among(of_subject))
    if not chain:
        return Kept(letter, letter.dated)
    return Kept(letter, of_subject[chain[-1]].dated, of_subject[chain[0]])


def order_again(office: Office, work: UnitOfWork, kept: Kept) -> LetterOrder:
    """Return the order of a kept letter; raises `Refusal` when nothing asks for it any more."""
    letter = kept.letter
    finder = FINDERS.get(letter.kind)
    if finder is None:
        raise Refusal(
            f"{letter.chrono} ({letter.kind.label}) se refait d’où il vient\u00a0: redemandez-le, il "
            "remplace de lui-même celui qui n’est plus à jour."
        )
    found = finder(office, work, kept)
    if found is None:
        raise Refusal(
            f"Plus rien ne demande {letter.chrono} ({letter.kind.label})\u00a0: l’acte dont il parle a été "
            "repris ou annulé."
        )
    return found


def draft_again(office: Office, work: UnitOfWork, kept: Kept) -> Document:
    """Draft a kept letter as it would be today, under its number and its date."""
    order = order_again(office, work, kept)
    document = drafted_on(work, order, kept.letter.chrono, kept.letter.dated, kept.replaced)
    return carry_paragraph(work, order.key, document, kept.letter.chrono)


# ── The kinds ──────────────────────────────────────────────────────────────────────────────


def _decision(_office: Office, work: UnitOfWork, kept: Kept) -> LetterOrder | None:
    letter = replace(kept.letter, dated=kept.dated)
    found = (one for one in work.decisions.of_dossier(letter.subject) if tells(letter, one))
    return next((orders.decision_order(one) for one in found), None)


def _reversal(office: Office, work: UnitOfWork, kept: Kept) -> LetterOrder | None:
    decisions = {one.id: one for one in work.decisions.of_dossier(kept.letter.subject)}
    if not decisions:
        return _label_act(office, work, kept)
    for reversal in work.reversals.of_decisions(decisions).values():
        if reversal.signed_on == kept.dated:
            return orders.reversal_order(decisions[reversal.decision_id], reversal)
    return None


def _acknowledgement(_office: Office, _work: UnitOfWork, kept: Kept) -> LetterOrder:
    return orders.acknowledgement_order(kept.letter.subject)


def _pieces_request(_office: Office, work: UnitOfWork, kept: Kept) -> LetterOrder | None:
    requests = work.pieces.requests(kept.letter.subject)
    return next((orders.pieces_request_order(one) for one in requests if one.asked_on == kept.dated), None)


def _referral(_office: Office, work: UnitOfWork, kept: Kept) -> LetterOrder | None:
    for opinion in work.opinions.of(kept.letter.subject):
        if opinion.source == kept.letter.recipient and kept.dated in (opinion.asked_on, *opinion.reminders):
            until = tuple(day for day in opinion.reminders if day <= kept.dated)
            return orders.referral_order(replace(opinion, reminders=until))
    return None


def _mission(office: Office, _work: UnitOfWork, kept: Kept) -> LetterOrder:
    return replace(orders.mission_order(office, kept.letter.subject), done=nothing_more)


def _mission_refusal(_office: Office, work: UnitOfWork, kept: Kept) -> LetterOrder:
    return orders.mission_refusal_order(work.missions.get(kept.letter.subject))


def _mission_act(_office: Office, work: UnitOfWork, kept: Kept) -> LetterOrder | None:
    mission = work.missions.get(kept.letter.subject)
    for act in course_acts(work, mission.reference):
        if act.letter == kept.letter.chrono:
            return replace(ordered_act(mission, act), done=partial(tell, act))
    return None


def _reminder(_office: Office, work: UnitOfWork, kept: Kept) -> LetterOrder | None:
    mission = work.missions.get(kept.letter.subject)
    sent = work.report_follow_up.reminders([mission.reference]).get(mission.reference, ())
    for one in sent:
        if one.sent_on == kept.dated:
            planned = PlannedReminder(one.level, one.sent_on, one.report_due, "")
            before = tuple(other for other in sent if other.level < one.level)
            draft = of_day(partial(course_drafting.reminder, mission.reference, planned, before))
            return LetterOrder(LetterKind.REPORT_REMINDER, mission.reference, draft, recipient=mission.holder)
    return None


def _label_act(_office: Office, work: UnitOfWork, kept: Kept) -> LetterOrder | None:
    for event in work.label_lives.get(kept.letter.subject).events:
        if (LETTER_OF_ACT.get(event.kind), event.decided_on) == (kept.letter.kind, kept.dated):
            return label_act_order(work, event)
    return None


def _inadmissibility(_office: Office, _work: UnitOfWork, kept: Kept) -> LetterOrder | None:
    return orders.inadmissibility_order(kept.letter.subject)


def _invitation(_office: Office, work: UnitOfWork, kept: Kept) -> LetterOrder | None:
    for invitation in work.invitations.about(kept.letter.subject):
        if invitation.written_on == kept.dated:
            return orders.invitation_order(work, invitation)
    return None


FINDERS: dict[LetterKind, Finder] = {
    LetterKind.LABELLING: _decision,
    LetterKind.ADJOURNMENT: _decision,
    LetterKind.REFUSAL: _decision,
    LetterKind.RETAINED: _decision,
    LetterKind.REVERSAL: _reversal,
    LetterKind.ACKNOWLEDGEMENT: _acknowledgement,
    LetterKind.PIECES_REQUEST: _pieces_request,
    LetterKind.REFERRAL: _referral,
    LetterKind.MISSION_VALIDATION: _mission,
    LetterKind.MISSION_REFUSAL: _mission_refusal,
    LetterKind.MISSION_AMENDMENT: _mission_act,
    LetterKind.MISSION_POSTPONEMENT: _mission_act,
    LetterKind.MISSION_CANCELLATION: _mission_act,
    LetterKind.REPORT_REMINDER: _reminder,
    LetterKind.LABEL_SUSPENSION: _label_act,
    LetterKind.REINSTATEMENT: _label_act,
    LetterKind.INADMISSIBILITY: _inadmissibility,
    LetterKind.OBSERVATIONS_INVITATION: _invitation,
}
