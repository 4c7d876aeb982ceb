"""The main job by keyboard alone: from a new dossier to an evaluated mission, in one application."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from daect_tui.domain.dossier import DossierState
from daect_tui.domain.mission import MissionState
from daect_tui.services.desk import Desk
from screens.app import DaectApp
from screens.committee.attendance import AttendanceScreen
from screens.committee.decisions import DecisionsScreen
from screens.committee.preparation import PreparationScreen
from screens.committee.sitting import SittingScreen
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.form import DossierForm
from screens.evaluation.grid import GridForm
from screens.evaluation.report import ReportForm
from screens.home.screens import HomeScreen
from screens.letters.lot import LotScreen
from screens.missions.mission import MissionScreen
from screens.missions.opinion import OpinionForm
from screens.missions.request import MissionRequestForm
from screens.missions.validation import ValidationForm
from screens.widgets.fields import Field
from tests.support.desks import Disk, desk_on, new_register
from tests.support.pilots import act, driven, see, shows, strike, until

REFERENCE = "PACT3-2018-001"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_on(new_register(tmp_path / "essai.daect"))


async def fill(pilot: Pilot[None], **texts: str) -> None:
    """Reach each field by Tab (from tab to tab by Ctrl+B), and type its text."""
    for key, text in texts.items():
        await reach(pilot, key)
        await strike(pilot, text)


async def reach(pilot: Pilot[None], key: str) -> None:
    """Press Tab until a field has the focus, going round the tabs of the form."""
    for presses in range(120):
        focused = pilot.app.focused
        if focused and any(isinstance(node, Field) and node.key == key for node in focused.ancestors):
            return
        await pilot.press("tab" if presses % 24 != 23 else "ctrl+b")
        await pilot.pause()
    raise AssertionError(f"no Tab leads to {key}")


async def test_the_main_job_by_keyboard(desk: Desk, tmp_path: Path) -> None:
    app = DaectApp(lambda _agent: desk, "essai.daect", agent="Camille Renaud", documents_folder=tmp_path)
    async with driven(app) as pilot:
        await shows(pilot, HomeScreen)
        await a_new_dossier(pilot)
        await completed_and_reviewed(pilot)
        await on_the_agenda(pilot)
        await held_voted_and_closed(pilot)
        await decided_and_signed(pilot)
        await the_letter(pilot, desk, tmp_path)
        await a_mission_requested(pilot)
        await validated(pilot)
        await reported(pilot)
        await evaluated(pilot)

    assert desk.intake.open(REFERENCE).dossier.state is DossierState.LABELLED
    assert desk.missions.open("MIS-2018-001").mission.state is MissionState.EVALUATED
    assert desk.office.register.faults() == ()


async def a_new_dossier(pilot: Pilot[None]) -> None:
    await pilot.press("f3", "ctrl+n")
    await shows(pilot, DossierForm)
    await see(pilot, "4 champs requis à remplir")
    await reach(pilot, "programme")
    await pilot.press("enter", "down", "down", "down", "enter")
    await see(pilot, "PACT3")
    await fill(
        pilot,
        name="Montclair (fictif)",
        street="1 place du Marché",
        postcode="28000",
        city="Montclair",
        civility="Mme",
        first_name="Agathe",
        last_name="Lormier",
        office="Maire",
        call="Madame la Maire,",
        received_on="05/03/2018",
    )
    await see(pilot, "lundi 5 mars 2018")
    await pilot.press("ctrl+b")
    await fill(pilot, domain="Patrimoine et vitrail", countries="Maroc")
    await pilot.press("ctrl+s")
    await shows(pilot, DossierScreen)
    await see(pilot, REFERENCE, "● reçu")


async def completed_and_reviewed(pilot: Pilot[None]) -> None:
    for words, state in (
        ("Accuser réception", "accusé de réception envoyé"),
        ("Constater la complétude", "complet"),
        ("Ouvrir l’instruction", "en instruction"),
    ):
        await act(pilot, words)
        await see(pilot, f"Dossier {REFERENCE} : {state}.")
    await act(pilot, "Constater l’identité vérifiée")
    await see(pilot, "Identité vérifiée.")


async def on_the_agenda(pilot: Pilot[None]) -> None:
    await pilot.press("f4", "ctrl+n")
    await see(pilot, "Prévoir une séance")
    await pilot.press("down", "down", "space", "tab")
    await strike(pilot, "14/03/2018")
    await pilot.press("ctrl+s")
    await shows(pilot, PreparationScreen)
    await see(pilot, "Aucun point")
    await pilot.press("ctrl+n")
    await see(pilot, "Inscrire un dossier", REFERENCE)
    await pilot.press("enter")
    await see(pilot, "1 point", "Montclair (fictif)")


async def held_voted_and_closed(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+o")
    await see(pilot, "Ouvrir la séance ?")
    await pilot.press("enter")
    await shows(pilot, AttendanceScreen)
    await pilot.press("ctrl+u")
    await see(pilot, "Espace décoche un absent")
    await pilot.press("ctrl+s")
    await see(pilot, "Quorum atteint : 6 sur 6")
    await pilot.press("escape")
    await shows(pilot, SittingScreen)
    await see(pilot, "Point 1 sur 1")
    for rank, key in enumerate("pppppa", start=1):
        await pilot.press(key)
        await see(pilot, f"Voix exprimées : {rank} sur 6")
    await see(pilot, "5 pour, 0 contre, 1 abstention : AVIS FAVORABLE.")
    await pilot.press("enter")
    await see(pilot, "Conclu : avis favorable")
    await act(pilot, "Clore la séance")
    await see(pilot, "Clore la séance ?")
    await pilot.press("enter")
    await shows(pilot, DecisionsScreen)


async def decided_and_signed(pilot: Pilot[None]) -> None:
    await see(pilot, "1 décision à signer")
    await pilot.press("ctrl+s")
    await see(pilot, "Date de signature")
    await pilot.press("enter")
    await see(pilot, "Hélène VASSEUR")
    await pilot.press("enter")
    await see(pilot, "1 signée")


async def the_letter(pilot: Pilot[None], desk: Desk, folder: Path) -> None:
    await pilot.press("f8", "ctrl+n")
    await see(pilot, "De quelle séance ?")
    await pilot.press("enter")
    await see(pilot, "Lettres de décision")
    await pilot.press("enter")
    await shows(pilot, LotScreen)
    await see(pilot, "1 prête")
    await pilot.press("ctrl+s")
    await see(pilot, "1 lettre produite.", "produite, 2018-0001")
    await pilot.press("escape")
    await see(pilot, "2018-0001", "labellisation")
    await pilot.press("enter")
    written = folder / f"2018-0001-labellisation-{REFERENCE}.pdf"
    await until(pilot, written.is_file)
    await act(pilot, "Imprimer le courrier")
    await see(pilot, "1 document.", "Bureau")
    await pilot.press("ctrl+s")
    await see(pilot, "1 document imprimé.")
    disk = desk.letters._files
    assert isinstance(disk, Disk)
    assert (disk.opened, disk.printed) == ([written], [written])


async def a_mission_requested(pilot: Pilot[None]) -> None:
    await pilot.press("f5", "ctrl+n")
    await shows(pilot, MissionRequestForm)
    await reach(pilot, "label")
    await pilot.press("enter")
    await see(pilot, "Sous quel label ?", "LAB-2018-001")
    await pilot.press("enter")
    await fill(
        pilot,
        requester="Commune de Sefrou",
        subject="Vitraux de la médina",
        country="Maroc",
        place="Sefrou",
        starts_on="02/04/2018",
        ends_on="06/04/2018",
        experts="Éloïse Marchenoir ; verrière ; Montclair (fictif) ; 5",
        budget="Transport ; 1 240,50 ; ministère",
        terms="Former six agents.",
    )
    await pilot.press("ctrl+s")
    await shows(pilot, MissionScreen)
    await see(pilot, "MIS-2018-001", "Sefrou")


async def validated(pilot: Pilot[None]) -> None:
    await act(pilot, "Enregistrer l’avis du poste")
    await shows(pilot, OpinionForm)
    await fill(pilot, source="Ambassade de France au Maroc")
    await reach(pilot, "sense")
    await pilot.press("enter", "down", "enter")
    await see(pilot, "favorable")
    await pilot.press("ctrl+s")
    await shows(pilot, MissionScreen)
    await act(pilot, "Ouvrir l’instruction")
    await see(pilot, "toutes les conditions sont tenues")
    await pilot.press("ctrl+s")
    await shows(pilot, ValidationForm)
    await see(pilot, "dimanche 6 mai 2018")
    await pilot.press("ctrl+s")
    await shows(pilot, MissionScreen)
    await see(pilot, "validée")
    await act(pilot, "Émettre la lettre de validation")
    await see(pilot, "Produit : lettre de validation de mission, 2018-0002")
    await act(pilot, "Enregistrer le départ")
    await see(pilot, "MIS-2018-001 : en cours")
    await act(pilot, "Enregistrer le retour")
    await see(pilot, "MIS-2018-001 : rapport attendu")


async def reported(pilot: Pilot[None]) -> None:
    await pilot.press("f6")
    await see(pilot, "MIS-2018-001", "attendu le 06/05/2018")
    await pilot.press("enter")
    await shows(pilot, ReportForm)
    await fill(
        pilot,
        expert_voice="Six agents formés.",
        results="atteint",
        lessons="Revenir à six mois.",
        real_cost="1 180,20",
    )
    await reach(pilot, "follow_up_kind")
    await pilot.press("enter", "down", "enter")
    await see(pilot, "Tout ce qui est requis est rempli")
    await pilot.press("ctrl+s")
    await see(pilot, "Rapport de MIS-2018-001 enregistré")


async def evaluated(pilot: Pilot[None]) -> None:
    await see(pilot, "rapport reçu, à évaluer")
    await pilot.press("ctrl+s")
    await shows(pilot, GridForm)
    await see(pilot, "4 champs requis à remplir")
    await pilot.press("4", "3", "4", "3")
    await see(pilot, "Tout ce qui est requis est rempli")
    await pilot.press("ctrl+s")
    await see(pilot, "évalué le 14/03/2018")
