"""A register that was broken behind the program: told at opening, listed in « Sûreté », one key away."""

import sqlite3
from contextlib import closing

from daect_tui.services.desk import Desk
from screens.dossiers.dossier import DossierScreen
from screens.modals.choice import ChoiceModal
from screens.modals.error import ErrorModal
from screens.safety.checking import CheckScreen
from storage.register import OpenRegister
from tests.screens.test_backups import rank_of
from tests.support.desks import filed
from tests.support.pilots import SMALL, PatientPilot, app_on, running, see, shows


async def test_what_is_broken_is_told_listed_and_one_key_away(desk: Desk) -> None:
    filed(desk)
    register = desk.office.register
    assert isinstance(register, OpenRegister)
    with closing(sqlite3.connect(register.path)) as connection, connection:
        connection.execute("UPDATE dossier SET silence_on = NULL")
        connection.execute(
            "UPDATE journal SET agent = 'Autre' WHERE sequence = (SELECT max(sequence) FROM journal)"
        )
    async with app_on(desk).run_test(size=SMALL) as opened:
        pilot = PatientPilot(opened.app)
        await shows(pilot, ErrorModal)
        await see(pilot, "Les derniers actes du journal ne se suivent plus", "Vérifier le registre")
        await pilot.press("escape", "f9", "ctrl+u")
        await shows(pilot, ChoiceModal)
        await pilot.press(*["down"] * rank_of(pilot.app.screen, "Vérifier le registre"), "enter")
        await shows(pilot, CheckScreen)
        await see(pilot, "défauts", "La date de rejet implicite du dossier")
        screen = pilot.app.screen
        assert isinstance(screen, CheckScreen)
        (late,) = (key for key in screen.things if key.startswith("dossier.rejet-implicite"))
        screen.listing.move_to(late)
        await see(pilot, "Que faire (règles de la procédure)", "Rouvrez-le (F3)")
        await pilot.press("enter")
        await shows(pilot, DossierScreen)


async def test_a_sound_register_says_what_was_gone_through(desk: Desk) -> None:
    filed(desk)
    async with running(desk) as pilot:
        await pilot.press("f9", "ctrl+u")
        await shows(pilot, ChoiceModal)
        await pilot.press(*["down"] * rank_of(pilot.app.screen, "Vérifier le registre"), "enter")
        await see(pilot, "Le registre est sain", "10 actes du journal, 1 numéro", "1 dossier de la")
