"""« Réglages » (F9) by keyboard: found by a word, changed, taken back; a moved key is shown everywhere."""

from pathlib import Path

from textual.pilot import Pilot

from daect_tui.personal_taste import PersonalTaste
from daect_tui.services.desk import Desk
from daect_tui.settings import read_settings, read_taste
from screens.app import DaectApp
from screens.directory.moving import KeysScreen
from screens.directory.saving import SavingSheet
from screens.directory.screens import DirectoryScreen
from screens.help import HelpScreen
from screens.modals.choice import ChoiceModal
from screens.modals.error import ErrorModal
from screens.modals.press import PressModal
from tests.support.pilots import app_on, running, see, seen, shows, write


async def settings_tab(pilot: Pilot[None], words: str) -> None:
    """Go to the settings, and search one."""
    await pilot.press("f9")
    await shows(pilot, DirectoryScreen)
    await see(pilot, "membres siègent")
    await pilot.press(*["right"] * 6)
    await see(pilot, "Famille", "Mon bureau")
    await write(pilot, words)


def taste_of(pilot: Pilot[None], path: Path) -> None:
    """Give the application a file of taste."""
    assert isinstance(pilot.app, DaectApp)
    pilot.app.taste = PersonalTaste(path, read_taste(path))


async def test_a_setting_of_the_procedure_is_dated_and_its_use_is_told(desk: Desk) -> None:
    async with running(desk) as pilot:
        await settings_tab(pilot, "quorum")
        await see(pilot, "1/2, depuis toujours", "calculer le quorum de chaque point (Comité, F4)")
        await pilot.press("enter")
        await shows(pilot, SavingSheet)
        await write(pilot, "deux tiers")
        await pilot.press("ctrl+s")
        await see(pilot, "écrivez une part comme « 1/2 »")
        await pilot.press("home", "shift+end")
        await write(pilot, "2/3")
        await pilot.press("ctrl+s")
        await see(pilot, "Quorum : 2/3.", "2/3, à partir du", "par Camille Renaud")

    assert desk.directory.rules().quorum_share == (2, 3)


async def test_a_personal_setting_is_written_at_once_and_taken_back(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('# à moi\nprinter = "Bureau"\n', "utf-8")
    async with running(desk) as pilot:
        taste_of(pilot, path)
        await settings_tab(pilot, "imprimante")
        await see(pilot, "Bureau", "imprimer les courriers (Courriers, F8)")
        await pilot.press("enter")
        await shows(pilot, SavingSheet)
        await write(pilot, "Couloir")
        await pilot.press("ctrl+s")
        await see(pilot, "Imprimante : Couloir.")
        assert path.read_text("utf-8") == '# à moi\nprinter = "Couloir"\n'
        await pilot.press("ctrl+z")
        await see(pilot, "Imprimante : Bureau, comme avant.")

    assert path.read_text("utf-8") == '# à moi\nprinter = "Bureau"\n'


async def test_a_key_is_moved_by_pressing_another_and_shown_everywhere(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    async with running(desk) as pilot:
        taste_of(pilot, path)
        await settings_tab(pilot, "touches")
        await see(pilot, "1 réglage")
        await pilot.press("enter")
        await shows(pilot, KeysScreen)
        await write(pilot, "directory.new")
        await see(pilot, "ajouter à la liste de l’onglet")
        await pilot.press("enter")
        await shows(pilot, PressModal)
        for refused, why in (("enter", "ne peut pas être choisie"), ("3", "un chiffre"), ("f2", "Accueil")):
            await pilot.press(refused)
            await see(pilot, why)
        await pilot.press("ctrl+y")
        await shows(pilot, ChoiceModal)
        await pilot.press("down", "enter")
        await see(pilot, "Nouveau : Ctrl+Y.")
        await pilot.press("escape", "escape")
        await shows(pilot, DirectoryScreen)

        await pilot.press("left", "left", "left", "left", "left", "left")
        await see(pilot, "membres siègent", "^Y Nouveau")
        await pilot.press("f1")
        await shows(pilot, HelpScreen)
        await see(pilot, "Onglet Membres, Ctrl+Y, remplir la fiche")
        await pilot.press("escape", "ctrl+n")
        await shows(pilot, DirectoryScreen)
        await pilot.press("ctrl+y")
        await see(pilot, "Nouveau membre")
        await pilot.press("escape")
        await shows(pilot, DirectoryScreen)
        assert isinstance(pilot.app, DaectApp)
        pilot.app.tell("Ctrl+N ajoute un membre. Un dossier se crée par F3, Ctrl+N.")
        await see(pilot, "Ctrl+Y ajoute un membre. Un dossier se crée par F3, Ctrl+N.")

    assert read_settings(path).keys == {"directory.new": "ctrl+y"}


async def test_an_unreadable_file_still_opens_the_application_and_a_bad_key_stays(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "config.toml"
    path.write_text('theme = "mauve"\n[keys]\n"directory.new" = "f1"\nrien = "f2"\n', "utf-8")
    app = app_on(desk)
    app.taste = PersonalTaste(path, read_taste(path))
    async with app.run_test(size=(120, 40)) as pilot:
        await shows(pilot, ErrorModal)
        await see(pilot, "« mauve »", "F1 sert déjà à « Aide »")
        await see(pilot, "« rien » n’est le nom d’aucune touche")
        await pilot.press("escape", "f9")
        await see(pilot, "^N Nouveau")
        assert "F1 Aide" in seen(pilot)
