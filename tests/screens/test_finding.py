"""Ctrl+F: from anywhere, everything, one kind; what is chosen opens in its room; never before the room."""

import pytest
from textual.widgets import Input

from daect_tui.services.desk import Desk
from screens.directory.screens import DirectoryScreen
from screens.display.screen import DisplayScreen
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.form import DossierForm
from screens.finding.screen import FindScreen
from screens.home.screens import HomeScreen
from screens.widgets.listing import Listing
from tests.support.desks import filed, opened
from tests.support.pilots import running, see, seen, shows, until, write


async def test_the_end_of_a_number_leads_to_its_dossier_and_a_kind_can_be_shown_alone(desk: Desk) -> None:
    reference = filed(desk, name="Ville de Montclair (fictif)", domain="Vitrail et lumière")
    filed(desk, name="Agence d’Aubrac (fictif)", domain="Eau", last_name="Montclair")
    async with running(desk) as pilot:
        await pilot.press("ctrl+f")
        await shows(pilot, FindScreen)
        await see(pilot, "Tapez le début de mots")
        await write(pilot, "montcl")
        await see(pilot, "6 réponses pour « montcl »", "● tout 6", "dossiers 2", "personnes 2")

        # By the mouse, then by keyboard: one kind alone, with the passage that says it.
        line = next(row for row, text in enumerate(seen(pilot).split("\n")) if "● tout 6" in text)
        at = seen(pilot).split("\n")[line].index("personnes")
        await pilot.click(offset=(at + 1, line))
        await see(pilot, "● personnes 2", "personnes seulement (Ctrl+G)")
        await pilot.press("ctrl+g")
        await see(pilot, "Quelle nature ?", "Dossiers, 2")
        await pilot.press("down", "enter")
        await see(pilot, "● dossiers 2")
        await pilot.press("escape")
        await see(pilot, "● tout 6")

        await pilot.press("ctrl+f")
        await write(pilot, reference.partition("-")[2])
        # Before anything answers: the first thing found is opened.
        await pilot.press("enter")
        await shows(pilot, DossierScreen)
        await see(pilot, reference, "Ville de Montclair (fictif)")
        await pilot.press("ctrl+f")
        await shows(pilot, FindScreen)
        assert pilot.app.screen.query_one("#search", Input).value == reference.partition("-")[2]
        await pilot.press("escape")
        await shows(pilot, DossierScreen)


async def test_from_a_form_nothing_typed_is_lost_and_a_person_opens_in_the_directory(desk: Desk) -> None:
    filed(desk, name="Ville de Montclair (fictif)", last_name="Ferrand-Oriol")
    async with running(desk) as pilot:
        await pilot.press("f3", "ctrl+n")
        await shows(pilot, DossierForm)
        await until(pilot, lambda: pilot.app.focused is not None and "control" in pilot.app.focused.classes)
        await pilot.press("tab")
        await write(pilot, "Aubrac")
        await pilot.press("ctrl+f")
        await shows(pilot, FindScreen)
        await write(pilot, "ferrand-or")
        await see(pilot, "personne", "Ferrand-Oriol")
        await pilot.press("enter")
        await shows(pilot, DirectoryScreen)
        await until(pilot, lambda: pilot.app.screen.query_one("#organisations", Listing).key is not None)
        await see(pilot, "1 organisme pour « Ville de Montclair (fictif) »")
        await pilot.press("f3")
        await shows(pilot, DossierForm)
        await see(pilot, "Aubrac")


async def test_nothing_is_found_before_the_room(desk: Desk) -> None:
    opened(desk)
    async with running(desk) as pilot:
        await pilot.press("f12")
        await shows(pilot, DisplayScreen)
        await pilot.press("ctrl+f")
        await pilot.pause()
        assert isinstance(pilot.app.screen, DisplayScreen)


@pytest.mark.parametrize(
    ("typed", "screen", "words"),
    [
        ("oriol organisme", DirectoryScreen, "Organisme 2"),
        ("lettre de refus de mission", DirectoryScreen, "Lettre de refus de mission"),
        ("pact3 appui", DirectoryScreen, "PACT3"),
    ],
)
async def test_what_has_no_number_opens_in_the_tab_where_it_is_kept(
    desk: Desk, typed: str, screen: type[DirectoryScreen], words: str
) -> None:
    async with running(desk) as pilot:
        assert isinstance(pilot.app.screen, HomeScreen)
        await pilot.press("ctrl+f")
        await shows(pilot, FindScreen)
        await write(pilot, typed)
        await pilot.press("enter")
        await shows(pilot, screen)
        await see(pilot, words)
