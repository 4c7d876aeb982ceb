"""The doors of « Sûreté »: one line each, with what it does; each opens from the screen that asked."""

from collections.abc import Awaitable, Callable

from screens.base import DeskScreen
from screens.modals.choice import Choice, ChoiceModal
from screens.safety.backups import open_backups
from screens.safety.checking import check
from screens.safety.holding import show_holds
from screens.safety.journal import open_journal
from screens.safety.lengths import show_lengths
from screens.safety.locking_now import lock_now
from screens.safety.person import open_person, open_requests
from screens.safety.purging import open_purge

Open = Callable[[DeskScreen[None]], Awaitable[None]]

DOORS: tuple[Choice[Open], ...] = (
    Choice(
        open_backups, "Sauvegardes", "Les voir, en faire une, la copier ailleurs, revenir à l’une d’elles."
    ),
    Choice(check, "Vérifier le registre", "Fichier, journal, règles\u00a0: ce qui ne va pas, que faire."),
    Choice(lock_now, "Verrouiller l’écran", "La phrase secrète du registre le rouvre (F10)."),
    Choice(open_person, "Données d’une personne", "La trouver partout\u202f; remettre, rectifier, effacer."),
    Choice(open_requests, "Demandes de personnes", "À enregistrer\u202f; il y a un mois pour répondre."),
    Choice(show_lengths, "Durées de conservation", "Combien d’années par nature, depuis quoi, et après."),
    Choice(show_holds, "Gels", "Ce qui ne s’élimine pas tant qu’un litige ou une demande court."),
    Choice(open_purge, "Élimination", "Ce qui a passé sa durée\u00a0: bordereau, visa des archives."),
    Choice(open_journal, "Lire le journal", "Tous les actes\u00a0: chercher, filtrer, vérifier, exporter."),
)


async def open_safety(screen: DeskScreen[None]) -> None:
    """Ask what to do for the safety of the register, then do it."""
    chosen = await screen.app.push_screen_wait(ChoiceModal("Sûreté du registre", DOORS))
    if chosen is not None:
        await chosen(screen)
