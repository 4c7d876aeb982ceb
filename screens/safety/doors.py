"""The doors of « Sûreté »: one line each, with what it does; each opens from the screen that asked."""

from collections.abc import Awaitable, Callable

from screens.base import DeskScreen
from screens.modals.choice import Choice, ChoiceModal
from screens.safety.checking import check
from screens.safety.holding import show_holds
from screens.safety.lengths import show_lengths
from screens.safety.locking_now import lock_now
from screens.safety.purging import open_purge

Open = Callable[[DeskScreen[None]], Awaitable[None]]

DOORS: tuple[Choice[Open], ...] = (
    Choice(check, "Vérifier le registre", "Base, liens, règles, journal et fichiers conservés."),
    Choice(show_lengths, "Durées de conservation", "Combien d’années par nature, depuis quoi, et après."),
    Choice(show_holds, "Gels", "Ce qui ne s’élimine pas tant qu’un litige ou une demande court."),
    Choice(open_purge, "Élimination", "Ce qui a passé sa durée\u00a0: bordereau, visa des archives."),
    Choice(lock_now, "Verrouiller l’écran", "La phrase secrète du registre le rouvre (F10)."),
)


async def open_safety(screen: DeskScreen[None]) -> None:
    """Ask what to do for the safety of the register, then do it."""
    chosen = await screen.app.push_screen_wait(ChoiceModal("Sûreté du registre", DOORS))
    if chosen is not None:
        await chosen(screen)
