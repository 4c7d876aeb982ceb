"""Ctrl+Z: the text in a field, the last act everywhere else, and why not where it cannot be."""

from daect_tui.domain.dossier import DossierState
from daect_tui.services.desk import Desk
from screens.letters.screens import LettersScreen
from screens.widgets.line_input import SearchLine
from tests.support.desks import filed
from tests.support.pilots import act, running, see, seen, shows, strike


async def test_ctrl_z_edits_the_text_of_a_field_and_takes_back_the_last_act_elsewhere(desk: Desk) -> None:
    reference = filed(desk)
    async with running(desk, (120, 40)) as pilot:
        await pilot.press("f3")
        await see(pilot, reference)
        await pilot.press("enter")
        await see(pilot, "Historique")
        await act(pilot, "Accuser réception")
        await see(pilot, "accusé de réception envoyé", "enregistré à 10 h 00 · Ctrl+Z annule")
        assert desk.intake.open(reference).dossier.state is DossierState.ACKNOWLEDGED

        # In another room, the key undoes what is typed first.
        await pilot.press("f8")
        await shows(pilot, LettersScreen)
        await strike(pilot, "rat pa")
        await pilot.press("ctrl+z")
        line = pilot.app.screen.query_one("#search", SearchLine)
        assert line.value == "rat "
        await pilot.press("ctrl+z")
        assert line.value == ""
        assert desk.intake.open(reference).dossier.state is DossierState.ACKNOWLEDGED

        await pilot.press("escape", "ctrl+z")
        await see(pilot, "Annuler le dernier acte ?", f"Accuser réception, {reference}, à 10 h 00.")
        await pilot.press("enter")
        await see(pilot, f"Annulé : accuser réception, {reference}.")
        assert "Ctrl+Z annule" not in seen(pilot)
        assert desk.intake.open(reference).dossier.state is DossierState.FILED
        await pilot.press("ctrl+z")
        await see(pilot, "un seul acte s’annule")
