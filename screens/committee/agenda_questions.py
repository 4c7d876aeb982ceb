"""Acts on a whole agenda: several dossiers at once, and its order, each shown before it is done."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from daect_tui.domain.bulk import BulkAct, BulkAction
from daect_tui.domain.text import counted
from daect_tui.services.adjourned import AdjournedItems
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.consequences import ConsequencesModal

if TYPE_CHECKING:
    from screens.committee.preparation import PreparationScreen

Ask = Callable[["PreparationScreen"], Awaitable[None]]


async def ask_many(screen: "PreparationScreen") -> None:
    """Ask which dossiers join the agenda: all those of a programme, or those adjourned earlier."""
    ready = await asyncio.to_thread(screen.desk.agenda.ready, screen.reference)
    adjourned = await asyncio.to_thread(screen.desk.adjourned.foresee, screen.reference)
    choices: list[Choice[Ask]] = [
        Choice(
            _programme(code, references),
            f"Tous les dossiers en instruction de {code} ({len(references)})",
            "Ce qui sera fait de chacun est montré d’abord.",
            "" if references else f"Aucun dossier de {code} n’est en instruction.",
        )
        for code, references in ready.items()
    ]
    choices.append(
        Choice(
            _adjourned(adjourned),
            f"Les ajournés dont le complément est arrivé ({len(adjourned.coming)})",
            "Leur instruction reprend, et ils rejoignent l’ordre du jour.",
            "" if adjourned.coming or adjourned.left else "Aucun dossier n’est ajourné.",
        )
    )
    chosen = await screen.app.push_screen_wait(ChoiceModal("Inscrire en nombre", choices))
    if chosen is not None:
        await chosen(screen)


def _programme(code: str, references: tuple[str, ...]) -> Ask:
    async def ask(screen: "PreparationScreen") -> None:
        bulk, act = screen.desk.bulk, BulkAct(BulkAction.PUT_ON_AGENDA, session=screen.reference)
        foreseen = await asyncio.to_thread(bulk.foresee, act, references)
        applied = [f"{one.reference}  {one.organisation}" for one in foreseen.applied]
        skipped = [(f"{one.reference}  {one.organisation}", one.reason) for one in foreseen.skipped]
        if await screen.app.push_screen_wait(ConsequencesModal(f"Inscrire {code}", applied, skipped)):
            done = await asyncio.to_thread(bulk.apply, foreseen)
            screen.kept(f"{counted(len(done), 'dossier inscrit', 'dossiers inscrits')}.")

    return ask


def _adjourned(foreseen: AdjournedItems) -> Ask:
    async def ask(screen: "PreparationScreen") -> None:
        applied = [f"{one.reference}  {one.organisation} ({one.came})" for one in foreseen.coming]
        skipped = [(f"{one.reference}  {one.organisation}", one.reason) for one in foreseen.left]
        if await screen.app.push_screen_wait(
            ConsequencesModal("Inscrire les dossiers ajournés", applied, skipped)
        ):
            await asyncio.to_thread(screen.desk.adjourned.apply, screen.reference, foreseen)
            screen.kept(f"{counted(len(foreseen.coming), 'dossier inscrit', 'dossiers inscrits')}.")

    return ask


async def put_in_quiet_order(screen: "PreparationScreen") -> None:
    """Put the agenda in the order that spares most sorties and entrées, and say how many it spares."""
    found = await asyncio.to_thread(screen.desk.agenda_order.quietest, screen.reference)
    if found.after == found.before:
        screen.shell.tell(f"Déjà l’ordre le plus calme\u00a0: {_moves(found.before)}.")
        return
    order = [item.id for item in found.items]
    await asyncio.to_thread(screen.desk.agenda_order.reorder, screen.reference, order)
    screen.kept(f"Ordre le plus calme\u00a0: {_moves(found.after)} au lieu de {found.before}.")


def _moves(count: int) -> str:
    return counted(count, "sortie ou entrée", "sorties et entrées")
