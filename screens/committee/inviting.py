"""Inviting a holder to present observations before an act that takes something away, and its letter."""

import asyncio
from collections.abc import Mapping
from typing import Any

from daect_tui.domain.dates import short_date
from daect_tui.domain.observations import GROUNDS, Granted, IntendedAct, Invitation
from daect_tui.domain.reversal import ReversalGround
from daect_tui.domain.text import NBSP
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.directory.saving import SavingSheet
from screens.modals.error import ErrorModal
from screens.saying import NOT_PRODUCED, produced
from screens.widgets.fields import ChoiceField, LineField, LongField

_ACTS = {
    IntendedAct.SUSPENSION: "Suspendre le label",
    IntendedAct.REPEAL: "Abroger, pour l’avenir",
    IntendedAct.WITHDRAWAL: "Retirer, rétroactivement",
}
_GROUNDS = {
    ReversalGround.CONDITION: "Une condition qui n’est plus remplie",
    ReversalGround.ILLEGAL: "L’illégalité de la décision",
}
_LAW = (
    "CRPA, art. L. 121-1 et L. 122-1. Le délai court de la réception de la lettre\u00a0: notez-la dans "
    "Courriers (F8)."
)


async def ask_invitation(screen: DeskScreen[Any], granted: Granted) -> None:
    """Ask what is intended and why, record it, and produce the letter."""
    delays = await asyncio.to_thread(screen.desk.directory.delays)
    invitation = await screen.app.push_screen_wait(_sheet(screen.desk, granted, delays.observation_days))
    if invitation is None:
        return
    made = await asyncio.to_thread(screen.desk.letters.produce_invitation, invitation)
    if made.letter is None:
        screen.kept("Invitation enregistrée\u202f; lettre à produire (F8, Ctrl+B).")
        screen.app.push_screen(ErrorModal("\n".join(made.faults), NOT_PRODUCED))
    else:
        screen.kept(f"Invitation enregistrée. {produced([made.letter])}")


def invited(invitation: Invitation | None) -> dict[str, str]:
    """Return what an invitation fills in the form of the act that it prepared."""
    if invitation is None:
        return {}
    begun = {"condition": invitation.condition, "reasons": invitation.facts}
    if invitation.received_on is None:
        return begun
    return {
        **begun,
        "invited_on": short_date(invitation.received_on),
        "answer_by": short_date(invitation.answer_by),
    }


def _sheet(desk: Desk, granted: Granted, days: int) -> SavingSheet[Invitation]:
    acts = [act for act in IntendedAct if granted.label or act is not IntendedAct.SUSPENSION]

    def save(texts: Mapping[str, str]) -> Invitation:
        return desk.observations.invite(granted, texts)

    fields = (
        ChoiceField("intended", "Acte envisagé", [(act.value, _ACTS[act]) for act in acts], required=True),
        ChoiceField("ground", "Fondement", [(one.value, _GROUNDS[one]) for one in GROUNDS], required=True),
        ChoiceField("condition", "Condition", [(one, one) for one in granted.conditions]),
        LongField("facts", "Faits", lines=3, required=True),
        LineField("days", "Délai (jours)", required=True, hint="À compter de la réception."),
    )
    initial = {"intended": acts[0].value, "ground": GROUNDS[0].value, "days": str(days)}
    return SavingSheet(
        f"Inviter à présenter des observations{NBSP}: {granted.subject}", fields, save, initial, _LAW
    )
