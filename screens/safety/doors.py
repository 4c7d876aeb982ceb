"""The doors of « Sûreté »: one line each, with what it does; each opens from the screen that asked."""

from collections.abc import Awaitable, Callable

from screens.base import DeskScreen
from screens.modals.choice import Choice, ChoiceModal
from screens.safety.checking import check
from screens.safety.journal import open_journal

Open = Callable[[DeskScreen[None]], Awaitable[None]]

DOORS: tuple[Choice[Open], ...] = (
    Choice(check, "Vérifier le registre", "Base, liens, règles, journal et fichiers conservés."),
    Choice(open_journal, "Lire le journal", "Tous les actes\u00a0: chercher, filtrer, vérifier, exporter."),
)


async def open_safety(screen: DeskScreen[None]) -> None:
    """Ask what to do for the safety of the register, then do it."""
    chosen = await screen.app.push_screen_wait(ChoiceModal("Sûreté du registre", DOORS))
    if chosen is not None:
        await chosen(screen)
