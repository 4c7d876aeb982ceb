"""A dossier is declared inadmissible with its grounds, and its letter produced, by the keyboard."""

from datetime import date

from daect_tui.domain.dossier import DossierState
from daect_tui.domain.inadmissibility import CONDITIONS
from daect_tui.domain.letter import LetterKind
from daect_tui.services.desk import Desk
from screens.directory.saving import SavingSheet
from screens.dossiers.dossier import DossierScreen
from screens.modals.choice import ChoiceModal
from tests.screens.test_dossiers import listing
from tests.support.desks import filed
from tests.support.pilots import running, see, shows


async def test_grounds_are_ticked_and_the_letter_follows_in_its_tab(desk: Desk) -> None:
    reference = filed(desk)
    async with running(desk) as pilot:
        await listing(pilot)
        await pilot.press("enter")
        await shows(pilot, DossierScreen)
        await pilot.press("ctrl+t")
        await shows(pilot, ChoiceModal)
        await pilot.press("down", "down", "down", "down", "enter")
        await shows(pilot, SavingSheet)
        await see(pilot, "Les trois parties du formulaire", "Parties vides du formulaire")
        await pilot.press("down", "space", "ctrl+s")
        await shows(pilot, DossierScreen)
        await see(pilot, "● irrecevable")
        await pilot.press("right", "right", "right", "right", "right", "ctrl+n")
        await shows(pilot, ChoiceModal)
        await pilot.press("enter")
        await see(pilot, "lettre d’irrecevabilité", "produit")
        (letter,) = desk.intake.open(reference).letters
        desk.posting.mark_signed([letter.chrono])
        desk.posting.mark_sent([letter.chrono], date(2018, 3, 14))
        desk.posting.mark_notified([letter.chrono], date(2018, 3, 14))
        await pilot.press("escape", "enter", "right", "right", "right", "right", "right")
        await see(pilot, "Recours jusqu’au 15/05/2018")

    opened = desk.intake.open(reference)
    assert opened.dossier.state is DossierState.INADMISSIBLE
    assert [letter.kind for letter in opened.letters] == [LetterKind.INADMISSIBILITY]
    with desk.office.reading() as work:
        act = work.inadmissibilities.find(reference)
    assert act is not None
    assert act.law[:2] == (CONDITIONS["date_limite"], CONDITIONS["parties"])
