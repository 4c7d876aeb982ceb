"""F3: the register under the keys and the mouse, at any length, whatever the names."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import Input

from daect_tui.domain.bulk import BulkAct, BulkAction
from daect_tui.domain.dossier import DossierAction, DossierState
from daect_tui.domain.journal import Act
from daect_tui.domain.references import Series
from daect_tui.domain.register_query import RegisterQuery
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.desk import Desk
from screens.dossiers import register_pages
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.screens import DossiersScreen
from screens.help import HelpScreen
from screens.modals.choice import ChoiceModal
from screens.modals.consequences import ConsequencesModal
from screens.modals.error import ErrorModal
from screens.modals.sheet import SheetModal
from screens.widgets.fields import ChoiceField
from screens.widgets.window import WindowTable
from tests.support.desks import filed, under_review
from tests.support.pilots import SMALL, running, see, seen, shows, until, write

WIDE = (120, 30)
HOSTILE = (
    "[/x] [bold]Nom[@click=app.quit]",
    "=1+1;cmd|'/c calc'!A1",
    "\u202eruomA'd eriaM\u2066 بلدية",
    "a\x1b[2J\x07\x00\r\nb\tc",
    "👩‍👩‍👧‍👦🇫🇷 e\u0301\u0301\u0301 ﷽ \ufeff\u200b",
    "Syndicat " + "très " * 400 + "long",
    "x" * 3000,
)


async def listing(pilot: Pilot[None]) -> WindowTable:
    """Go to the list, with its first rows there."""
    await pilot.press("f3")
    await shows(pilot, DossiersScreen)
    found = pilot.app.screen.query_one(WindowTable)
    await until(pilot, lambda: found.key)
    return found


def on(rows: WindowTable, reference: str) -> bool:
    """Tell whether the cursor is on a dossier."""
    return rows.key == reference


def many(desk: Desk, count: int) -> list[str]:
    """File one dossier, and keep as many more like it, without the form."""
    first = desk.intake.open(filed(desk, name="Premier")).dossier
    more = [f"PACT3-2018-{number:03}" for number in range(2, count + 1)]
    with desk.office.begin() as work:
        work.bulk_dossiers.add([replace(first, reference=reference) for reference in more])
        work.reserve_number(Series.DOSSIER, "PACT3", 2018, count)
        work.journal.append(Act("register.furnished", "registre", {}))
        work.commit()
    return [first.reference, *more]


async def test_an_empty_register_says_what_to_do(desk: Desk) -> None:
    async with running(desk) as pilot:
        await pilot.press("f3")
        await see(pilot, "Aucun dossier : Ctrl+N en crée un, Ctrl+O en reprend d’un tableur.", "0 dossier")
        await pilot.press("down", "end", "pagedown", "space", "enter", "ctrl+t")
        assert isinstance(pilot.app.screen, DossiersScreen)


async def test_enter_pressed_before_the_first_lines_are_read_opens_the_first(desk: Desk) -> None:
    filed(desk)
    async with running(desk) as pilot:
        await pilot.press("f3", "enter")
        await shows(pilot, DossierScreen)
        await see(pilot, "Montclair (fictif)")


async def test_a_letter_typed_in_the_list_begins_a_search_that_sees_no_accent(desk: Desk) -> None:
    filed(desk, name="Évry (fictif)", domain="Eau", city="Évry")
    filed(desk, name="Montclair (fictif)", domain="Énergie")
    async with running(desk) as pilot:
        rows = await listing(pilot)
        await see(pilot, "2 dossiers", "Évry (fictif)", "Montclair (fictif)")
        await write(pilot, "evr")
        await see(pilot, "1 dossier pour « evr »", "Évry (fictif)")
        assert "Montclair" not in seen(pilot)

        await write(pilot, "zz")
        await see(pilot, "Aucun dossier ne répond à cette recherche. Échap l’efface.")
        await pilot.press("escape")
        await until(pilot, lambda: rows.count == 2)
        await pilot.press("ctrl+r")
        await write(pilot, "energie")
        await until(pilot, lambda: rows.count == 1)
        await pilot.press("enter")
        await shows(pilot, DossierScreen)
        await see(pilot, "Montclair (fictif)")


async def test_every_end_of_a_long_register_is_reached_and_few_lines_are_held(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_pages, "WINDOW", 10)
    monkeypatch.setattr("daect_tui.services.register.WINDOW", 10)
    monkeypatch.setattr(register_pages, "_KEPT", 4)
    references = many(desk, 203)
    async with running(desk) as pilot:
        rows = await listing(pilot)
        await see(pilot, "203 dossiers", references[0])
        for key, rank in (
            ("end", 202), ("up", 201), ("pageup", 191), ("home", 0), ("up", 0), ("pagedown", 10),
            ("end", 202), ("down", 202),
        ):  # fmt: skip
            await pilot.press(key)
            await until(pilot, partial(on, rows, references[rank]))
            await see(pilot, references[rank])
        held = sum(rows._source.line(rank) is not None for rank in range(203))
        assert 0 < held <= 40


async def test_the_cursor_stays_on_its_dossier_when_the_list_is_read_again(desk: Desk) -> None:
    references = many(desk, 130)
    async with running(desk) as pilot:
        rows = await listing(pilot)
        await pilot.press("end")
        await until(pilot, lambda: rows.key == references[-1])
        await pilot.press("enter")
        await shows(pilot, DossierScreen)
        await see(pilot, "Rejet implicite")
        await pilot.press("ctrl+t", "enter")
        await see(pilot, "accusé de réception envoyé")
        await pilot.press("escape")
        await shows(pilot, DossiersScreen)
        await until(pilot, lambda: rows.key == references[-1])
        await see(pilot, "accusé de")


async def test_a_register_that_is_shorter_by_now_is_counted_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_pages, "WINDOW", 10)
    monkeypatch.setattr("daect_tui.services.register.WINDOW", 10)
    references = many(desk, 40)
    async with running(desk) as pilot:
        rows = await listing(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, DossiersScreen)
        screen._ask(RegisterQuery(states=(DossierState.FILED,)))
        await see(pilot, "40 dossiers · déposé")
        # Meanwhile, somebody else acknowledges all but twelve of them.
        desk.bulk.apply(desk.bulk.foresee(BulkAct(BulkAction.ACKNOWLEDGE), references[12:]))
        await pilot.press("end")
        await see(pilot, "12 dossiers · déposé")
        await until(pilot, lambda: rows.key in references[:12])
        await pilot.press("end")
        await until(pilot, partial(on, rows, references[11]))


async def test_the_list_is_sorted_by_a_key_and_by_a_click_with_a_sign_in_the_heading(desk: Desk) -> None:
    filed(desk, name="Zuydcoote", domain="Eau")
    filed(desk, name="Évry", domain="Vitrail")
    filed(desk, name="Aubrac", domain="Bois")

    def order() -> list[str]:
        return sorted(("Zuydcoote", "Évry", "Aubrac"), key=seen(pilot).index)

    async with running(desk) as pilot:
        rows = await listing(pilot)
        await see(pilot, "Référence ▲", "Zuydcoote", "Évry", "Aubrac")
        await pilot.press("ctrl+y")
        await shows(pilot, ChoiceModal)
        await see(pilot, "Trier par « Référence », en ordre décroissant.")
        await pilot.press("down", "enter")
        await see(pilot, "Organisme ▲", "3 dossiers · par organisme")
        assert order() == ["Aubrac", "Évry", "Zuydcoote"]
        assert rows.key == "PACT3-2018-003"

        await pilot.click(WindowTable, offset=(22, 0))
        await see(pilot, "Organisme ▼", "par organisme décroissant")
        assert order() == ["Zuydcoote", "Évry", "Aubrac"]
        await pilot.click(WindowTable, offset=(4, 0))
        await see(pilot, "Référence ▲")
        await pilot.press("ctrl+y", "down", "down", "enter")
        await see(pilot, "Domaine ▲", "Bois")


async def test_a_click_chooses_a_line_and_opens_the_one_under_the_cursor(desk: Desk) -> None:
    for name in ("Un", "Deux", "Trois"):
        filed(desk, name=name)
    async with running(desk) as pilot:
        rows = await listing(pilot)
        await pilot.click(WindowTable, offset=(4, 3))
        await until(pilot, lambda: rows.key == "PACT3-2018-003")
        await pilot.click(WindowTable, offset=(4, 9))
        assert rows.key == "PACT3-2018-003"
        await pilot.click(WindowTable, offset=(4, 3))
        await shows(pilot, DossierScreen)
        await see(pilot, "Trois")


async def test_filters_are_said_and_one_key_takes_them_off(desk: Desk) -> None:
    filed(desk, name="Évry", countries="Maroc")
    other = filed(desk, name="Aubrac", countries="Mali")
    desk.intake.act(other, DossierAction.WITHDRAW, "courrier")
    async with running(desk) as pilot:
        rows = await listing(pilot)
        await pilot.press("ctrl+g")
        await shows(pilot, SheetModal)
        fields = {field.key: field for field in pilot.app.screen.query(ChoiceField)}
        fields["state"].text = "en_cours"
        await pilot.press("tab", "tab", "tab", "enter")
        await shows(pilot, ChoiceModal)
        await see(pilot, "Tous les pays", "Mali (1)")
        await write(pilot, "maro")
        await pilot.press("enter")
        await shows(pilot, SheetModal)
        await pilot.press("ctrl+s")
        await see(pilot, "1 dossier · en cours · Maroc", "Évry")
        assert rows.count == 1

        await pilot.press("ctrl+g")
        await shows(pilot, SheetModal)
        assert pilot.app.screen.query(ChoiceField).filter("#field-state").first().text == "en_cours"
        pilot.app.screen.query_one("#field-due", ChoiceField).text = "depasse"
        await pilot.press("ctrl+s")
        await see(pilot, "0 dossier · en cours · Maroc · échéance dépassée", "Échap les enlève")
        await pilot.press("escape")
        await see(pilot, "2 dossiers", "Évry", "Aubrac")


async def test_a_choice_is_made_with_space_and_taken_off_with_escape(desk: Desk) -> None:
    references = [filed(desk, name=name) for name in ("Un", "Deux", "Trois")]
    async with running(desk) as pilot:
        rows = await listing(pilot)
        assert "^T" not in seen(pilot)
        await pilot.press("space", "space")
        await see(pilot, "2 choisis · 3 dossiers", "✓ PACT3-2018-001", "✓ PACT3-2018-002", "^T Actes")
        assert rows.key == references[2]
        await pilot.press("up", "space")
        await see(pilot, "1 choisi · 3 dossiers")
        await pilot.press("ctrl+a")
        await see(pilot, "3 choisis", "✓ PACT3-2018-003")
        await write(pilot, "d eux")
        await see(pilot, "pour « d eux »")
        assert pilot.app.screen.query_one("#search", Input).value == "d eux"
        await pilot.press("escape")
        await until(pilot, lambda: "choisi" not in seen(pilot))
        assert "pour « d eux »" in seen(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: rows.count == 3)


async def test_an_act_in_number_shows_its_consequences_before_it_is_done(desk: Desk) -> None:
    new, hostile = filed(desk, name="Un"), filed(desk, name="[/x] Deux")
    advanced = under_review(desk, name="Trois")
    async with running(desk) as pilot:
        await listing(pilot)
        await pilot.press("ctrl+a")
        await see(pilot, "3 choisis")
        await pilot.press("ctrl+t")
        await see(pilot, "Que faire de 3 dossiers choisis ?", "Accuser réception")
        await pilot.press("enter")
        await shows(pilot, ConsequencesModal)
        await see(
            pilot, "2 dossiers changeront, en une seule fois ; 1 est laissé", f"{advanced}, Trois",
            "[/x] Deux", "alors qu’il faudrait",
        )  # fmt: skip
        await pilot.press("escape")
        await shows(pilot, DossiersScreen)
        assert desk.intake.open(new).dossier.state is DossierState.FILED
        await pilot.press("ctrl+t", "enter")
        await shows(pilot, ConsequencesModal)
        await pilot.press("enter")
        await see(pilot, "Accuser réception : 2 dossiers, 1 laissé de côté.", "enregistré à")
        assert "choisi" not in seen(pilot)
        await until(pilot, lambda: seen(pilot).count("accusé de") >= 2)

    assert desk.intake.open(hostile).dossier.state is DossierState.ACKNOWLEDGED


async def test_an_act_that_nothing_can_receive_cannot_be_done(desk: Desk) -> None:
    under_review(desk)
    async with running(desk) as pilot:
        await listing(pilot)
        await pilot.press("space", "ctrl+t", "enter")
        await shows(pilot, ConsequencesModal)
        await see(pilot, "Rien ne sera fait : tout ce qui est choisi est laissé de côté.")
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, ConsequencesModal)
        assert "Faire" not in seen(pilot).splitlines()[-3]
        await pilot.press("escape")
        await shows(pilot, DossiersScreen)


async def test_a_change_made_meanwhile_stops_the_whole_act(desk: Desk) -> None:
    references = [filed(desk, name=name) for name in ("Un", "Deux")]
    async with running(desk) as pilot:
        await listing(pilot)
        await pilot.press("ctrl+a", "ctrl+t", "enter")
        await shows(pilot, ConsequencesModal)
        desk.intake.act(references[0], DossierAction.WITHDRAW, "courrier")
        await pilot.press("enter")
        await shows(pilot, ErrorModal)
        await see(pilot, "Rien n’a été fait", references[0])
        await pilot.press("enter")
        await shows(pilot, DossiersScreen)

    assert desk.intake.open(references[1]).dossier.state is DossierState.FILED


async def test_dossiers_join_an_agenda_and_receive_a_referent_in_number(desk: Desk) -> None:
    references = [under_review(desk, name=name) for name in ("Un", "Deux")]
    session = desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 3, 27))).reference
    async with running(desk) as pilot:
        await listing(pilot)
        await pilot.press("ctrl+a", "ctrl+t", "up", "enter")
        await see(pilot, "Quel référent ?")
        await write(pilot, "Zoé Quercy")
        await pilot.press("ctrl+s")
        await shows(pilot, ConsequencesModal)
        await pilot.press("enter")
        await see(pilot, "Attribuer un référent : 2 dossiers.")
        await pilot.press("ctrl+a", "ctrl+t", "up", "up", "enter")
        await see(pilot, "À l’ordre du jour de quelle séance ?", session)
        await pilot.press("enter")
        await shows(pilot, ConsequencesModal)
        await pilot.press("enter")
        await see(pilot, "Inscrire à l’ordre du jour : 2 dossiers.")

    assert [item.dossier for item in desk.agenda.items(session)] == references
    assert desk.intake.open(references[0]).dossier.referents.geographic == "Zoé Quercy"


async def test_the_preview_stands_beside_the_list_where_there_is_room(desk: Desk) -> None:
    filed(desk)
    async with running(desk, WIDE) as pilot:
        await listing(pilot)
        await see(pilot, "Domaine : Patrimoine", "Rejet implicite le 05/05/2018")
        preview = pilot.app.screen.query_one("#preview")
        assert preview.region.x > 80
        await pilot.resize_terminal(*SMALL)
        await until(pilot, lambda: preview.region.x == 0)
        await see(pilot, "PACT3-2018-001", "Domaine : Patrimoine")


async def test_every_key_of_the_list_is_in_the_help(desk: Desk) -> None:
    filed(desk)
    async with running(desk, WIDE) as pilot:
        await listing(pilot)
        await pilot.press("space", "f1")
        await shows(pilot, HelpScreen)
        await see(pilot, "Ctrl+G", "Ctrl+Y", "Ctrl+A", "Ctrl+T", "Espace", "Page↑", "Page↓", "Début", "Fin")


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x30"])
async def test_no_name_however_hostile_alters_the_list(desk: Desk, size: tuple[int, int]) -> None:
    first = desk.intake.open(filed(desk, name="Premier")).dossier
    with desk.office.begin() as work:
        for rank, name in enumerate(HOSTILE, start=2):
            # As a file imported without its door would bring it.
            owner = work.organisations.add(replace(first.organisation, id=0, name=name))
            content = replace(first.content, domain=name)
            reference = f"PACT3-2018-{rank:03}"
            work.dossiers.add(replace(first, reference=reference, organisation=owner, content=content))
        work.reserve_number(Series.DOSSIER, "PACT3", 2018, len(HOSTILE) + 1)
        work.journal.append(Act("register.furnished", "registre", {}))
        work.commit()
    async with running(desk, size) as pilot:
        rows = await listing(pilot)
        await see(pilot, "[/x]")
        for rank in range(1, len(HOSTILE) + 2):
            await until(pilot, partial(on, rows, f"PACT3-2018-{rank:03}"))
            await pilot.pause()
            lines = seen(pilot).split("\n")
            assert len(lines) == size[1]
            assert all(cell_len(line) == size[0] for line in lines)
            assert not any(sign in "".join(lines) for sign in "\x1b\x07\x00\r\t\u202e\u2066")
            assert lines[0].startswith(" daect")
            await pilot.press("space")
        await see(pilot, "8 choisis")
