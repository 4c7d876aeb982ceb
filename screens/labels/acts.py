"""The acts on a label: which are offered, why not the others, what each asks and does."""

import asyncio
from collections.abc import Awaitable, Callable
from enum import Enum
from typing import Any

from daect_tui.domain.label import LabelAction
from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.observations import INTENDED, IntendedAct
from daect_tui.domain.text import NBSP
from daect_tui.domain.worklist import Room
from daect_tui.services.labels import LabelFile
from daect_tui.services.producing import Production
from screens.base import DeskScreen
from screens.committee.decision_acts import ask_reversal, ask_way
from screens.committee.inviting import ask_invitation
from screens.labels.sheets import dated_sheet, ending_sheet, suspension_sheet
from screens.modals.choice import Choice, ChoiceModal, sorted_choices
from screens.saying import LAYING_OUT, tell_produced
from screens.widgets.text import capital

Screen = DeskScreen[Any]

_NO_DOSSIER = "Ce label est venu sans son dossier\u00a0: il n’y en a pas à ouvrir."
_NEVER_SUSPENDED = "Ce label n’a jamais été suspendu."
_NEVER_REINSTATED = "Ce label n’a jamais été rétabli."
_ENDS = (LabelEventKind.REPEALED, LabelEventKind.REVOKED)
_TOLD_BY_LETTER = (LabelEventKind.SUSPENDED, LabelEventKind.REINSTATED, *_ENDS)
_FEMININE = (LabelEventKind.SUSPENDED, LabelEventKind.REPEALED)
_NOT_ENDED = "Aucun acte pris ici, hors d’une décision du registre, n’a mis fin à ce label."


class Deed(Enum):
    """What the menu offers."""

    ATTEST = "Produire l’attestation du jour"
    RENEWAL_SHEET = "Produire la fiche de renouvellement"
    INVITE = "Inviter à présenter des observations…"
    SUSPEND = "Suspendre…"
    SUSPENSION_LETTER = "Produire la lettre de suspension"
    REINSTATE = "Rétablir…"
    REINSTATEMENT_LETTER = "Produire la lettre de levée de suspension"
    GIVE_UP = "Enregistrer l’abandon…"
    REVERSE = "Abroger ou retirer…"
    ENDING_LETTER = "Produire la lettre d’abrogation ou de retrait"
    DOSSIER = "Ouvrir le dossier"


def deeds(opened: LabelFile) -> list[Choice[Deed]]:
    """List the acts, the possible ones first, the others with their reason."""
    refusals = opened.refusals
    happened = {event.kind for event in opened.life.events}
    why = {
        Deed.INVITE: refusals[LabelAction.REPEAL],
        Deed.SUSPEND: refusals[LabelAction.SUSPEND],
        Deed.REINSTATE: refusals[LabelAction.REINSTATE],
        Deed.GIVE_UP: refusals[LabelAction.GIVE_UP],
        Deed.REVERSE: refusals[LabelAction.REPEAL],
        Deed.SUSPENSION_LETTER: "" if LabelEventKind.SUSPENDED in happened else _NEVER_SUSPENDED,
        Deed.REINSTATEMENT_LETTER: "" if LabelEventKind.REINSTATED in happened else _NEVER_REINSTATED,
        Deed.ENDING_LETTER: "" if any(one.article for one in opened.life.events) else _NOT_ENDED,
        Deed.DOSSIER: "" if opened.life.label.dossier else _NO_DOSSIER,
    }
    return sorted_choices(Choice(deed, deed.value, refusal=why.get(deed, "")) for deed in Deed)


async def ask_deed(screen: Screen, opened: LabelFile) -> None:
    """Offer the acts, ask what the chosen one needs, and do it."""
    title = f"{opened.life.label.number}{NBSP}: que faire de ce label\u202f?"
    deed = await screen.app.push_screen_wait(ChoiceModal(title, deeds(opened)))
    if deed is not None:
        await _ASK[deed](screen, opened)


async def _invite(screen: Screen, opened: LabelFile) -> None:
    granted = await asyncio.to_thread(screen.desk.observations.granted_label, opened.life.label.number)
    await ask_invitation(screen, granted)


async def _suspend(screen: Screen, opened: LabelFile) -> None:
    latest = screen.desk.observations.latest
    asked = await asyncio.to_thread(latest, opened.life.label.number, IntendedAct.SUSPENSION)
    _tell(screen, await screen.app.push_screen_wait(suspension_sheet(screen.desk, opened, asked)))


async def _reinstate(screen: Screen, opened: LabelFile) -> None:
    sheet = dated_sheet(screen.desk, opened, LabelEventKind.REINSTATED)
    _tell(screen, await screen.app.push_screen_wait(sheet))


async def _give_up(screen: Screen, opened: LabelFile) -> None:
    sheet = dated_sheet(screen.desk, opened, LabelEventKind.GIVEN_UP)
    _tell(screen, await screen.app.push_screen_wait(sheet))


def _tell(screen: Screen, event: LabelEvent | None) -> None:
    if event is not None:
        letter = " Sa lettre\u00a0: Ctrl+T." if event.kind in _TOLD_BY_LETTER else ""
        screen.kept(f"{capital(event.kind.label)} enregistré{_agreed(event)}.{letter}")


def _agreed(event: LabelEvent) -> str:
    return "e" if event.kind in _FEMININE else ""


async def _reverse(screen: Screen, opened: LabelFile) -> None:
    if opened.decision is not None:
        ruling = await asyncio.to_thread(screen.desk.rulings.read, opened.decision.id)
        await ask_reversal(screen, ruling)
        return
    number = opened.life.label.number
    ways = await asyncio.to_thread(screen.desk.label_endings.ways, number)
    way = await ask_way(screen, f"Abroger ou retirer {number}", ways)
    if way is not None:
        asked = await asyncio.to_thread(screen.desk.observations.latest, number, INTENDED[way.kind])
        _tell(screen, await screen.app.push_screen_wait(ending_sheet(screen.desk, opened, way, asked)))


async def _open_dossier(screen: Screen, opened: LabelFile) -> None:
    await screen.shell.open_subject(Room.DOSSIERS.value, opened.life.label.dossier)


async def _attest(screen: Screen, opened: LabelFile) -> None:
    await _produce(screen, opened, screen.desk.label_papers.produce_attestation)


async def _suspension_letter(screen: Screen, opened: LabelFile) -> None:
    await _produce(screen, opened, screen.desk.label_papers.produce_suspension)


async def _reinstatement_letter(screen: Screen, opened: LabelFile) -> None:
    await _produce(screen, opened, screen.desk.label_papers.produce_reinstatement)


async def _ending_letter(screen: Screen, opened: LabelFile) -> None:
    await _produce(screen, opened, screen.desk.label_papers.produce_ending)


async def _renewal_sheet(screen: Screen, opened: LabelFile) -> None:
    await _produce(screen, opened, screen.desk.label_papers.produce_renewal_sheet)


async def _produce(screen: Screen, opened: LabelFile, produce: Callable[[str], Production]) -> None:
    screen.shell.tell(LAYING_OUT)
    made = await asyncio.to_thread(produce, opened.life.label.number)
    tell_produced(screen, [made], "Voyez l’onglet Courriers.")


_ASK: dict[Deed, Callable[[Screen, LabelFile], Awaitable[None]]] = {
    Deed.ATTEST: _attest,
    Deed.RENEWAL_SHEET: _renewal_sheet,
    Deed.INVITE: _invite,
    Deed.SUSPEND: _suspend,
    Deed.SUSPENSION_LETTER: _suspension_letter,
    Deed.REINSTATE: _reinstate,
    Deed.REINSTATEMENT_LETTER: _reinstatement_letter,
    Deed.GIVE_UP: _give_up,
    Deed.REVERSE: _reverse,
    Deed.ENDING_LETTER: _ending_letter,
    Deed.DOSSIER: _open_dossier,
}
