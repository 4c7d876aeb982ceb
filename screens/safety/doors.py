"""The doors of « Sûreté »: one line each, with what it does; each opens from the screen that asked."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from daect_tui.domain.worklist import BACKUPS, HOLDS, REQUESTS
from screens.base import DeskScreen
from screens.modals.choice import Choice, ChoiceModal
from screens.safety.backups import open_backups
from screens.safety.checking import check
from screens.safety.holding import show_holds
from screens.safety.journal import open_journal
from screens.safety.lengths import show_lengths
from screens.safety.locking_now import lock_now, no_lock
from screens.safety.person import open_person, open_requests
from screens.safety.purging import open_purge

Open = Callable[[DeskScreen[None]], Awaitable[None]]

# The cares of every week first, then those of people, of the archives, of whoever leaves the desk.
DOORS: tuple[Choice[Open], ...] = (
    Choice(
        open_backups, "Sauvegardes", "Les voir, en faire une, la copier ailleurs, revenir à l’une d’elles."
    ),
    Choice(check, "Vérifier le registre", "Fichier, journal, règles\u00a0: ce qui ne va pas, et que faire."),
    Choice(open_journal, "Lire le journal", "Tous les actes\u00a0: chercher, filtrer, vérifier, exporter."),
    Choice(open_requests, "Demandes de personnes", "Les enregistrer, y répondre dans le mois."),
    Choice(open_person, "Données d’une personne", "La trouver partout\u202f; remettre, rectifier, effacer."),
    Choice(show_lengths, "Durées de conservation", "Combien d’années par nature, depuis quoi, et après."),
    Choice(show_holds, "Gels", "Ce qui ne s’élimine pas tant qu’un litige ou une demande court."),
    Choice(open_purge, "Élimination", "Ce qui a passé sa durée\u00a0: bordereau, visa des archives."),
    Choice(lock_now, "Verrouiller l’écran", "La phrase secrète du registre le rouvre (F10)."),
)

# Where the lines of « À faire » lead that are about the register itself.
OF_WORKLIST: dict[str, Open] = {BACKUPS: open_backups, REQUESTS: open_requests, HOLDS: show_holds}


def doors_of(screen: DeskScreen[Any]) -> list[Choice[Open]]:
    """Return the doors as they stand on this register: one that cannot be taken says why."""
    return [
        replace(door, refusal=no_lock(screen.shell)) if door.value is lock_now else door for door in DOORS
    ]


async def open_safety(screen: DeskScreen[None]) -> None:
    """Ask what to do for the safety of the register, then do it."""
    chosen = await screen.app.push_screen_wait(ChoiceModal("Sûreté du registre", doors_of(screen)))
    if chosen is not None:
        await chosen(screen)
