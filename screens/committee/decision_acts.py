"""The acts on a decision: what each asks, then does; from the list or from the decision's own screen."""

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import Any

from daect_tui.domain.award import decisions_of
from daect_tui.domain.dates import long_date, parse_date, short_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.observations import INTENDED, Invitation
from daect_tui.domain.text import NBSP, counted
from daect_tui.services.appeals import appeal_refusal
from daect_tui.services.decisions import DecisionLine
from daect_tui.services.desk import Desk
from daect_tui.services.reversals import Way, reversal_refusal
from daect_tui.services.rulings import Ruling
from screens.base import DeskScreen
from screens.committee.decision_menu import Act, acts
from screens.committee.decision_sheets import answer_sheet, appeal_sheet, reversal_sheet
from screens.committee.inviting import ask_invitation
from screens.committee.motions import ask_decision_grounds
from screens.modals.choice import Choice, ChoiceModal, sorted_choices
from screens.modals.confirm import ConfirmModal
from screens.modals.entry import EntryModal
from screens.modals.reason import ReasonModal
from screens.saying import tell_produced
from screens.widgets.text import capital

Screen = DeskScreen[Any]

_SIGNED_LAST = "Une décision signée ne se modifie plus\u00a0: un acte nouveau la retire ou l’abroge."


async def ask_act(screen: Screen, decision_id: int) -> None:
    """Offer the acts on a decision, ask what the chosen one needs, and do it."""
    ruling = await asyncio.to_thread(screen.desk.rulings.read, decision_id)
    title = f"{ruling.line.organisation}{NBSP}: {ruling.line.decision.kind.label}"
    act = await screen.app.push_screen_wait(ChoiceModal(title, acts(ruling)))
    if act is not None:
        await _ASK[act](screen, ruling)


async def ask_completion(screen: Screen, ruling: Ruling) -> None:
    """Ask for what the decision must say."""
    decision = ruling.line.decision
    if decision.is_signed:
        raise Refusal(_SIGNED_LAST)
    grounds = await ask_decision_grounds(screen.app, decision.kind, ruling.programme, decision.grounds)
    if grounds is not None:
        await asyncio.to_thread(screen.desk.decisions.complete, decision.id, grounds)
        screen.kept(f"{ruling.line.organisation}{NBSP}: décision complétée.")


async def ask_departure(screen: Screen, ruling: Ruling) -> None:
    """Ask for another sense than was advised or proposed, for what it must say, and why."""
    decision, name = ruling.line.decision, ruling.line.organisation
    if decision.is_case_by_case and ruling.proposal:
        advised = f"Il est proposé{NBSP}: {ruling.proposal.kind.label}."
    else:
        advised = f"L’avis du comité est{NBSP}: {ruling.line.opinion}."
    others = [kind for kind in decisions_of(ruling.programme) if kind is not decision.kind]
    kinds = [Choice(kind, capital(kind.label), advised) for kind in others]
    kind = await screen.app.push_screen_wait(ChoiceModal(f"{name}{NBSP}: décider", kinds))
    if kind is None:
        return
    grounds = await ask_decision_grounds(screen.app, kind, ruling.programme, decision.grounds)
    if grounds is None:
        return
    from_what = "la proposition" if decision.is_case_by_case else "l’avis du comité"
    reason = await screen.app.push_screen_wait(ReasonModal(f"Motif de l’écart avec {from_what}"))
    if reason is not None:
        await asyncio.to_thread(screen.desk.decisions.depart, decision.id, kind, grounds, reason)
        screen.kept(f"{name}{NBSP}: {kind.label}.")


async def ask_passing_over(screen: Screen, ruling: Ruling) -> None:
    """Ask why an identity that is not verified does not stop the signature."""
    reason = await screen.app.push_screen_wait(ReasonModal("Passer outre à l’identité non vérifiée"))
    if reason is not None:
        decision = ruling.line.decision.id
        await asyncio.to_thread(screen.desk.decisions.pass_over_identity, decision, reason)
        screen.kept(f"{ruling.line.organisation}{NBSP}: identité passée outre.")


async def ask_signature(screen: Screen, lines: Sequence[DecisionLine]) -> None:
    """Ask for the date, show who signs, and record the signature of some decisions, all or none."""
    today = short_date(screen.desk.office.clock.today())
    day = await screen.app.push_screen_wait(EntryModal("Signature", "Date de signature\u00a0:", _day, today))
    if day is None:
        return
    signatory = await asyncio.to_thread(screen.desk.decisions.signatory_on, day)
    question = (
        f"{counted(len(lines), 'décision')}, {long_date(day)}, par {signatory.name} "
        f"({signatory.delegation_act}).\n"
        "Chaque label prend son numéro\u202f; ce qui est signé ne se reprend pas."
    )
    if await screen.app.push_screen_wait(
        ConfirmModal("Signer\u202f?", question, yes="Enregistrer la signature")
    ):
        ids = [line.decision.id for line in lines]
        signed = await asyncio.to_thread(screen.desk.decisions.sign, ids, day)
        screen.kept(f"{counted(len(signed), 'décision')} signée{'s' if len(signed) > 1 else ''}.")


async def ask_letter(screen: Screen, ruling: Ruling) -> None:
    """Produce the letter of the decision, or say what stands against it."""
    made = await asyncio.to_thread(screen.desk.letters.produce_decision, ruling.line.decision)
    tell_produced(screen, [made])


async def ask_reversal_letter(screen: Screen, ruling: Ruling) -> None:
    """Produce the letter of the act that ended the decision, or say what stands against it."""
    if ruling.reversal is not None:
        produce = screen.desk.letters.produce_reversal
        made = await asyncio.to_thread(produce, ruling.line.decision, ruling.reversal)
        tell_produced(screen, [made])


async def ask_appeal(screen: Screen, ruling: Ruling) -> None:
    """Ask for an appeal that came, and say what runs on it."""
    refusal = appeal_refusal(ruling.line.decision)
    if refusal:
        raise Refusal(refusal)
    view = await screen.app.push_screen_wait(appeal_sheet(screen.desk, ruling))
    if view is not None:
        silence = f", silence le {short_date(view.clock.silence.due)}" if view.clock.silence else ""
        screen.kept(f"{capital(view.appeal.kind.label)} enregistré{silence}.")


async def ask_answer(screen: Screen, ruling: Ruling, appeal_id: int = 0) -> None:
    """Ask for the answer to an appeal: the one that is given, else the one that is chosen."""
    waiting = [view.appeal for view in ruling.appeals if view.appeal.is_open]
    appeal = next((one for one in waiting if one.id == appeal_id), None)
    if appeal is None and not appeal_id:
        choices = [
            Choice(one, f"{capital(one.kind.label)} du {short_date(one.received_on)}", one.object)
            for one in waiting
        ]
        appeal = await screen.app.push_screen_wait(ChoiceModal("Répondre à quel recours\u202f?", choices))
    if appeal is not None:
        answered = await screen.app.push_screen_wait(answer_sheet(screen.desk, appeal))
        if answered is not None and answered.answer is not None:
            screen.kept(f"{capital(answered.kind.label)}{NBSP}: {answered.answer.label}.")


async def _invite(screen: Screen, ruling: Ruling) -> None:
    granted = await asyncio.to_thread(screen.desk.observations.granted_by, ruling.line.decision)
    await ask_invitation(screen, granted)


async def ask_reversal(screen: Screen, ruling: Ruling) -> None:
    """Offer the ways to go back on the decision, and sign the chosen one."""
    way = await ask_way(screen, "Retirer ou abroger la décision", ruling.ways)
    if way is not None:
        await sign_reversal(screen, ruling, way)


async def ask_way(screen: Screen, title: str, ways: Sequence[Way]) -> Way | None:
    """Offer the ways to go back on an act, the forbidden ones with their article."""
    choices = [
        Choice(
            way,
            f"{capital(way.kind.noun)}{NBSP}: {way.ground.label}",
            way.permission.cited,
            "" if way.permission.allowed else way.permission.cited,
        )
        for way in ways
    ]
    return await screen.app.push_screen_wait(ChoiceModal(title, sorted_choices(choices)))


async def sign_reversal(screen: Screen, ruling: Ruling, way: Way) -> None:
    """Ask for what the act must say, and sign it; raises `Refusal` with the article that forbids it."""
    refusal = reversal_refusal(ruling.line.decision, ruling.reversal)
    if refusal or not way.permission.allowed:
        raise Refusal(refusal or way.permission.cited)
    asked = await asyncio.to_thread(_invited, screen.desk, ruling, way)
    reversal = await screen.app.push_screen_wait(reversal_sheet(screen.desk, ruling, way, asked))
    if reversal is not None:
        day = short_date(reversal.signed_on)
        said = f"{capital(reversal.case.kind.noun)}, acte signé le {day} (art. {reversal.article})."
        screen.kept(said)


def _invited(desk: Desk, ruling: Ruling, way: Way) -> Invitation | None:
    """Return the invitation that prepared this act, for the same ground."""
    subject = ruling.label.number if ruling.label else ruling.line.decision.dossier
    asked = desk.observations.latest(subject, INTENDED[way.kind])
    return asked if asked and asked.ground is way.ground else None


async def _sign_one(screen: Screen, ruling: Ruling) -> None:
    await ask_signature(screen, [ruling.line])


def _day(typed: str) -> date:
    day = parse_date(typed, "Date de signature")
    if day is None:
        raise Refusal("Écrivez la date de signature, par exemple 22/05/2017.")
    return day


_ASK = {
    Act.COMPLETE: ask_completion,
    Act.SIGN: _sign_one,
    Act.DEPART: ask_departure,
    Act.OVERRIDE: ask_passing_over,
    Act.LETTER: ask_letter,
    Act.APPEAL: ask_appeal,
    Act.ANSWER: ask_answer,
    Act.INVITE: _invite,
    Act.REVERSE: ask_reversal,
    Act.REVERSAL_LETTER: ask_reversal_letter,
}
