"""The shell: opening, going about by function keys, help, palette, quitting."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.widgets import TextArea

from daect_tui.domain.errors import UnusableRegister
from daect_tui.services.desk import Desk
from screens.app import DaectApp
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.form import DossierForm
from screens.dossiers.screens import DossiersScreen
from screens.help import HelpScreen
from screens.home.screens import HomeScreen
from screens.opening import OpeningScreen
from tests.support.desks import desk_on, filed, new_register
from tests.support.pilots import SMALL, app_on, running, see, seen, shows, until, write
from tests.support.valises import register_of


async def test_the_first_screen_paints_before_the_register_is_read(tmp_path: Path) -> None:
    opened = []

    def opening(agent: str) -> Desk:
        opened.append(agent)
        return desk_on(new_register(tmp_path / "essai.daect"), agent=agent)

    app = DaectApp(opening, "essai.daect", suggested_agent="Nadia Ferrand")
    async with app.run_test(size=SMALL) as pilot:
        await see(pilot, "daect  essai.daect", "Ouverture", "Qui êtes-vous ?", "Nadia Ferrand", "F1 Aide")
        assert opened == []

        await pilot.press("enter")
        await shows(pilot, HomeScreen)
        await see(pilot, "Rien à faire : tout est à jour. Bonjour, Nadia Ferrand.")

    assert opened == ["Nadia Ferrand"]


async def test_no_name_no_register(desk: Desk) -> None:
    app = DaectApp(lambda _agent: desk, "essai.daect")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("enter", "f3", "ctrl+p")
        await see(pilot, "Écrivez votre nom : il est inscrit au journal")

        await write(pilot, "Paul Esnault")
        await pilot.press("enter")
        await shows(pilot, HomeScreen)


async def test_a_register_that_cannot_be_opened_says_why_and_exits_with_1() -> None:
    def opening(_agent: str) -> Desk:
        raise UnusableRegister("Le fichier [/x] n’est pas un registre.\nChoisissez-en un autre.")

    app = DaectApp(opening, "photo.jpg", agent="Camille Renaud")
    async with app.run_test(size=SMALL) as pilot:
        await see(pilot, "Le fichier [/x] n’est pas un registre.", "Choisissez-en un autre.", "Quitter")
        await pilot.press("f2")
        assert isinstance(pilot.app.screen, OpeningScreen)
        await pilot.press("enter")

    assert app.return_code == 1


async def test_the_register_is_closed_at_the_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[Desk] = []

    def close(self: Desk) -> None:
        closed.append(self)

    monkeypatch.setattr(Desk, "close", close)

    async with running(desk) as pilot:
        await pilot.press("ctrl+q")

    desk.office.register.close()
    assert closed == [desk]


async def test_a_demonstration_says_so_and_a_register_gives_the_date(desk: Desk) -> None:
    async with running(desk) as pilot:
        assert "14/03/2018" in seen(pilot)
        assert "démonstration" not in seen(pilot)


async def test_function_keys_work_inside_a_text_area_and_keep_what_is_typed(desk: Desk) -> None:
    async with running(desk) as pilot:
        await pilot.press("f3")
        await shows(pilot, DossiersScreen)
        await pilot.press("ctrl+n")
        await shows(pilot, DossierForm)
        await until(pilot, lambda: pilot.app.focused is not None and "control" in pilot.app.focused.classes)
        pilot.app.screen.query_one("#field-street TextArea", TextArea).focus()
        await write(pilot, "rue du Port")

        await pilot.press("f2")
        await shows(pilot, HomeScreen)
        await pilot.press("f3")
        await shows(pilot, DossierForm)
        await see(pilot, "rue du Port")

        await pilot.press("f3")
        await shows(pilot, DossiersScreen)

    assert [draft.fields["street"] for draft in desk.intake.drafts.pending()] == ["rue du Port"]


async def test_what_is_typed_just_before_quitting_is_in_the_draft(desk: Desk) -> None:
    async with running(desk) as pilot:
        await pilot.press("f3", "ctrl+n")
        await shows(pilot, DossierForm)
        await see(pilot, "Organisme *")
        await until(pilot, lambda: pilot.app.focused is not None and "control" in pilot.app.focused.classes)
        await pilot.press("tab")
        await write(pilot, "Montclair")
        await pilot.press("ctrl+q")

    assert [draft.fields["name"] for draft in desk.intake.drafts.pending()] == ["Montclair"]


async def test_the_help_lists_the_live_keys_of_the_screen_beneath(desk: Desk) -> None:
    async with running(desk) as pilot:
        await pilot.press("f3")
        await shows(pilot, DossiersScreen)
        await pilot.press("f1")
        await shows(pilot, HelpScreen)
        await see(pilot, "Dossiers : les touches de cet écran", "Ctrl+N", "nouveau dossier")

        await pilot.press("f1")
        assert sum(isinstance(screen, HelpScreen) for screen in pilot.app.screen_stack) == 1
        await pilot.press(*["down"] * 20)
        await see(pilot, "Partout", "Comment faire", "Saisir un dossier")

        await pilot.press("escape")
        await shows(pilot, DossiersScreen)
        await pilot.press("f1", "f2")
        await shows(pilot, HomeScreen)
        await pilot.press("f3")
        await shows(pilot, DossiersScreen)


async def test_the_palette_finds_a_tab_whose_name_does_not_fit(desk: Desk) -> None:
    async with running(desk) as pilot:
        await pilot.press("f9")
        await see(pilot, "membres siègent")
        await pilot.press("ctrl+p")
        await write(pilot, "modele")
        await see(pilot, "Onglet Modèles")
        await pilot.press("enter")
        await see(pilot, "27 modèles")


async def test_the_palette_finds_a_command_without_its_accents_and_runs_it(desk: Desk) -> None:
    reference = filed(desk)
    async with running(desk) as pilot:
        await pilot.press("f3", "enter")
        await shows(pilot, DossierScreen)
        await see(pilot, reference)
        await pilot.press("ctrl+p")
        await see(pilot, "Chercher une commande…", "Modifier  ·  Ctrl+E")
        await write(pilot, "zzz")
        await see(pilot, "aucun résultat")
        await pilot.press("backspace", "backspace", "backspace")
        await write(pilot, "DOSSIÉRS")
        await see(pilot, "Dossiers  ·  F3")
        await pilot.press("enter")
        await shows(pilot, DossiersScreen)


async def test_ctrl_c_says_how_to_quit_and_does_not(desk: Desk) -> None:
    async with running(desk) as pilot:
        await pilot.press("ctrl+c")
        await see(pilot, "Ctrl+Q quitte daect.")


async def test_without_colour_the_application_still_runs(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with app_on(desk).run_test(size=SMALL) as pilot:
        await shows(pilot, HomeScreen)
        assert pilot.app.no_color


async def test_what_a_register_altered_by_hand_holds_never_drives_the_terminal(desk: Desk) -> None:
    filed(desk, name="Ville d’Aubry")
    odd = "Ville \x1b]0;pirate\x07\x1b[31m\u202e d’Aubry\udcff".encode("utf-8", "replace").decode()
    with closing(sqlite3.connect(register_of(desk).path)) as hand, hand:
        hand.execute("UPDATE organisation SET name = ?", (odd,))
        hand.execute("UPDATE register_entry SET organisation = ?", (odd,))
    async with running(desk) as pilot:
        await pilot.press("f3")
        await see(pilot, "Ville ]0;pirate[31m d’Aubry")
        await pilot.press("enter")
        await see(pilot, "Demandeur", "]0;pirate[31m d’Aubry")
        assert not set("\x1b\x07\u202e") & set(seen(pilot))
