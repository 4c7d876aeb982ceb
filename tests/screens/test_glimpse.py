"""« À faire » as it was last read, while the register is being opened."""

from datetime import date
from pathlib import Path
from threading import Event

from daect_tui.domain.errors import UnusableRegister
from daect_tui.domain.kept_worklist import Glimpse
from daect_tui.services.desk import Desk
from screens.app import DaectApp
from screens.home.screens import HomeScreen
from tests.support.desks import filed
from tests.support.pilots import driven, see, seen, shows

TODAY, YESTERDAY = date(2018, 3, 14), date(2018, 3, 13)


async def test_the_lines_last_read_are_there_before_the_register_and_say_of_which_day_they_are(
    desk: Desk, tmp_path: Path
) -> None:
    filed(desk, name="Montclair (fictif)")
    glimpse = Glimpse(desk.worklist.tasks(), YESTERDAY, TODAY)
    may_open = Event()

    def opening(_agent: str) -> Desk:
        may_open.wait()
        return desk

    app = DaectApp(opening, "essai.daect", agent="Ana", documents_folder=tmp_path)
    app.glimpsing = lambda: glimpse
    async with driven(app) as pilot:
        await see(pilot, "À faire : 2 choses, liste du mardi 13 mars 2018. Lecture du registre…")
        await see(pilot, "Échéance", "Rejet implicite J-52 : Montclair (fictif)", "F1 Aide")
        may_open.set()
        await shows(pilot, HomeScreen)
        await see(pilot, "À faire : 2 choses, les plus urgentes d’abord", "Montclair (fictif)")


async def test_a_register_that_cannot_be_opened_takes_them_away(desk: Desk, tmp_path: Path) -> None:
    filed(desk, name="Montclair (fictif)")

    def opening(_agent: str) -> Desk:
        raise UnusableRegister("Le registre est abîmé.")

    app = DaectApp(opening, "essai.daect", agent="Ana", documents_folder=tmp_path)
    app.glimpsing = lambda: Glimpse(desk.worklist.tasks(), TODAY, TODAY)
    async with driven(app) as pilot:
        await see(pilot, "Le registre est abîmé.")
        assert "Montclair" not in seen(pilot)
