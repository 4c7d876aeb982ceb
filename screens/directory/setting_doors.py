"""Settings that are many values: each leads to its own sheet, or to its own tab of the Répertoire."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from daect_tui.domain.dates import short_date
from daect_tui.domain.programme import Programme
from daect_tui.domain.text import counted
from screens.base import DeskScreen
from screens.directory.criteria_sheet import criteria_choices, criteria_sheet
from screens.directory.delays import delays_sheet
from screens.directory.grid_sheet import grid_choices, grid_sheet
from screens.directory.mission_settings import mission_settings_sheet
from screens.directory.moving import KeysScreen
from screens.directory.sections_sheet import sections_sheet
from screens.directory.wordings import choose_library
from screens.modals.choice import ChoiceModal
from screens.safety.lengths import show_lengths
from screens.tabbed import TabbedScreen

Screen = DeskScreen[Any]
Door = Callable[[Screen], Awaitable[None]]


def _tab(name: str) -> Door:
    async def show(screen: Screen) -> None:
        if isinstance(screen, TabbedScreen):
            screen.show_tab(f"{name}-pane")

    return show


async def _keys(screen: Screen) -> None:
    await screen.app.push_screen_wait(KeysScreen(screen.desk))
    screen.reload()


async def _sections(screen: Screen) -> None:
    sections = await asyncio.to_thread(screen.desk.directory.minutes_sections)
    if await screen.app.push_screen_wait(sections_sheet(screen.desk, sections)) is not None:
        screen.kept("Ordre du procès-verbal enregistré.")


async def _delays(screen: Screen) -> None:
    delays = await asyncio.to_thread(screen.desk.directory.delays)
    if await screen.app.push_screen_wait(delays_sheet(screen.desk, delays)) is not None:
        screen.kept("Délais enregistrés.")


async def _missions(screen: Screen) -> None:
    dated = await asyncio.to_thread(screen.desk.mission_requests.settings)
    saved = await screen.app.push_screen_wait(mission_settings_sheet(screen.desk, dated))
    if saved is not None:
        screen.kept(f"Plafonds et taux enregistrés, à partir du {short_date(saved.valid_from)}.")


async def change_grid(screen: Screen) -> None:
    """Change an evaluation grid: the default one, or that of a programme."""
    choices = grid_choices(await asyncio.to_thread(screen.desk.grids.all))
    grid = await screen.app.push_screen_wait(ChoiceModal("Quelle grille\u202f?", choices))
    if grid is None:
        return
    if await screen.app.push_screen_wait(grid_sheet(screen.desk, grid)) is not None:
        screen.kept("Grille enregistrée\u202f; les notes déjà données gardent leurs questions.")


async def change_criteria(screen: Screen) -> None:
    """Change the criteria of a programme."""
    choices = criteria_choices(await asyncio.to_thread(screen.desk.directory.programmes))
    programme = await screen.app.push_screen_wait(ChoiceModal("Critères de quel programme\u202f?", choices))
    if programme is not None:
        await ask_criteria(screen, programme)


async def ask_criteria(screen: Screen, programme: Programme) -> None:
    """Ask for the criteria of one programme."""
    saved = await screen.app.push_screen_wait(criteria_sheet(screen.desk, programme))
    if saved is not None:
        screen.kept(f"Critères de {saved.code}\u00a0: {counted(len(saved.standing), 'critère')}.")


DOORS: dict[str, Door] = {
    "keys": _keys,
    "pv": _sections,
    "delays": _delays,
    "missions": _missions,
    "grids": change_grid,
    "criteria": change_criteria,
    "lengths": show_lengths,
    "library": choose_library,
    **{
        name: _tab(name)
        for name in (
            "members", "routes", "programmes", "correspondents", "letterheads", "signatories", "wordings",
        )
    },
}  # fmt: skip
