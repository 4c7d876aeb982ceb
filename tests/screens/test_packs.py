"""A pack's journey: it leaves from F6, is filled alone by another instance, comes back with one conflict."""

from collections.abc import Mapping
from pathlib import Path

from daect_tui.domain.field_merge import Side
from daect_tui.domain.mission_pack import unpacked
from daect_tui.domain.report_form import report_fields
from daect_tui.services.clocks import SystemClock
from daect_tui.services.desk import Desk
from daect_tui.services.pack_filling import PackFilling
from exports.packs import read_pack
from screens.evaluation.conflicts import ConflictsScreen
from screens.evaluation.merging import MergeScreen
from screens.evaluation.screens import EvaluationsScreen
from screens.modals.confirm import ConfirmModal
from screens.modals.sheet import SheetModal
from screens.packed.app import PackedApp
from screens.packed.form import PackedForm
from tests.support.desks import Disk
from tests.support.pack_missions import come_back, reported
from tests.support.pilots import PatientPilot, running, see, shows, until, write


def answers(path: Path) -> Mapping[str, str]:
    return unpacked(read_pack(path)).answers


async def fill(path: Path, text: str) -> None:
    """Fill the first question in the packed form, and leave by the key that says where everything is."""
    filling = PackFilling(Disk(), SystemClock(), path)
    async with PackedApp(filling).run_test(size=(80, 24)) as bare:
        pilot = PatientPilot(bare.app)
        await shows(pilot, PackedForm)
        await see(pilot, "Rapport de MIS-2018-001", "À remplir : L’expert, Résultats et Suites")
        await write(pilot, text)
        # In the file before anything is left: a process that is killed here loses nothing.
        await until(pilot, lambda: answers(path)["expert_voice"] == text)
        await see(pilot, f"Gardé dans {path.name}")
        await pilot.press("ctrl+b", "ctrl+b", "ctrl+b", "ctrl+b")
        await see(pilot, "[/x] Vitraux [bold]de la médina", "delegation@example.org")
        await pilot.press("ctrl+s")
        await shows(pilot, ConfirmModal)
        await see(pilot, path.name, "Envoyez-le à")
        await pilot.press("enter")


async def test_a_pack_leaves_is_filled_alone_and_comes_back(desk: Desk, tmp_path: Path) -> None:
    reference, path = come_back(desk), tmp_path / "p.daectpack"
    async with running(desk) as pilot:
        await pilot.press("f6")
        await see(pilot, reference)
        await pilot.press("ctrl+d")
        await shows(pilot, SheetModal)
        await write(pilot, str(path))
        await pilot.press("ctrl+s")
        await see(pilot, f"Paquet de {reference} écrit")

        await fill(path, "Six agents")
        reported(desk, reference, expert_voice="Saisi au bureau", lessons="Ici")

        await pilot.press("ctrl+u")
        await shows(pilot, SheetModal)
        await write(pilot, str(path))
        await pilot.press("ctrl+s")
        await shows(pilot, MergeScreen)
        await see(pilot, "1 conflit", "● Registre", "Saisi au bureau", "Six agents", "gardé ici")
        await pilot.press("space")
        await see(pilot, "● Fichier", "conflit : fichier")
        await pilot.press("ctrl+s")
        await shows(pilot, EvaluationsScreen)
        await see(pilot, f"Rapport de {reference} fusionné : 1 champ changé.")
        await pilot.press("ctrl+k")
        await shows(pilot, ConflictsScreen)
        await see(pilot, f"{reference} · 1 conflit", "Saisi au bureau", "Six agents")

    evaluation = desk.evaluations.open(reference).evaluation
    assert evaluation is not None
    report = report_fields(evaluation.report)
    assert (report["expert_voice"], report["lessons"]) == ("Six agents", "Ici")
    (kept,) = desk.packs.conflicts(reference)
    assert (kept.ours, kept.theirs, kept.chosen) == ("Saisi au bureau", "Six agents", Side.THEIRS)
