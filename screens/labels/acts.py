"""The acts on a label: which are offered, why not the others, what each asks and does."""

import asyncio
from collections.abc import Awaitable, Callable
from enum import Enum
from typing import Any

from daect_tui.domain.label import LabelAction
from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.text import NBSP
from daect_tui.domain.worklist import Room
from daect_tui.services.labels import LabelFile
from daect_tui.services.producing import Production
from screens.base import DeskScreen
from screens.committee.decision_acts import ask_reversal
from screens.labels.sheets import dated_sheet, suspension_sheet
from screens.modals.choice import Choice, ChoiceModal, sorted_choices
from screens.modals.error import ErrorModal
from screens.widgets.text import capital

Screen = DeskScreen[Any]

_NO_DOSSIER = "Ce label est venu sans son dossier\u00a0: il n’y en a pas à ouvrir."
_NEVER_SUSPENDED = "Ce label n’a jamais été suspendu."


class Deed(Enum):
    """What the menu offers."""

    ATTEST = "Produire l’attestation du jour"
    RENEWAL_SHEET = "Produire la fiche de renouvellement"
    SUSPEND = "Suspendre…"
    SUSPENSION_LETTER = "Produire la lettre de suspension"
    REINSTATE = "Rétablir…"
    GIVE_UP = "Enregistrer l’abandon…"
    REVERSE = "Abroger ou retirer la décision…"
    DOSSIER = "Ouvrir le dossier"


def deeds(opened: LabelFile) -> list[Choice[Deed]]:
    """List the acts, the possible ones first, the others with their reason."""
    refusals = opened.refusals
    suspended = any(event.kind is LabelEventKind.SUSPENDED for event in opened.life.events)
    why = {
        Deed.SUSPEND: refusals[LabelAction.SUSPEND],
        Deed.REINSTATE: refusals[LabelAction.REINSTATE],
        Deed.GIVE_UP: refusals[LabelAction.GIVE_UP],
        Deed.REVERSE: refusals[LabelAction.REPEAL],
        Deed.SUSPENSION_LETTER: "" if suspended else _NEVER_SUSPENDED,
        Deed.DOSSIER: "" if opened.life.label.dossier else _NO_DOSSIER,
    }
    return sorted_choices(Choice(deed, deed.value, refusal=why.get(deed, "")) for deed in Deed)


async def ask_deed(screen: Screen, opened: LabelFile) -> None:
    """Offer the acts, ask what the chosen one needs, and do it."""
    title = f"{opened.life.label.number}{NBSP}: que faire de ce label\u202f?"
    deed = await screen.app.push_screen_wait(ChoiceModal(title, deeds(opened)))
    if deed is not None:
        await _ASK[deed](screen, opened)


async def _suspend(screen: Screen, opened: LabelFile) -> None:
    _tell(screen, await screen.app.push_screen_wait(suspension_sheet(screen.desk, opened)))


async def _reinstate(screen: Screen, opened: LabelFile) -> None:
    sheet = dated_sheet(screen.desk, opened, LabelEventKind.REINSTATED)
    _tell(screen, await screen.app.push_screen_wait(sheet))


async def _give_up(screen: Screen, opened: LabelFile) -> None:
    sheet = dated_sheet(screen.desk, opened, LabelEventKind.GIVEN_UP)
    _tell(screen, await screen.app.push_screen_wait(sheet))


def _tell(screen: Screen, event: LabelEvent | None) -> None:
    if event is not None:
        letter = " Sa lettre\u00a0: Ctrl+T." if event.kind is LabelEventKind.SUSPENDED else ""
        screen.kept(f"{capital(event.kind.label)} enregistré{_agreed(event)}.{letter}")


def _agreed(event: LabelEvent) -> str:
    return "e" if event.kind is LabelEventKind.SUSPENDED else ""


async def _reverse(screen: Screen, opened: LabelFile) -> None:
    if opened.decision is not None:
        ruling = await asyncio.to_thread(screen.desk.rulings.read, opened.decision.id)
        await ask_reversal(screen, ruling)


async def _open_dossier(screen: Screen, opened: LabelFile) -> None:
    await screen.shell.open_subject(Room.DOSSIERS.value, opened.life.label.dossier)


async def _attest(screen: Screen, opened: LabelFile) -> None:
    await _produce(screen, opened, screen.desk.label_papers.produce_attestation)


async def _suspension_letter(screen: Screen, opened: LabelFile) -> None:
    await _produce(screen, opened, screen.desk.label_papers.produce_suspension)


async def _renewal_sheet(screen: Screen, opened: LabelFile) -> None:
    await _produce(screen, opened, screen.desk.label_papers.produce_renewal_sheet)


async def _produce(screen: Screen, opened: LabelFile, produce: Callable[[str], Production]) -> None:
    screen.shell.tell("Mise en page…")
    made = await asyncio.to_thread(produce, opened.life.label.number)
    screen.shell.tell("")
    if made.letter is None:
        screen.app.push_screen(ErrorModal("\n".join(made.faults), "Non produit"))
    else:
        screen.kept(f"{made.letter.chrono} produit{NBSP}: voyez l’onglet Courriers.")


_ASK: dict[Deed, Callable[[Screen, LabelFile], Awaitable[None]]] = {
    Deed.ATTEST: _attest,
    Deed.RENEWAL_SHEET: _renewal_sheet,
    Deed.SUSPEND: _suspend,
    Deed.SUSPENSION_LETTER: _suspension_letter,
    Deed.REINSTATE: _reinstate,
    Deed.GIVE_UP: _give_up,
    Deed.REVERSE: _reverse,
    Deed.DOSSIER: _open_dossier,
}
