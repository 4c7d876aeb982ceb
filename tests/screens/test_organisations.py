"""F9, tab Organismes: the list, the sheet, the identity, duplicates made one."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from daect_tui.domain.journal import Act
from daect_tui.services.desk import Desk
from daect_tui.services.organisations import PAGE
from screens.directory.merging import MergeModal
from screens.directory.organisations import OrganisationsPane
from screens.directory.saving import SavingSheet
from screens.directory.screens import DirectoryScreen
from screens.modals.choice import ChoiceModal
from screens.modals.error import ErrorModal
from screens.widgets.fields import Field
from screens.widgets.listing import Listing
from tests.support.desks import filed
from tests.support.pilots import SMALL, running, see, seen, shows, until, write

WIDE = (120, 40)
HOSTILE = "[/x] [red]Zoé[/red]"


async def listing(pilot: Pilot[None]) -> Listing:
    """Go to the tab, with its first rows there."""
    await pilot.press("f9")
    await shows(pilot, DirectoryScreen)
    await until(pilot, lambda: pilot.app.screen.query(OrganisationsPane))
    screen = pilot.app.screen
    assert isinstance(screen, DirectoryScreen)
    while screen.tab != "organisations-pane":
        await pilot.press("left")
        await pilot.pause()
    found = screen.query_one("#organisations", Listing)
    await until(pilot, lambda: found.count and found.table.has_focus)
    return found


async def act(pilot: Pilot[None], words: str) -> None:
    """Choose an act of the Ctrl+T menu."""
    await pilot.press("ctrl+t")
    await shows(pilot, ChoiceModal)
    options = pilot.app.screen.query_one(OptionList)
    await until(pilot, lambda: options.option_count)
    rank = next(i for i, option in enumerate(options.options) if words in str(option.prompt))
    await pilot.press(*["down"] * rank, "enter")


def two(desk: Desk, **others: str) -> None:
    """Put two records of one organisation in the register."""
    filed(desk, name="Montclair (fictif)", domain="Eau", phone="0199001234")
    filed(desk, name="Ville de Montclair (fictif)", domain="Énergie", siren="212800858", **others)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_list_is_searched_as_one_types_and_the_chosen_one_is_shown_in_full(
    desk: Desk, size: tuple[int, int]
) -> None:
    filed(desk, name="Évry (fictif)", domain="Eau", siren="212800858")
    filed(desk, name=HOSTILE, domain="Énergie")
    async with running(desk, size) as pilot:
        rows = await listing(pilot)
        await see(pilot, "2 organismes au registre", "212 800 858", "non vérifiée", HOSTILE)
        await write(pilot, "evr")
        await until(pilot, lambda: rows.count == 1)
        await see(pilot, "1 organisme pour « evr »", "Mme Agathe Lormier, Maire")
        await write(pilot, "zz")
        await see(pilot, "Aucun organisme ne répond à cette recherche.")
        await pilot.press("escape")
        await until(pilot, lambda: rows.count == 2)


async def test_a_long_list_is_read_by_windows(desk: Desk) -> None:
    filed(desk)
    with desk.office.begin() as work:
        model = work.organisations.get(1)
        for rank in range(PAGE + 4):
            work.organisations.add(replace(model, name=f"Organisme {rank:03d} (fictif)"))
        work.journal.append(Act("organisation.changed", "organisme/1", {}))
        work.commit()
    async with running(desk) as pilot:
        rows = await listing(pilot)
        await see(pilot, f"{PAGE + 5} organismes au registre")
        assert rows.count == PAGE
        await pilot.press("end")
        await until(pilot, lambda: rows.count == PAGE + 5)


async def test_a_sheet_is_corrected_and_its_faults_are_told(desk: Desk) -> None:
    filed(desk)
    async with running(desk, WIDE) as pilot:
        await listing(pilot)
        await pilot.press("enter")
        await shows(pilot, SavingSheet)
        sheet = pilot.app.screen
        sheet.query_one("#field-email", Field).text = "mairie"
        sheet.query_one("#field-city", Field).text = "Aubrac"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "n’est pas une adresse" in sheet.query_one("#field-email", Field).fault)
        sheet.query_one("#field-email", Field).text = "mairie@example.org"
        await pilot.press("ctrl+s")
        await shows(pilot, DirectoryScreen)
        await see(pilot, "Montclair (fictif) : fiche modifiée.", "28000 AUBRAC", "mairie@example.org")


async def test_an_identity_is_verified_and_is_not_verified_twice(desk: Desk) -> None:
    filed(desk)
    async with running(desk) as pilot:
        await listing(pilot)
        await act(pilot, "Vérifier l’identité")
        await see(pilot, "Identité vérifiée : Montclair (fictif).")
        await until(pilot, lambda: "non vérifiée" not in seen(pilot))
        await pilot.press("ctrl+t")
        await see(pilot, "impossible")

    with desk.office.reading() as work:
        assert work.organisations.get(1).verified


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_two_records_are_looked_at_side_by_side_swapped_and_merged(
    desk: Desk, size: tuple[int, int]
) -> None:
    two(desk)
    async with running(desk, size) as pilot:
        rows = await listing(pilot)
        await act(pilot, "Fusionner")
        await see(pilot, "Fusionner avec", "Ville de Montclair (fictif)", "Nom voisin")
        await pilot.press("enter")
        await shows(pilot, MergeModal)
        await see(pilot, "Fiche gardée", "● Montclair (fictif)", "● 212800858", "^S Fusionner")
        await see(pilot, "À reporter sur la fiche gardée : 1 dossier.")
        await pilot.press("ctrl+e")
        await see(pilot, "● Ville de Montclair")
        await pilot.press("ctrl+e")
        await see(pilot, "● Montclair (fictif)")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: rows.count == 1)
        await see(pilot, "1 organisme au registre", "212 800 858")

    kept = desk.intake.open("PACT3-2018-002").dossier.organisation
    assert (kept.name, kept.siren, kept.phone) == ("Montclair (fictif)", "212800858", "01 99 00 12 34")
    assert desk.directory.journal(1)[0].kind == "organisation.merged"


async def test_leaving_the_comparison_changes_nothing(desk: Desk) -> None:
    two(desk)
    acts = desk.directory.journal(1)
    async with running(desk) as pilot:
        rows = await listing(pilot)
        await act(pilot, "Fusionner")
        await see(pilot, "Fusionner avec")
        await pilot.press("enter")
        await shows(pilot, MergeModal)
        await pilot.press("escape")
        await shows(pilot, DirectoryScreen)
        assert rows.count == 2

    assert desk.directory.journal(1) == acts


async def test_two_verified_identities_say_why_they_are_not_merged(desk: Desk) -> None:
    filed(desk, name="Bourg-Aubrac (fictif)", domain="Eau", siren="211300553")
    filed(desk, name="Montclair (fictif)", domain="Énergie", siren="212800858")
    for number in (1, 2):
        desk.directory.verify(number)
    async with running(desk) as pilot:
        await listing(pilot)
        await act(pilot, "Fusionner")
        await see(pilot, "Chercher une autre fiche…")
        await pilot.press("enter")
        await see(pilot, "Nom, commune ou SIREN")
        await write(pilot, "montclair fictif")
        await pilot.press("enter")
        await see(pilot, "Montclair (fictif) (212 800 858)")
        await pilot.press("enter")
        await shows(pilot, MergeModal)
        await see(pilot, "Ce sont deux organismes.")
        assert "^S Fusionner" not in seen(pilot)
        await pilot.press("ctrl+s")
        assert isinstance(pilot.app.screen, MergeModal)


async def test_a_search_that_finds_no_other_record_is_told(desk: Desk) -> None:
    filed(desk)
    async with running(desk) as pilot:
        await listing(pilot)
        await act(pilot, "Fusionner")
        await see(pilot, "Chercher une autre fiche…")
        await pilot.press("enter")
        await see(pilot, "Nom, commune ou SIREN")
        await write(pilot, "introuvable")
        await pilot.press("enter")
        await shows(pilot, ErrorModal)
        await see(pilot, "Aucune autre fiche ne répond")
