"""Every screen, tab and box, on a register where every text is a hard one: as it was kept, in French.

Every theme has enough contrast, and nothing is told by colour alone.
"""

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import DataTable, Input, Static

import screens
from daect_tui.domain.dossier import DossierAction
from daect_tui.launching import make_application
from daect_tui.services.clocks import SetClock
from daect_tui.services.pack_filling import PackFilling
from screens.app import DaectApp
from screens.home.screens import HomeScreen
from screens.packed.app import PackedApp
from screens.packed.form import PackedForm
from screens.theme import LIGHT, THEMES
from screens.welcome.screen import WelcomeScreen
from screens.widgets.text import ELLIPSIS
from tests.support.desks import MORNING, Disk, filed
from tests.support.english import english
from tests.support.every_screen import PLACES, Place
from tests.support.hostile_world import MARKUP
from tests.support.looking import KEPT_THEMES, WIDEST, Lines, faults_of, in_theme, looking, views
from tests.support.moments import MOMENTS, RELEASED
from tests.support.painting import Run, painted, pale, written
from tests.support.pilots import SMALL, PatientPilot, see, seen, shows
from tests.support.quiet import painting_when_looked_at, quiet, settled, work_under_way
from tests.support.walking import assert_shown, hostile_desk, press, walk, whole_name
from tests.support.whole_words import cut

ROOMS = ("f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9")
# The first screen of each room; then a form, a list to choose from, a sheet, tabs.
FIRST = [place for place in PLACES if len(place.keys) == 1]
SAMPLE = {"dossiers-tri", "dossier-pieces", "comite-prevoir", "seance-bloc", "missions-demande"}
# Lists and facts that may be long.
LARGE = {
    "decisions", "chercher-reponses", "courriers-lot", "journal", "bourse-titulaires",
    "repertoire-organismes",
}  # fmt: skip
# Applications of their own begin with them.
ELSEWHERE = {"WelcomeScreen", "PackedForm"}
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
            faults += [f"{place.name}: {fault}" for fault in cut(pilot, await settled(pilot))]
            faults += faults_of(place.name, await views(pilot), local=place.name in LOCAL)
            if place.name in SAMPLE or place in FIRST:
                for name in {*THEMES} - {*KEPT_THEMES}:
                    lines = await in_theme(pilot, name)
                    faults += [f"{place.name}, {name}: {fault}" for fault in sorted(pale(lines))]
                await in_theme(pilot, LIGHT)
    assert not faults, "\n".join(faults)


async def test_what_comes_after_an_act_or_a_wait_is_as_it_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[str] = []
    RELEASED.clear()
    async with looking(tmp_path, monkeypatch) as pilot:
        app = pilot.app
        assert isinstance(app, DaectApp)
        assert app.desk is not None
        for moment in MOMENTS:
            app.push_screen(moment.make(app.desk))
            await (see(pilot, moment.during) if moment.during else quiet(pilot))
            for key in moment.keys:
                await press(pilot, key)
            with work_under_way():
                assert_shown(pilot, moment.name, moment.screen)
                faults += await kept(pilot, moment.name)
                while len(app.screen_stack) > 1:
                    app.screen.dismiss(None)
                    await quiet(pilot)
        RELEASED.set()
        await quiet(pilot)
        reference = filed(app.desk, name=MARKUP)
        app.desk.intake.act(reference, DossierAction.ACKNOWLEDGE)
        await press(pilot, "ctrl+z")
        faults += await kept(pilot, "annuler")
    assert not faults, "\n".join(faults)


async def test_the_form_that_an_expert_fills_is_as_it_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    desk, path = hostile_desk(Path()), Path("mission.daectpack")
    desk.packs.make("MIS-2018-003", path)
    desk.close()
    async with PackedApp(PackFilling(Disk(), SetClock(MORNING), path)).run_test(size=SMALL) as pilot:
        await shows(pilot, PackedForm)
        faults = await kept(pilot, "formulaire")
    assert not faults, "\n".join(faults)


def test_each_class_of_screen_is_looked_at() -> None:
    for module in walk_packages(screens.__path__, "screens."):
        import_module(module.name)
    looked_at = {place.screen for place in PLACES} | {moment.screen for moment in MOMENTS} | ELSEWHERE
    never = [
        name
        for name in map(whole_name, screens_of(Screen))
        if not any(name.endswith(f".{end}") for end in looked_at)
    ]
    assert not never, f"a line in PLACES or MOMENTS: {', '.join(sorted(never))}"


def screens_of(kind: type[Screen[Any]]) -> set[type[Screen[Any]]]:
    """Return the screens of the program: its classes that are no base of others, or have a title."""
    found: set[type[Screen[Any]]] = set()
    for one in kind.__subclasses__():
        found |= screens_of(one)
        if one.__module__.startswith("screens.") and (not one.__subclasses__() or vars(one).get("TITLE")):
            found.add(one)
    return found


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
        found = [f"{name}: {fault}" for fault in cut(pilot, await settled(pilot))]
        found += faults_of(name, await views(pilot))
        await in_theme(pilot, LIGHT)
    return found


class Crowded(App[None]):
    """Has less room than words."""

    def compose(self) -> ComposeResult:
        yield Input(placeholder="Chercher une commande dans ce registre")
        sentence = Static("Une phrase entière que personne ne lira", id="phrase")
        sentence.styles.height = 1
        yield sentence
        table = DataTable[str]()
        table.add_column("Organisme", width=4)
        yield table


async def test_a_cut_word_would_be_seen() -> None:
    async with Crowded().run_test(size=(20, 12)) as pilot:
        await quiet(pilot)
        assert sorted(cut(pilot, painted(pilot))) == [
            "DataTable: « Organisme » has 4 cells",
            "Input: « Chercher une commande dans ce registre » has 14 cells",
            "Static#phrase: « que » of « Une phrase entière que personne ne lira » is not seen",
        ]


async def test_a_large_terminal_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = [place for place in PLACES if place in FIRST or place.name in LARGE]
    faults: list[str] = []
    async with looking(tmp_path, monkeypatch, WIDEST) as pilot:
        async for place in walk(pilot, places):
            lines = await settled(pilot)
            listed = [line for y, line in enumerate(lines) if y in rows_of_lists(pilot)]
            faults += [f"{place.name}: {fault}" for fault in (*unused(pilot), *wasted(listed))]
    assert not faults, "\n".join(faults)


def rows_of_lists(pilot: Pilot[None]) -> set[int]:
    """Return the rows of the terminal where a list stands."""
    lists = (one.region for one in pilot.app.screen.query("DataTable, WindowTable") if one.display)
    return {y for region in lists for y in range(region.y, region.bottom)}


def wasted(lines: Lines) -> list[str]:
    """Tell the lines that end too early while more than half of their width is free."""
    told = (written(line).rstrip() for line in lines)
    return [line for line in told if ELLIPSIS in line and cell_len(line) < WIDEST[0] / 2]


def test_a_line_that_ends_too_early_would_be_seen() -> None:
    short, long = "Syndicat mixte…", f"Syndicat mixte…{' ' * 100}labellisé"
    assert wasted([[Run(line, "", "", "")] for line in (short, long)]) == [short]


def unused(pilot: Pilot[None]) -> list[str]:
    """Tell what stays empty at the right of a screen whose lists should take the width."""
    shown = [one.region for one in pilot.app.screen.query("#body *") if one.display and one.region.area]
    reached = max(region.right for region in shown)
    return [f"nothing beyond column {reached}"] if reached < WIDEST[0] - 2 else []


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
