"""F9 Correspondants and F3, tab « Avis »: asked of several at once, reminded, received, counted."""

from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.dossier_opinion import OpinionState
from daect_tui.domain.mission import OpinionSense
from daect_tui.services.desk import Desk
from screens.directory.saving import SavingSheet
from screens.directory.screens import DirectoryScreen
from screens.dossiers.dossier import DossierScreen
from screens.modals.choice import ChoiceModal
from screens.modals.entry import EntryModal
from screens.modals.error import ErrorModal
from tests.support.desks import filed
from tests.support.pilots import running, see, seen, shows, until, write

EMAIL = "ines@example.org"


def correspondents(desk: Desk) -> tuple[Correspondent, ...]:
    """Keep a poste in Morocco, a préfecture, and an operator."""
    return tuple(
        desk.directory.save_correspondent(
            Correspondent(
                0, kind, name, place, country, "", "Mme", "Inès", "Delcourt", "", "ines@example.org"
            )
        )
        for kind, name, place, country in (
            (CorrespondentKind.OPERATOR, "Agence d’appui (fictive)", "Paris", ""),
            (CorrespondentKind.PREFECTURE, "Préfecture de région (fictive)", "Orléans", ""),
            (CorrespondentKind.POSTE, "Ambassade [/b] (fictive)", "Rabat", "MA"),
        )
    )


async def _opinions(pilot: Pilot[None]) -> None:
    await pilot.press("f3")
    await see(pilot, "Montclair (fictif)")
    await pilot.press("enter")
    await shows(pilot, DossierScreen)
    await see(pilot, "Rejet implicite")
    await pilot.press("right", "right", "right")


async def test_opinions_are_asked_reminded_received_and_counted(desk: Desk, tmp_path: Path) -> None:
    correspondents(desk)
    reference = filed(desk)
    answer = tmp_path / "avis.pdf"
    answer.write_bytes(b"%PDF-1.7 avis")
    async with running(desk) as pilot:
        await _opinions(pilot)
        await see(pilot, "Aucun avis demandé : Ctrl+N en demande.")
        await pilot.press("ctrl+n")
        await shows(pilot, SavingSheet)
        # The poste of a target country comes first.
        await pilot.press("enter")
        await shows(pilot, ChoiceModal)
        await pilot.press("enter")
        await see(pilot, "Ambassade [/b] (fictive), Rabat", "Entrée en ajoute")
        await pilot.press("enter")
        await write(pilot, "orleans")
        await pilot.press("enter")
        await see(pilot, "Préfecture de région (fictive), Orléans")
        await pilot.press("ctrl+s")
        await see(pilot, "2 avis demandés.", "avis 0/2 reçu", "attendu", "13/04/2018")
        await see(pilot, "Ambassade [/b] (fictive) (0/2 reçu)", "le silence vaut absence")

        await pilot.press("ctrl+d")
        await shows(pilot, EntryModal)
        await pilot.press("enter")
        await see(pilot, "Relance notée", "Relancé le 14/03/2018.")

        await pilot.press("enter")
        await shows(pilot, SavingSheet)
        await pilot.press("ctrl+s")
        await see(pilot, "Sens : à choisir.")
        await pilot.press("enter", "down", "enter", "tab", "tab", "tab")
        await write(pilot, str(answer))
        await pilot.press("ctrl+s")
        await see(pilot, "Avis enregistré : Ambassade [/b] (fictive).", "avis 1/2 reçu", "favorable")
        await see(pilot, "fichier avis.pdf")

        await pilot.press("down", "delete")
        await see(pilot, "Annuler la demande à Préfecture")
        await write(pilot, "Sans objet")
        await pilot.press("enter")
        await see(pilot, "Demande d’avis annulée.", "avis 1/1 reçu")

    first, second = desk.intake.open(reference).opinions
    assert first.answer is not None
    assert first.answer.sense is OpinionSense.FAVOURABLE
    assert first.reminders == (date(2018, 3, 14),)
    assert second.state is OpinionState.CANCELLED


async def test_without_a_correspondent_the_refusal_says_where_to_add_one(desk: Desk) -> None:
    filed(desk)
    async with running(desk) as pilot:
        await _opinions(pilot)
        await pilot.press("ctrl+n")
        await shows(pilot, ErrorModal)
        await see(pilot, "Ajoutez-en au Répertoire (F9)")


async def test_correspondents_are_kept_searched_and_ended_in_the_directory(desk: Desk) -> None:
    correspondents(desk)
    async with running(desk, (120, 40)) as pilot:
        await pilot.press("f9")
        await shows(pilot, DirectoryScreen)
        await pilot.press("right", "right")
        await see(pilot, "3 correspondants", "Ambassade [/b] (fictive)", "Préfecture de région (fictive)")
        await write(pilot, "rabat")
        await until(pilot, lambda: "Préfecture de région" not in seen(pilot))
        await pilot.press("enter")
        await shows(pilot, SavingSheet)
        await see(pilot, "Maroc", "ines@example.org")
        await pilot.press(*["tab"] * 10, "enter", "down", "enter")
        await pilot.press("ctrl+s")
        await see(pilot, "Ambassade [/b] (fictive) n’est plus consulté.", "Rabat")
        await pilot.press("escape")
        await see(pilot, "Préfecture de région (fictive)")

        await pilot.press("ctrl+n")
        await shows(pilot, SavingSheet)
        await pilot.press("tab")
        await write(pilot, "Bureau des Amériques")
        await pilot.press(*["tab"] * 8)
        await write(pilot, "pas une adresse")
        await pilot.press("ctrl+s")
        await see(pilot, "n’est pas une adresse")
        await pilot.press("ctrl+u")
        await pilot.press("ctrl+s")
        await see(pilot, "Bureau des Amériques enregistré.", "4 correspondants")

    assert [one.name for one in desk.opinions.correspondents()] == [
        "Agence d’appui (fictive)",
        "Bureau des Amériques",
        "Préfecture de région (fictive)",
    ]
