"""A session is taken away, held in its valise and taken back, by keyboard."""

from pathlib import Path

from textual.pilot import Pilot

from daect_tui.services.desk import Desk
from screens.committee.screens import CommitteeScreen
from screens.modals.error import ErrorModal
from screens.modals.sheet import SheetModal
from storage.register import open_register
from tests.support.desks import desk_on
from tests.support.pilots import act, running, see, shows, write
from tests.support.valises import begin, prepared, register_of, travelling


async def in_the_list(pilot: Pilot[None]) -> None:
    await pilot.press("f4")
    await shows(pilot, CommitteeScreen)


async def test_a_session_goes_away_and_comes_back(desk: Desk, tmp_path: Path) -> None:
    session, path = prepared(desk), tmp_path / "seance.daect"
    home = register_of(desk).path
    async with running(desk) as pilot:
        await in_the_list(pilot)
        await act(pilot, "Emporter la séance…")
        await shows(pilot, SheetModal)
        await see(pilot, "3 dossiers à l’ordre du jour, 7 membres du comité.")
        await write(pilot, str(path))
        await pilot.press("enter")
        await write(pilot, "Nadia Ferrand")
        await pilot.press("ctrl+s")
        await see(pilot, "en valise depuis le 14/03/2018", "emportée par Nadia", "enregistré à 10 h 00")
        await pilot.press("f2")
        await see(pilot, "En valise depuis le 14/03/2018 : à reprendre", "Partie le 14/03/2018 à 10 h 00")

    with travelling(path) as valise:
        begin(valise, session)
    async with running(desk_on(open_register(path))) as pilot:
        await see(pilot, "valise · 14/03/2018", "Séance ouverte au point 1 : reprendre ou clore")
        await in_the_list(pilot)
        await act(pilot, "Emporter la séance…")
        await see(pilot, "impossible", "ne sert qu’à tenir la séance PACT3-2018-S1")

    async with running(desk_on(open_register(home))) as pilot:
        await in_the_list(pilot)
        await act(pilot, "Reprendre une valise…")
        await shows(pilot, SheetModal)
        await write(pilot, str(home))
        await pilot.press("ctrl+s")
        await shows(pilot, ErrorModal)
        await pilot.press("enter")
        await act(pilot, "Reprendre une valise…")
        await shows(pilot, SheetModal)
        await write(pilot, str(path))
        await pilot.press("ctrl+s")
        await see(pilot, "État : en préparation → ouverte.", "Membres présents : 0 → 6")
        await pilot.press("enter")
        await see(pilot, "ouverte", "reprise de sa valise")
