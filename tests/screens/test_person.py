"""A person, by keyboard: found from « Sûreté », given their data, erased, each place with its answer."""

from pathlib import Path

from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.personal_data import OwnerKind
from daect_tui.services.desk import Desk
from screens.directory.organisations import OrganisationsPane
from screens.directory.screens import DirectoryScreen
from screens.modals.choice import ChoiceModal
from screens.modals.consequences import ConsequencesModal
from screens.modals.entry import EntryModal
from screens.safety.person import PersonScreen
from screens.widgets.listing import Listing
from tests.support.desks import filed
from tests.support.pilots import running, see, shows, until, write


async def test_a_person_is_found_given_their_data_and_erased(desk: Desk, tmp_path: Path) -> None:
    reference = filed(desk, experts="Zénobie Quatremaille", contact_name="Zénobie Quatremaille")
    desk.intake.act(reference, DossierAction.WITHDRAW, "retrait")
    filed(desk, name="Autre (fictif)", experts="Mme Quatremaille")
    filed(desk, name="Orgeval (fictif)", contact_name="Aimé Vasseur")

    async with running(desk, (100, 30)) as pilot:
        await pilot.press("f9")
        await see(pilot, "Sûreté")
        await pilot.press("ctrl+u")
        await shows(pilot, ChoiceModal)
        menu = pilot.app.screen
        assert isinstance(menu, ChoiceModal)
        doors = [choice.label for choice in menu.choices]
        await pilot.press(*["down"] * doors.index("Données d’une personne"), "enter")
        await shows(pilot, EntryModal)
        await write(pilot, "quatremaille, zenobie")
        await pilot.press("enter")
        await shows(pilot, PersonScreen)
        await see(pilot, "3 lieux, dont 1 probable · 2 cochés")

        await pilot.press("ctrl+l")
        await shows(pilot, EntryModal)
        await pilot.press("ctrl+u")
        await write(pilot, str(tmp_path / "remis"))
        await pilot.press("enter")
        await see(pilot, "2 fichiers écrits")

        await pilot.press("ctrl+y")
        await shows(pilot, ConsequencesModal)
        await see(pilot, "2 lieux changeront", "organisme, Montclair (fictif), effacé")
        await pilot.press("enter")
        await shows(pilot, EntryModal)
        await pilot.press("escape")
        await shows(pilot, PersonScreen)
        await see(pilot, "1 lieu, dont 1 probable")

        # A place of the directory leads to the very record.
        await pilot.press("ctrl+n")
        await shows(pilot, EntryModal)
        await write(pilot, "Aimé Vasseur")
        await pilot.press("enter")
        await see(pilot, "Aimé Vasseur : 1 lieu")
        person = pilot.app.screen
        assert isinstance(person, PersonScreen)
        place = next(one for one in person.found.places if one.owner is OwnerKind.ORGANISATION)
        person.query_one("#places", Listing).move_to(place.key)
        await pilot.press("enter")
        await shows(pilot, DirectoryScreen)
        pane = pilot.app.screen.query_one(OrganisationsPane)
        await until(pilot, lambda: pane.display and pane.listing.key == place.reference)

    assert (tmp_path / "remis" / "donnees-personnelles.pdf").read_bytes().startswith(b"%PDF")
    with desk.office.reading() as work:
        assert work.dossiers.get(reference).content.experts == "Personne n°\u00a01"
