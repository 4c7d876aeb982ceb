"""Every screen, tab and box, on a register where every text is a hard one: as it was kept, in French.

Every theme has enough contrast, and nothing is told by colour alone.
"""

from pathlib import Path
from threading import Event

import pytest
from rich.cells import cell_len
from textual.geometry import Region
from textual.pilot import Pilot

from daect_tui.domain.dossier import DossierAction
from daect_tui.launching import make_application
from screens.app import DaectApp
from screens.home.screens import HomeScreen
from screens.modals.working import Progress, WorkingModal, share
from screens.theme import LIGHT, THEMES
from screens.welcome.screen import WelcomeScreen
from tests.support.desks import filed
from tests.support.english import english
from tests.support.every_screen import PLACES, Place
from tests.support.hostile_world import MARKUP
from tests.support.looking import KEPT_THEMES, WIDEST, Lines, faults_of, in_theme, looking, views
from tests.support.painting import painted, pale
from tests.support.pilots import PATIENCE, SMALL, PatientPilot, see, seen, shows, until
from tests.support.quiet import painting_when_looked_at, settled, work_under_way
from tests.support.walking import walk

ROOMS = ("f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9")
# The first screen of each room; then a form, a list to choose from, a sheet, tabs.
FIRST = [place for place in PLACES if len(place.keys) == 1]
SAMPLE = {"dossiers-tri", "dossier-pieces", "comite-prevoir", "seance-bloc", "missions-demande"}
# It tells where the register is.
LOCAL = {"sauvegardes"}


def of_room(key: str) -> list[Place]:
    """Return the places that a function key leads to."""
    return [place for place in PLACES if place.keys[0] == key]


@pytest.mark.parametrize("key", ROOMS)
async def test_each_screen_is_as_it_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    faults: list[str] = []
    async with looking(tmp_path, monkeypatch) as pilot:
        async for place in walk(pilot, of_room(key)):
            faults += faults_of(place.name, await views(pilot), local=place.name in LOCAL)
            if place.name in SAMPLE or place in FIRST:
                for name in {*THEMES} - {*KEPT_THEMES}:
                    lines = await in_theme(pilot, name)
                    faults += [f"{place.name}, {name}: {fault}" for fault in sorted(pale(lines))]
                await in_theme(pilot, LIGHT)
    assert not faults, "\n".join(faults)


async def test_what_shows_at_a_moment_only_is_as_it_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[str] = []
    reached, stopped = Event(), Event()

    def copy(progress: Progress) -> None:
        progress(1, 4)
        reached.set()
        stopped.wait(PATIENCE)

    async with looking(tmp_path, monkeypatch) as pilot:
        app = pilot.app
        assert isinstance(app, DaectApp)
        assert app.desk is not None
        app.push_screen(WorkingModal("Copie", "Le registre est copié.", copy, share))
        await until(pilot, reached.is_set)
        await see(pilot, "25")
        with work_under_way():
            faults += await kept(pilot, "travail-long")
        stopped.set()
        await shows(pilot, HomeScreen)
        reference = filed(app.desk, name=MARKUP)
        app.desk.intake.act(reference, DossierAction.ACKNOWLEDGE)
        await pilot.press("ctrl+z")
        await see(pilot, "Annuler le dernier acte")
        faults += await kept(pilot, "annuler")
    assert not faults, "\n".join(faults)


async def test_the_welcome_is_as_it_was_kept_and_its_questions_are_in_french(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("DATA", "STATE", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "maison" / name.lower()))
    faults: list[str] = []
    async with make_application(Path("registre.daect"), "Camille Renaud").run_test(size=SMALL) as shown:
        await shows(shown, WelcomeScreen)
        await settled(shown)
        pilot = PatientPilot(shown.app)
        faults += await kept(pilot, "bienvenue")
        # From here on the day of the computer shows.
        await pilot.press("enter")
        for words in ("Avant la première lettre", "En-tête", "Signataire"):
            await see(pilot, words)
            await settled(pilot)
            faults += [*english(seen(pilot)), *sorted(pale(painted(pilot)))]
            await pilot.press("enter" if words.startswith("Avant") else "escape")
        await shows(pilot, HomeScreen)
    assert not faults, "\n".join(faults)


async def kept(pilot: Pilot[None], name: str) -> list[str]:
    """Tell what stands against what shows now."""
    with painting_when_looked_at():
        found = faults_of(name, await views(pilot))
        await in_theme(pilot, LIGHT)
    return found


async def test_a_large_terminal_is_used_in_every_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with looking(tmp_path, monkeypatch, WIDEST) as pilot:
        faults = [unused(pilot, place) async for place in walk(pilot, FIRST)]
    assert not any(faults), "\n".join(faults)


def unused(pilot: Pilot[None], place: Place) -> str:
    """Tell what stays empty at the right of a screen whose lists should take the width."""
    shown = [one.region for one in pilot.app.screen.query("#body *") if one.display and one.region.area]
    reached = max(region.right for region in shown)
    return "" if reached >= WIDEST[0] - 2 else f"{place.name}: nothing beyond column {reached}"


async def test_without_a_colour_the_focus_and_the_cursor_are_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    faults: list[str] = []
    boxes = [place for place in PLACES if place.name in SAMPLE]
    async with looking(tmp_path, monkeypatch) as pilot:
        async for place in walk(pilot, [*FIRST, *boxes]):
            lines = await settled(pilot)
            coloured = {run.text for line in lines for run in line if run.foreground or run.background}
            faults += [f"{place.name}: a colour on « {text} »" for text in sorted(coloured)]
            focused = pilot.app.focused
            if focused is not None and not attributes_in(lines, focused.region):
                faults.append(f"{place.name}: {type(focused).__name__} has the focus, and nothing shows it")
    assert not faults, "\n".join(faults)


def attributes_in(lines: Lines, region: Region) -> set[str]:
    """Return by what the words of a part of the screen stand out."""
    found: set[str] = set()
    for line in lines[region.y : region.bottom]:
        start = 0
        for run in line:
            end = start + cell_len(run.text)
            if start < region.right and end > region.x:
                found.add(run.attributes)
            start = end
    return found - {""}
