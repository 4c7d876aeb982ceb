"""F7 by keyboard: the register at a date, a label suspended, its letter, its renewal from « À faire »."""

from datetime import date

import pytest

from daect_tui.domain.forms import FormRefused
from daect_tui.domain.worklist import Room
from daect_tui.services.desk import Desk
from screens.dossiers.form import DossierForm
from screens.labels.extracting import read_extract_path
from screens.labels.label import LabelScreen
from screens.labels.screens import LabelsScreen
from screens.modals.entry import EntryModal
from screens.modals.sheet import SheetModal
from screens.widgets.fields import ChoiceField
from tests.integration.services.test_labels import NUMBER
from tests.integration.services.test_reversals_and_appeals import at, decided
from tests.support.pilots import act, running, see, shows, write


async def test_a_label_is_found_suspended_and_read_at_another_date(desk: Desk) -> None:
    decided(desk)
    at(desk, date(2018, 5, 2))
    async with running(desk) as pilot:
        await pilot.press("f7")
        await see(pilot, "Labels au 02/05/2018", "1 label · 1 actif", NUMBER, "renouveler dès le 19/09/2020")
        await write(pilot, "organisme 1")
        await pilot.press("enter")
        await shows(pilot, LabelScreen)
        await see(pilot, "Domaine 1", "aucun dossier déposé")

        await act(pilot, "Suspendre…")
        await shows(pilot, SheetModal)
        pilot.app.screen.query_one(ChoiceField).text = desk.labels.open(NUMBER).life.label.conditions[0]
        await pilot.press("tab")
        await write(pilot, "Aucun rapport remis.")
        await pilot.press("ctrl+s")
        await see(pilot, "Le bénéficiaire doit d’abord être invité")
        await pilot.press("tab")
        await write(pilot, "02/04/2018")
        await pilot.press("tab")
        await write(pilot, "20/04/2018")
        await pilot.press("ctrl+s")
        await see(pilot, "Suspension enregistrée", "Il est suspendu depuis le 2 mai 2018")

        await act(pilot, "Produire la lettre de suspension")
        await see(pilot, "Produit : lettre de suspension de label, 2018-0002.")
        await pilot.press("left", "left")
        await see(pilot, "lettre de suspension de label")

        await pilot.press("escape", "escape", "ctrl+l")
        await shows(pilot, EntryModal)
        await write(pilot, "01/05/2018")
        await pilot.press("enter")
        await see(pilot, "Labels au 01/05/2018", "1 actif")
        await pilot.press("ctrl+l")
        await shows(pilot, EntryModal)
        await write(pilot, "")
        await pilot.press("ctrl+u", "enter")
        await see(pilot, "Labels au 02/05/2018", "1 suspendu")


async def test_what_is_to_be_renewed_leads_from_the_worklist_to_a_new_dossier(desk: Desk) -> None:
    decided(desk)
    at(desk, date(2020, 10, 1))
    async with running(desk) as pilot:
        await see(pilot, "Label à renouveler : Organisme 1 (fictif)")
        before = [task.room for task in desk.worklist.tasks()].index(Room.LABELS)
        await pilot.press(*["down"] * before, "enter")
        await shows(pilot, LabelScreen)
        await pilot.press("ctrl+n")
        await shows(pilot, DossierForm)
        await see(pilot, "Organisme 1 (fictif)")
        assert isinstance(pilot.app.screen_stack[1], LabelsScreen | LabelScreen)


def test_an_extract_whose_name_has_no_known_format_is_said_under_its_field() -> None:
    """The box stays, with what was typed, and every format is told."""
    with pytest.raises(FormRefused) as refused:
        read_extract_path({"path": "labels.doc"})

    assert refused.value.faults == {"path": "Fichier\u00a0: finissez le nom par .pdf, .csv, .xlsx ou .json."}
    assert read_extract_path({"path": "Labels.PDF"}).name == "Labels.PDF"
