"""The guided tour of the demonstration, done as its line says: it goes on when the thing is done."""

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from daect_tui.launching import make_application
from screens.home.screens import HomeScreen
from screens.modals.choice import ChoiceModal
from tests.support.pilots import SMALL, PatientPilot, act, see, seen, shows, write

# What the line says, then the keys that do it.
HELD = (
    ("Étape 1 sur 9 : appuyez sur F4", ("f4",)),
    ("Étape 2 sur 9 : Entrée sur PACT3-2018-S1", ("enter",)),
    ("Étape 2 sur 9 : Ctrl+O ouvre la séance", ("ctrl+o",)),
    ("Étape 2 sur 9 : Entrée ouvre la séance", ("enter",)),
    ("Étape 3 sur 9 : Ctrl+U fait l’appel", ("ctrl+u",)),
    ("Espace décoche un absent", ("ctrl+s",)),
    ("Étape 4 sur 9 : quorum atteint ?", ("escape",)),
    ("Étape 4 sur 9 : Ctrl+U propose l’unanimité", ("ctrl+u", "enter")),
    ("Étape 5 sur 9 : 2 points encore", ("ctrl+u", "enter")),
    ("Étape 5 sur 9 : 1 point encore", ("ctrl+u", "enter")),
)
WRITTEN = (
    ("Étape 6 sur 9 : Ctrl+S signe", ("ctrl+s",)),
    ("Étape 6 sur 9 : Entrée accepte", ("enter",)),
    ("Hélène VASSEUR", ("enter",)),
    ("Étape 7 sur 9 : appuyez sur F6", ("f6",)),
    ("Étape 7 sur 9 : Entrée sur MIS-2018-002", ("enter",)),
    ("Étape 7 sur 9 : Entrée reprend", ("enter",)),
    ("Étape 7 sur 9 : Ctrl+B va aux enseignements", ("ctrl+s",)),
    ("Étape 8 sur 9 : appuyez sur F8", ("f8",)),
    ("Étape 8 sur 9 : Ctrl+N", ("ctrl+n",)),
    ("Étape 8 sur 9 : Entrée sur PACT3-2018-S1", ("enter",)),
    ("Séance PACT3-2018-S1 ─", ("enter",)),
    ("Étape 8 sur 9 : Ctrl+S produit", ()),
    ("3 prêtes", ("ctrl+s",)),
    ("Étape 9 sur 9 : elles sont gardées", ("escape",)),
    ("Étape 9 sur 9 : Espace choisit une lettre", ("space", "ctrl+d")),
    ("Visite finie", ("escape", "f2")),
)


async def follow(pilot: Pilot[None], steps: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    for said, keys in steps:
        await see(pilot, said)
        await pilot.press(*keys)


async def test_the_tour_is_done_as_it_says(
    demonstration: tuple[Path, Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DATA", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path))
    register = tmp_path / "visite.daect"
    shutil.copy(demonstration[0], register)
    app = make_application(register, "Camille Renaud", tour=True)
    app.documents_folder = tmp_path
    async with app.run_test(size=SMALL) as shown:
        pilot = PatientPilot(shown.app)
        await follow(pilot, HELD)
        await see(pilot, "tout est conclu")

        await pilot.press("f2", "escape")
        await see(pilot, "Visite quittée")
        assert "Étape" not in seen(pilot)
        await pilot.press("ctrl+p")
        await shows(pilot, ChoiceModal)
        await write(pilot, "visite")
        await pilot.press("enter")
        await see(pilot, "Étape 5 sur 9 : F4")

        await pilot.press("f4")
        await see(pilot, "tout est conclu")
        await act(pilot, "Clore la séance")
        await see(pilot, "Clore la séance ?")
        await pilot.press("enter")
        await follow(pilot, WRITTEN)
        await shows(pilot, HomeScreen)
        await see(pilot, "Visite finie")
        await pilot.press("escape")
        await see(pilot, "Visite quittée")
    assert not app.faults
