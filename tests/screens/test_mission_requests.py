"""F5 before the validation, by keyboard: a request typed, its poste asked, corrected, refused; ceilings."""

from datetime import date

from daect_tui.domain.letter import LetterKind
from daect_tui.domain.mission import MissionAction, MissionState
from daect_tui.domain.mission_costs import Bearer
from daect_tui.domain.mission_settings import DailyRate, DatedMissionSettings, MissionSettings
from daect_tui.domain.money import Euros
from daect_tui.services.desk import Desk
from screens.directory.saving import SavingSheet
from screens.directory.screens import DirectoryScreen
from screens.missions.mission import MissionScreen
from screens.missions.request import MissionRequestForm
from screens.missions.screens import MissionsScreen
from tests.screens.test_missions_and_reports import labelled, requested
from tests.support.pilots import act, running, see, shows, write


async def test_a_request_is_typed_and_what_was_understood_is_said(desk: Desk) -> None:
    labelled(desk)
    rates = (DailyRate("MA", Euros(100_00)),)
    desk.mission_requests.save_settings(DatedMissionSettings(date(2018, 3, 14), MissionSettings(rates=rates)))
    async with running(desk) as pilot:
        await pilot.press("f5")
        await shows(pilot, MissionsScreen)
        await pilot.press("ctrl+n")
        await shows(pilot, MissionRequestForm)
        await see(pilot, "Entrée ouvre la liste")
        await pilot.press("enter", "enter", "tab", "tab")
        for text in ("Vitraux", "", "Maroc", "Sefrou", "02/04/2018", "06/04/2018"):
            await write(pilot, text)
            await pilot.press("tab")
        await see(pilot, "Maroc, 100 € par jour")
        await pilot.press("ctrl+b")
        await write(pilot, "Commune de Sefrou")
        await pilot.press("ctrl+b")
        await write(pilot, "Alix ; verrière ; Organisme 1 (fictif) ; 2 ; du 02/04/2018 au 03/04/2018")
        await see(pilot, "Alix du 02/04/2018 au 03/04/2018")
        await pilot.press("tab")
        await write(pilot, "Indemnité ; cinq ; ministère")
        await pilot.press("tab")
        await see(pilot, "« cinq » n’est pas un montant clair")
        await pilot.press("shift+tab", "end", "ctrl+u")
        await write(pilot, "Indemnité ; 5 j logé ; ministère")
        await see(pilot, "175 € : délégation 175 €", "5 j × 100 €, logé = 175 €")
        await pilot.press("enter")
        await write(pilot, "Temps ; 300 ; organisme 1 (fictif)")
        await see(pilot, "475 € : délégation 175 €, titulaire 300 €")
        await pilot.press("ctrl+b")
        await write(pilot, "Former.")
        await pilot.press("ctrl+s")
        await shows(pilot, MissionScreen)
        await see(pilot, "Demande MIS-2018-001 enregistrée.")

    content = desk.missions.open("MIS-2018-001").mission.content
    assert content.by_bearer == ((Bearer.DELEGATION, Euros(175_00)), (Bearer.HOLDER, Euros(300_00)))


async def test_a_poste_is_asked_the_request_corrected_then_refused_by_a_letter(desk: Desk) -> None:
    reference = requested(desk)
    async with running(desk) as pilot:
        await pilot.press("f5", "enter")
        await shows(pilot, MissionScreen)
        await see(pilot, "● demandée")
        await act(pilot, "Demander l’avis du poste")
        await shows(pilot, SavingSheet)
        await write(pilot, "Ambassade")
        await pilot.press("ctrl+s")
        await see(pilot, "● avis du poste demandé")
        await act(pilot, "Corriger la demande")
        await shows(pilot, MissionRequestForm)
        await see(pilot, "Tout ce qui est requis est rempli")
        await pilot.press("tab", "tab", "end")
        await write(pilot, " et verrières")
        await pilot.press("ctrl+s")
        await see(pilot, "demande corrigée", "la médina et verrières")
        await act(pilot, "Ouvrir l’instruction")
        await see(pilot, "1 condition non tenue")
        await act(pilot, "Refuser la mission")
        await see(pilot, "X▌ Le poste diplomatique est consulté")
        await pilot.press("ctrl+s")
        await see(pilot, "● refusée", "Produit : lettre de refus de mission, ")

    opened = desk.missions.open(reference)
    assert opened.mission.state is MissionState.REFUSED
    assert [letter.kind for letter in opened.letters] == [LetterKind.MISSION_REFUSAL]


async def test_a_ceiling_of_the_directory_stands_against_a_mission(desk: Desk) -> None:
    reference = requested(desk, budget="Avion ; 1 200 ; ministère")
    desk.missions.act(reference, MissionAction.REVIEW)
    async with running(desk) as pilot:
        await pilot.press("f9")
        await shows(pilot, DirectoryScreen)
        await see(pilot, "membres siègent")
        await pilot.press(*["right"] * 6)
        await see(pilot, "Famille")
        await write(pilot, "taux")
        await see(pilot, "1 réglage pour")
        await pilot.press("enter")
        await shows(pilot, SavingSheet)
        await pilot.press("tab")
        await write(pilot, "1 000")
        await pilot.press("ctrl+s")
        await see(pilot, "Plafonds et taux enregistrés")
        await pilot.press("f5", "enter")
        await shows(pilot, MissionScreen)
        await pilot.press("right")
        await see(pilot, "1 200 €, au-delà du plafond par mission, 1 000", "? Le niveau de sécurité")
