"""F3, tab « Pièces »: what is missing is asked for, the clock stops, the last piece starts it again."""

from pathlib import Path

from textual.pilot import Pilot

from daect_tui.domain.dossier import DossierAction
from daect_tui.services.desk import Desk
from screens.directory.saving import SavingSheet
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.pieces_tab import PiecesTab
from screens.modals.error import ErrorModal
from screens.modals.reason import ReasonModal
from tests.support.desks import Disk, filed
from tests.support.pilots import running, see, shows, until, write


async def _pieces(pilot: Pilot[None]) -> PiecesTab:
    """Open the first dossier of the register, on its pieces."""
    await pilot.press("f3")
    await see(pilot, "Montclair (fictif)")
    await pilot.press("enter")
    await shows(pilot, DossierScreen)
    await see(pilot, "Rejet implicite")
    await pilot.press("right", "right")
    await see(pilot, "Formulaire de candidature signé *")
    return pilot.app.screen.query_one(PiecesTab)


async def test_missing_pieces_and_the_clock(desk: Desk, tmp_path: Path) -> None:
    reference = filed(desk)
    statutes = tmp_path / "Délibération nº 3 [b].pdf"
    statutes.write_bytes(b"%PDF-1.7 deliberation")
    async with running(desk) as pilot:
        await _pieces(pilot)
        await see(pilot, "2 pièces manquent", "rejet implicite 05/05/2018 (J-52)")

        await pilot.press("enter")
        await shows(pilot, SavingSheet)
        await see(pilot, "Pièce reçue", "Formulaire de candidature signé", "14/03/2018")
        await pilot.press("ctrl+s")
        await see(pilot, "Pièce reçue.", "1 pièce manque", "Reçue le 14/03/2018, sur papier seulement")

        await pilot.press("ctrl+d")
        await shows(pilot, SavingSheet)
        await see(pilot, "Demander des pièces", "13/04/2018")
        await pilot.press("ctrl+s")
        # Thirty days are given: the silence moves by as many, and says so.
        await see(pilot, "● incomplet", "rejet implicite 04/06/2018", "1 pièce au 13/04/2018")
        await see(pilot, "+ 2 mois + 30 j de pièces = 04/06/2018")
        await pilot.press("down")
        await see(pilot, "Demandée le 14/03/2018 pour le 13/04/2018 (J-30), pièces manquantes.")

        await pilot.press("enter")
        await see(pilot, "Délibération ou décision")
        await pilot.press("tab", "tab", "tab")
        await write(pilot, str(statutes))
        await pilot.press("ctrl+s")
        await see(pilot, "Toutes les pièces sont là : Ctrl+K constate la complétude.")
        # It came the same day: nothing is suspended after all.
        await see(pilot, "rejet implicite 05/05/2018 (J-52)", "fichier Délibération nº 3 [b].pdf")

        await pilot.press("ctrl+k")
        await see(pilot, "● complet", f"Dossier {reference} : complet.")

        await pilot.press("ctrl+o")
        disk = desk.attachments._files
        assert isinstance(disk, Disk)
        await until(pilot, lambda: disk.opened)
        (opened,) = disk.opened
        assert opened.read_bytes() == statutes.read_bytes()
        assert opened.name == "Délibération nº 3 [b].pdf"

    assert not opened.exists()


async def test_a_hostile_file_is_told_under_its_field_and_nothing_is_written(
    desk: Desk, tmp_path: Path
) -> None:
    reference = filed(desk)
    async with running(desk) as pilot:
        await _pieces(pilot)
        await pilot.press("enter")
        await shows(pilot, SavingSheet)
        await pilot.press("tab", "tab", "tab")
        await write(pilot, "/dev/zero")
        await pilot.press("ctrl+s")
        await see(pilot, "Impossible de joindre « /dev/zero » : c’est un", "périphérique.")
        await pilot.press("ctrl+u")
        await write(pilot, str(tmp_path))
        await pilot.press("ctrl+s")
        await see(pilot, "c’est un dossier.")

    with desk.office.reading() as work:
        assert work.pieces.received(reference) == ()


async def test_the_letters_of_intake_are_produced_in_their_tab(desk: Desk) -> None:
    filed(desk)
    async with running(desk) as pilot:
        await _pieces(pilot)
        await pilot.press("ctrl+d")
        await shows(pilot, SavingSheet)
        await pilot.press("ctrl+s")
        await see(pilot, "2 pièces au 13/04/2018")
        await pilot.press("right", "right", "right")
        await see(pilot, "Aucun courrier : Ctrl+N en produit un.")
        await pilot.press("ctrl+n")
        await see(pilot, "Accusé de réception", "Demande de pièces du 14/03/2018")
        await pilot.press("down", "enter")
        await see(pilot, "Courrier 2018-0001 produit. Entrée le montre.", "demande de pièces")
        await pilot.press("enter")
        await see(pilot, "Ouvert :")


async def test_a_request_is_lifted_and_a_receipt_taken_back(desk: Desk) -> None:
    filed(desk)
    async with running(desk) as pilot:
        await _pieces(pilot)
        await pilot.press("ctrl+d")
        await shows(pilot, SavingSheet)
        await pilot.press("ctrl+s")
        await see(pilot, "2 pièces au")
        await pilot.press("delete")
        await see(pilot, "Lever la demande du 14/03/2018", "Le délai de silence reprend")
        await pilot.press("enter")
        await shows(pilot, ReasonModal)
        await write(pilot, "Reçues par ailleurs")
        await pilot.press("enter")
        await see(pilot, "Demande de pièces levée.", "rejet implicite 05/05/2018 (J-52)")
        await pilot.press("enter")
        await shows(pilot, SavingSheet)
        await pilot.press("ctrl+s")
        await see(pilot, "sur papier seulement")
        await pilot.press("delete")
        await see(pilot, "Retirer la pièce reçue le 14/03/2018")
        await pilot.press("enter")
        await write(pilot, "Autre dossier")
        await pilot.press("enter")
        await see(pilot, "Pièce retirée.", "2 pièces manquent")


async def test_nothing_is_asked_of_a_closed_dossier_and_it_says_why(desk: Desk) -> None:
    reference = filed(desk)
    desk.intake.act(reference, DossierAction.WITHDRAW, "Lettre du maire")
    async with running(desk) as pilot:
        await pilot.app.push_screen(DossierScreen(desk, reference))
        await see(pilot, "retiré par le demandeur")
        await pilot.press("right", "right")
        await see(pilot, "Formulaire de candidature signé *")
        await pilot.press("ctrl+d")
        await shows(pilot, ErrorModal)
        await see(pilot, "Impossible de constater l’incomplétude")
        await pilot.press("enter", "ctrl+n")
        await see(pilot, "pièces ne changent plus.")
        await pilot.press("enter", "right", "ctrl+n")
        await see(pilot, "Impossible de demander un avis")
