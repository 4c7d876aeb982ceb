"""The journal by keyboard: any length, searched, filtered, leading to its things, held against paper."""

from pathlib import Path

from textual.widgets import Input

from daect_tui.domain.journal import Act
from daect_tui.domain.journal_query import grouped_head
from daect_tui.services.desk import Desk
from screens.directory.screens import DirectoryScreen
from screens.dossiers.dossier import DossierScreen
from screens.modals.choice import ChoiceModal
from screens.modals.sheet import SheetModal
from screens.safety.doors import DOORS
from screens.safety.journal import JournalScreen
from tests.support.desks import under_review
from tests.support.pilots import running, see, shows, until, write


async def test_the_journal_is_read_to_its_beginning_and_leads_to_its_things(desk: Desk) -> None:
    reference = under_review(desk)
    with desk.office.begin() as work:
        for rank in range(1000):
            work.journal.append(Act("rules.changed", "institution", {"rang": f"[/x] {rank}"}))
        work.commit()
    async with running(desk) as pilot:
        await pilot.press("f9")
        await shows(pilot, DirectoryScreen)
        await pilot.press("ctrl+u")
        await shows(pilot, ChoiceModal)
        door = [choice.label for choice in DOORS].index("Lire le journal")
        await pilot.press(*["down"] * door, "enter")
        await shows(pilot, JournalScreen)
        await see(pilot, "Modifier le règlement de séance", "[/x] 999")
        await pilot.press("end")
        await see(pilot, "Garnir le registre")
        await write(pilot, reference)
        await see(pilot, "Ouvrir l’instruction", "Vers : en instruction")
        await pilot.press("enter")
        await shows(pilot, DossierScreen)


async def test_acts_are_filtered_verified_and_held_against_paper(desk: Desk, tmp_path: Path) -> None:
    reference = under_review(desk)
    head = desk.journal.head()
    async with running(desk) as pilot:
        await pilot.app.push_screen(JournalScreen(desk))
        await shows(pilot, JournalScreen)
        await see(pilot, f"tête {grouped_head(head.hash)}…")
        await pilot.press("ctrl+g")
        await shows(pilot, SheetModal)
        await pilot.press(*["tab"] * 3, "enter")
        await shows(pilot, ChoiceModal)
        await write(pilot, "ouvrir l’instr")
        await pilot.press("enter", "tab")
        await write(pilot, reference)
        await pilot.press("ctrl+s")
        await see(pilot, f"1 acte · Ouvrir l’instruction · {reference}")
        await pilot.press("ctrl+d")
        await shows(pilot, SheetModal)
        pilot.app.screen.query_one(Input).value = str(tmp_path / "journal.csv")
        await pilot.press("ctrl+s")
        await until(pilot, (tmp_path / "journal.csv").exists)
        await pilot.press("escape", "ctrl+o")
        await see(pilot, "La chaîne du journal est intacte", "intacte · tête")
        await pilot.press("ctrl+y")
        await write(pilot, grouped_head(head.hash).upper())
        await pilot.press("ctrl+s")
        await see(pilot, "qu’elle scellait est intact.")
        await pilot.press("enter", "ctrl+y")
        await write(pilot, "0" * 16)
        await pilot.press("ctrl+s")
        await see(pilot, "n’est pas dans ce journal")
    rows = (tmp_path / "journal.csv").read_text("utf-8-sig").splitlines()
    assert rows[0].startswith("ligne;moment;agent;acte")
    assert all(reference in row for row in rows[1:])
