"""Breaks and the end of a session: what is unfinished is said before anything is frozen."""

import asyncio
from typing import TYPE_CHECKING

from daect_tui.services.room import ItemView
from screens.modals.confirm import ConfirmModal
from screens.modals.entry import EntryModal

if TYPE_CHECKING:
    from screens.committee.sitting import SittingScreen

_FROZEN = (
    "Présences, pouvoirs, déports et voix seront figés\u00a0: le procès-verbal ne lira qu’eux. "
    "Ensuite, seul un procès-verbal rectificatif corrige."
)


async def ask_break(screen: "SittingScreen", _view: ItemView) -> None:
    """Suspend the session; the reason may stay blank."""
    reason = await screen.app.push_screen_wait(
        EntryModal("Suspendre la séance", "Motif, s’il doit paraître au procès-verbal\u00a0:", str.strip)
    )
    if reason is not None:
        await screen.act("Séance suspendue.", screen.desk.committee.suspend, reason)


async def resume(screen: "SittingScreen", _view: ItemView) -> None:
    """Take the session up again."""
    await screen.act("Séance reprise.", screen.desk.committee.resume)


async def ask_closing(screen: "SittingScreen", _view: ItemView) -> None:
    """Close the session: what is unfinished is said first, and carried over only when confirmed."""
    left = await asyncio.to_thread(screen.desk.closing.unfinished, screen.reference)
    question = _FROZEN
    if left:
        question = f"{_left(left)}\nCes dossiers reviendront à l’instruction.\n\n{_FROZEN}"
    if await screen.app.push_screen_wait(
        ConfirmModal("Clore la séance\u202f?", question, yes="Clore la séance")
    ):
        await asyncio.to_thread(screen.desk.closing.close, screen.reference, carry_over=bool(left))
        _closed(screen, f"Séance {screen.reference} close.")


async def ask_lapse(screen: "SittingScreen", view: ItemView) -> None:
    """Close the session for want of quorum."""
    left = await asyncio.to_thread(screen.desk.closing.unfinished, screen.reference)
    question = (
        f"{str(view.quorum).capitalize()}. {_left(left)}\nCes dossiers reviendront à l’instruction. Une "
        "seconde convocation sur le même ordre du jour n’exigera aucun quorum (CRPA, art. R. 133-10)."
        f"\n\n{_FROZEN}"
    )
    if await screen.app.push_screen_wait(
        ConfirmModal("Clore faute de quorum\u202f?", question, yes="Clore la séance")
    ):
        await asyncio.to_thread(screen.desk.closing.lapse, screen.reference)
        _closed(screen, f"Séance {screen.reference} close faute de quorum.")


def _left(left: tuple[str, ...]) -> str:
    return "Reste à examiner\u00a0:\n" + "\n".join(f"– {line}" for line in left)


def _closed(screen: "SittingScreen", message: str) -> None:
    from screens.committee.decisions import DecisionsScreen  # noqa: PLC0415 – when it is first shown

    screen.shell.note_kept(message)
    screen.shell.back_up()
    # Not awaited: this worker ends with the screen that it replaces.
    screen.app.switch_screen(DecisionsScreen(screen.desk, screen.reference))
