"""A label's whole life by keyboard: a mission, its report filled elsewhere and merged, what is learnt of it.

The dossier, the committee and the label are the subject of `test_main_job`: here they are made by the
services.
"""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from daect_tui.domain.evaluation import EvaluationState
from daect_tui.domain.field_merge import Side
from daect_tui.domain.mission import MissionState
from daect_tui.domain.report_form import report_fields
from daect_tui.services.clocks import SystemClock
from daect_tui.services.desk import Desk
from daect_tui.services.pack_filling import PackFilling
from screens.evaluation.conflicts import ConflictsScreen
from screens.evaluation.evaluation import EvaluationScreen
from screens.evaluation.grid import GridForm
from screens.evaluation.knowhow import KnowHowScreen
from screens.evaluation.lesson import LessonScreen
from screens.evaluation.lesson_form import LessonForm
from screens.evaluation.merging import MergeScreen
from screens.evaluation.report import ReportForm
from screens.evaluation.screens import EvaluationsScreen
from screens.labels.label import LabelScreen
from screens.missions.mission import MissionScreen
from screens.missions.request import MissionRequestForm
from screens.missions.screens import MissionsScreen
from screens.missions.validation import ValidationForm
from screens.modals.confirm import ConfirmModal
from screens.modals.sheet import SheetModal
from screens.packed.app import PackedApp
from screens.packed.form import PackedForm
from tests.integration.services.test_decisions_and_letters import text_of
from tests.support.courses import labelled
from tests.support.desks import Disk, desk_on, new_register
from tests.support.pilots import PatientPilot, act, running, see, shows, write

REFERENCE = "MIS-2018-001"
HOST_SAID = "Dit par téléphone"
FILLED = "Six agents formés sur leurs édifices"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_on(new_register(tmp_path / "essai.daect"))


async def test_from_a_label_to_its_renewal_by_keyboard(desk: Desk, tmp_path: Path) -> None:
    label, pack = labelled(desk), tmp_path / "rapport.daectpack"
    async with running(desk) as pilot:
        await requested(pilot)
        await refused_then_passed_over(pilot)
        await validation_letter(pilot, desk)
        await packed(pilot, pack)
        await filled_elsewhere(pack)
        await typed_here_meanwhile(pilot)
        await merged_with_one_conflict(pilot, pack)
        await evaluated(pilot)
        await capitalised(pilot, desk)
        await found(pilot)
        await renewal_sheet(pilot, desk, label)

    mission = desk.missions.open(REFERENCE).mission
    assert mission.state is MissionState.CAPITALISED
    assert mission.overrides[0].endswith("Motif\u00a0: urgence")
    evaluation = desk.evaluations.open(REFERENCE).evaluation
    assert evaluation is not None
    assert evaluation.state is EvaluationState.CAPITALISED
    assert not evaluation.partial
    assert report_fields(evaluation.report)["expert_voice"] == FILLED
    (conflict,) = desk.packs.conflicts(REFERENCE)
    assert (conflict.ours, conflict.theirs, conflict.chosen) == (HOST_SAID, FILLED, Side.THEIRS)
    assert desk.office.register.faults() == ()


def last_opened(desk: Desk) -> Path:
    disk = desk.letters._files
    assert isinstance(disk, Disk)
    return disk.opened[-1]


async def requested(pilot: Pilot[None]) -> None:
    await pilot.press("f5")
    await shows(pilot, MissionsScreen)
    await pilot.press("ctrl+n")
    await shows(pilot, MissionRequestForm)
    await pilot.press("enter", "enter", "tab", "tab")
    for text in ("Vitraux", "", "Maroc", "Sefrou", "02/04/2018", "06/04/2018"):
        await write(pilot, text)
        await pilot.press("tab")
    await pilot.press("ctrl+b")
    await write(pilot, "Commune de Sefrou")
    await pilot.press("ctrl+b")
    await write(pilot, "Éloïse Marchenoir ; verrière ; Organisme 1 (fictif) ; 5")
    await pilot.press("tab")
    await write(pilot, "Transport ; 1 240,50 ; ministère")
    await pilot.press("ctrl+b")
    await write(pilot, "Former six agents.")
    await pilot.press("ctrl+s")
    await shows(pilot, MissionScreen)
    await see(pilot, f"Demande {REFERENCE} enregistrée.")


async def refused_then_passed_over(pilot: Pilot[None]) -> None:
    await act(pilot, "Ouvrir l’instruction")
    await see(pilot, "1 condition non tenue")
    await pilot.press("ctrl+s")
    await shows(pilot, ValidationForm)
    await see(pilot, "L’avis du poste diplomatique n’est pas enregistré.")
    await pilot.press("ctrl+s")
    await see(pilot, "1 champ à corriger")
    await write(pilot, "urgence")
    await pilot.press("ctrl+s")
    await shows(pilot, MissionScreen)
    await see(pilot, "● validée")


async def validation_letter(pilot: Pilot[None], desk: Desk) -> None:
    await act(pilot, "Émettre la lettre de validation")
    await see(pilot, "Produit : lettre de validation de mission, 2018-0001")
    await pilot.press("ctrl+o")
    await see(pilot, "Ouvert :")
    letter = text_of(last_opened(desk))
    for words in ("Vitraux", "Commune de Sefrou", "1 240,50 €", "au plus tard le 6 mai 2018"):
        assert words in letter, words
    await act(pilot, "Enregistrer le départ")
    await see(pilot, f"{REFERENCE} : en cours")
    await act(pilot, "Enregistrer le retour")
    await see(pilot, f"{REFERENCE} : rapport attendu")


async def packed(pilot: Pilot[None], pack: Path) -> None:
    await pilot.press("f6")
    await shows(pilot, EvaluationsScreen)
    await see(pilot, REFERENCE)
    await pilot.press("ctrl+d")
    await shows(pilot, SheetModal)
    await write(pilot, str(pack))
    await pilot.press("ctrl+s")
    await see(pilot, f"Paquet de {REFERENCE} écrit")


async def filled_elsewhere(pack: Path) -> None:
    """Fill the pack in another instance of the application, which has no register."""
    async with PackedApp(PackFilling(Disk(), SystemClock(), pack)).run_test(size=(80, 24)) as bare:
        pilot = PatientPilot(bare.app)
        await shows(pilot, PackedForm)
        await see(pilot, f"Rapport de {REFERENCE}")
        await write(pilot, FILLED)
        await pilot.press("ctrl+b")
        await see(pilot, "1 à dire")
        await write(pilot, "atteint")
        await see(pilot, "1 atteint")
        await pilot.press("ctrl+b", "ctrl+b", "enter", "down", "enter")
        await see(pilot, "Tout ce qui est requis est rempli")
        await pilot.press("ctrl+s")
        await shows(pilot, ConfirmModal)
        await see(pilot, pack.name, "Envoyez-le à")
        await pilot.press("enter")


async def typed_here_meanwhile(pilot: Pilot[None]) -> None:
    await pilot.press("enter")
    await shows(pilot, ReportForm)
    await write(pilot, HOST_SAID)
    await pilot.press("ctrl+s")
    await see(pilot, "Il manque : Résultats et Suites.")
    await pilot.press("enter")
    await shows(pilot, EvaluationScreen)
    await see(pilot, "partiel, à compléter", HOST_SAID)
    await pilot.press("escape")
    await shows(pilot, EvaluationsScreen)


async def merged_with_one_conflict(pilot: Pilot[None], pack: Path) -> None:
    await pilot.press("ctrl+u")
    await shows(pilot, SheetModal)
    await write(pilot, str(pack))
    await pilot.press("ctrl+s")
    await shows(pilot, MergeScreen)
    await see(pilot, "1 conflit", "● Registre", HOST_SAID, FILLED)
    await pilot.press("space")
    await see(pilot, "● Fichier", "conflit : fichier")
    await pilot.press("ctrl+s")
    await shows(pilot, EvaluationsScreen)
    await see(pilot, f"Rapport de {REFERENCE} fusionné : 3 champs changés.")
    await pilot.press("ctrl+k")
    await shows(pilot, ConflictsScreen)
    await see(pilot, f"{REFERENCE} · 1 conflit", HOST_SAID, FILLED[:20])
    await pilot.press("escape")
    await shows(pilot, EvaluationsScreen)


async def evaluated(pilot: Pilot[None]) -> None:
    await pilot.press("enter")
    await shows(pilot, EvaluationScreen)
    await see(pilot, FILLED)
    await pilot.press("ctrl+s")
    await shows(pilot, GridForm)
    await see(pilot, "à remplir")
    await pilot.press("4", "3", "4", "3")
    await see(pilot, "Tout ce qui est requis est rempli")
    await pilot.press("ctrl+s")
    await shows(pilot, EvaluationScreen)
    await see(pilot, "évalué le 14/03/2018")


async def capitalised(pilot: Pilot[None], desk: Desk) -> None:
    await pilot.press("left", "left", "ctrl+n")
    await shows(pilot, LessonForm)
    await write(pilot, "Former sur place")
    await pilot.press("tab")
    await write(pilot, "Éloïse Marchenoir a formé les agents à la dalle de verre.")
    await pilot.press("ctrl+s")
    await see(pilot, "ENS-001", "proposé")
    await pilot.press("enter")
    await shows(pilot, LessonScreen)
    await pilot.press("ctrl+s")
    await see(pilot, "ENS-001 : validé.")
    await pilot.press("ctrl+o", "enter")
    await see(pilot, "Ouvert :")
    sheet = text_of(last_opened(desk))
    assert "Former sur place" in sheet
    await pilot.press("escape")
    await shows(pilot, EvaluationScreen)
    await act(pilot, "Capitaliser")
    await see(pilot, f"Mission {REFERENCE} capitalisée")
    await pilot.press("escape")
    await shows(pilot, EvaluationsScreen)


async def found(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+y")
    await shows(pilot, KnowHowScreen)
    await write(pilot, "dalle de verre")
    await pilot.press("tab")
    await write(pilot, "maroc")
    await see(pilot, "Former sur place")
    await pilot.press("escape", "escape")
    await shows(pilot, EvaluationsScreen)


async def renewal_sheet(pilot: Pilot[None], desk: Desk, label: str) -> None:
    await pilot.press("f7")
    await see(pilot, label)
    await pilot.press("enter")
    await shows(pilot, LabelScreen)
    await act(pilot, "Produire la fiche de renouvellement")
    await see(pilot, "Produit : fiche de renouvellement")
    await pilot.press("left", "left")
    await see(pilot, "fiche de renouvellement")
    await pilot.press("enter")
    await see(pilot, "Ouvert :")
    text = text_of(last_opened(desk))
    for words in (REFERENCE, "capitalisée", "1 240,50 €"):
        assert words in text, words
