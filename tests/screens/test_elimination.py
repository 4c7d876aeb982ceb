"""« Sûreté » by keyboard: a hold placed and lifted, a slip drawn up, its visa given, the tombstone seen."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from daect_tui.services.desk import Desk
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.screens import DossiersScreen
from screens.modals.choice import ChoiceModal
from screens.modals.confirm import ConfirmModal
from screens.modals.entry import EntryModal
from screens.modals.reading import ReadingModal
from screens.modals.sheet import SheetModal
from screens.safety.doors import DOORS
from screens.safety.purging import PurgeScreen
from tests.integration.services.test_elimination import withdrawn
from tests.support.courses import on
from tests.support.pilots import running, see, shows, write


async def open_door(pilot: Pilot[None], label: str) -> None:
    await pilot.press("ctrl+u")
    await shows(pilot, ChoiceModal)
    rank = [door.label for door in DOORS].index(label)
    await pilot.press(*["down"] * rank, "enter")


async def freeze(pilot: Pilot[None], desk: Desk, reference: str) -> None:
    """Place a hold, see it on the dossier and in the list of what is over, then lift it."""
    await open_door(pilot, "Gels")
    await see(pilot, "Geler…")
    await pilot.press("enter")
    await shows(pilot, SheetModal)
    await write(pilot, reference)
    await pilot.press("tab")
    await write(pilot, "Recours annoncé")
    await pilot.press("ctrl+s")
    await see(pilot, f"{reference} est gelé.")
    pilot.app.push_screen(DossierScreen(desk, reference))
    await see(pilot, "Gelé : ", "Recours annoncé")
    await pilot.press("escape")

    await open_door(pilot, "Élimination")
    await shows(pilot, PurgeScreen)
    await see(pilot, "0 à éliminer", "gelé", "Recours annoncé")
    await pilot.press("space")
    await see(pilot, "Cette ligne reste : son état dit pourquoi.")
    await pilot.press("escape")
    await open_door(pilot, "Gels")
    await see(pilot, "Lever : ")
    await pilot.press("down", "enter")
    await shows(pilot, EntryModal)
    await write(pilot, "Pas de recours")
    await pilot.press("enter")
    await see(pilot, "est levé.")


async def draw_up(pilot: Pilot[None]) -> None:
    """Choose the line that is due, read what would go, and write its slip."""
    await pilot.press("space")
    await see(pilot, "1 choisi")
    await pilot.press("ctrl+n")
    await shows(pilot, ConfirmModal)
    await see(pilot, "Rien ne part avant le visa des archives.")
    await pilot.press("enter")
    await shows(pilot, EntryModal)
    await pilot.press("enter")
    await see(pilot, "Bordereau BE-2028-001 écrit")


async def test_what_is_old_is_held_drawn_up_then_eliminated(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    reference = withdrawn(desk)
    on(desk, date(2028, 4, 3))
    async with running(desk) as pilot:
        await pilot.press("f9")
        await freeze(pilot, desk, reference)

        await open_door(pilot, "Élimination")
        await shows(pilot, PurgeScreen)
        await see(
            pilot, "1 à éliminer", "Retiré par le demandeur, clos le 14 mars 2018 + 5 ans = 14 mars 2023"
        )
        await draw_up(pilot)
        assert (tmp_path / "bordereau-BE-2028-001.pdf").read_bytes().startswith(b"%PDF")

        await pilot.press("ctrl+e")
        await shows(pilot, ConfirmModal)
        await see(pilot, reference)
        await pilot.press("enter")
        await shows(pilot, SheetModal)
        await write(pilot, "2028/17")
        await pilot.press("ctrl+s")
        await see(pilot, "Numéro : tapez BE-2028-001 pour confirmer.")
        await write(pilot, "BE-2028-001")
        await pilot.press("ctrl+s")
        await shows(pilot, ReadingModal)
        await see(pilot, "Bordereau BE-2028-001 exécuté", "1 numéro gardé")

        await pilot.press("escape", "escape", "f3")
        await shows(pilot, DossiersScreen)
        await write(pilot, reference.lower())
        await see(pilot, f"{reference} : éliminé le 3 avril 2028")
