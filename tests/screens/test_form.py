"""The form of a dossier: drafts from the first key, recovery, faults beside their fields, filing."""

from pathlib import Path
from threading import Event

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TabbedContent

from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.draft import Draft
from daect_tui.domain.errors import UnusableRegister
from daect_tui.domain.register_query import RegisterQuery
from daect_tui.services.desk import Desk
from daect_tui.services.drafts import Drafts
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.form import DossierForm
from screens.dossiers.screens import DossiersScreen
from screens.modals.choice import ChoiceModal
from screens.modals.confirm import ConfirmModal
from screens.modals.error import ErrorModal
from screens.widgets.fields import Field
from tests.support.desks import desk_on, filed, form, new_register
from tests.support.pilots import running, see, seen, shows, until, write


async def new_form(pilot: Pilot[None]) -> DossierForm:
    """Open a blank form, ready to be typed in."""
    await pilot.press("f3")
    await shows(pilot, DossiersScreen)
    await pilot.press("ctrl+n")
    await shows(pilot, DossierForm)
    return await ready(pilot)


async def ready(pilot: Pilot[None]) -> DossierForm:
    """Wait until the form that shows is filled."""
    screen = pilot.app.screen
    assert isinstance(screen, DossierForm)
    await until(pilot, lambda: field(screen, "programme").has_focus_within)
    return screen


def field(screen: DossierForm, key: str) -> Field:
    return screen.query_one(f"#field-{key}", Field)


def fill(screen: DossierForm, **changes: str) -> None:
    """Put a complete form in the fields, as if it had been typed."""
    for key, text in form(**changes).items():
        field(screen, key).text = text


def fields_of_drafts(desk: Desk, target: str = "") -> list[dict[str, str]]:
    return [dict(draft.fields) for draft in desk.intake.drafts.pending(target)]


async def test_every_key_is_in_the_draft_and_a_form_left_alone_keeps_none(desk: Desk) -> None:
    async with running(desk) as pilot:
        screen = await new_form(pilot)
        await pilot.press("escape")
        await shows(pilot, DossiersScreen)
        assert fields_of_drafts(desk) == []

        await new_form(pilot)
        await pilot.press("tab")
        await write(pilot, "Montclair (fictif)")
        await see(pilot, "Brouillon gardé à 10 h 00")
        await until(
            pilot, lambda: [kept["name"] for kept in fields_of_drafts(desk)] == ["Montclair (fictif)"]
        )

        await pilot.press("backspace", "escape")
        await shows(pilot, DossiersScreen)
        await see(pilot, "Saisie gardée en brouillon.")
        assert screen is not pilot.app.screen

    assert [kept["name"] for kept in fields_of_drafts(desk)] == ["Montclair (fictif"]


async def test_while_a_save_is_under_way_only_the_latest_state_waits(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[str] = []
    gate = Event()
    save = Drafts.save

    def slow(drafts: Drafts, fields: dict[str, str], *, draft_id: int = 0, target: str = "") -> Draft:
        gate.wait(30)
        saved.append(fields["name"])
        return save(drafts, fields, draft_id=draft_id, target=target)

    monkeypatch.setattr(Drafts, "save", slow)
    async with running(desk) as pilot:
        await new_form(pilot)
        await pilot.press("tab")
        await write(pilot, "Aubrac")
        gate.set()
        await until(pilot, lambda: len(saved) == 2)

    assert saved == ["A", "Aubrac"]
    assert [kept["name"] for kept in fields_of_drafts(desk)] == ["Aubrac"]


async def test_a_draft_of_a_killed_process_is_taken_up_again(tmp_path: Path) -> None:
    register = new_register(tmp_path / "essai.daect")
    desk_on(register).intake.drafts.save(form(name="[/x] [bold]Nom", received_on="5/3/18"))

    async with running(desk_on(register)) as pilot:
        await pilot.press("f3", "ctrl+n")
        await shows(pilot, ChoiceModal)
        await see(pilot, "Récupérer « [/x] [bold]Nom », 14/03/2018 à 10 h 00", "Ignorer", "Effacer")
        await pilot.press("enter")
        await shows(pilot, DossierForm)
        screen = await ready(pilot)
        assert field(screen, "name").text == "[/x] [bold]Nom"
        assert field(screen, "received_on").text == "5/3/18"
        assert field(screen, "kind").text == "commune"

        field(screen, "name").text = "Autre nom"
        await pilot.press("escape")
        await shows(pilot, DossiersScreen)
        assert [kept["name"] for kept in fields_of_drafts(desk_on(register))] == ["Autre nom"]


async def test_a_draft_can_be_ignored_and_stays_or_erased_and_goes(desk: Desk) -> None:
    desk.intake.drafts.save(form(name="Premier"))
    async with running(desk) as pilot:
        await pilot.press("f3", "ctrl+n")
        await shows(pilot, ChoiceModal)
        await pilot.press("down", "enter")
        await shows(pilot, DossierForm)
        screen = await ready(pilot)
        assert field(screen, "name").text == ""
        assert len(fields_of_drafts(desk)) == 1
        await pilot.press("escape", "ctrl+n")
        await shows(pilot, ChoiceModal)
        await pilot.press("down", "down", "enter")
        await shows(pilot, DossierForm)
        await ready(pilot)

    assert fields_of_drafts(desk) == []


async def test_faults_stand_under_their_fields_and_the_first_has_the_focus(desk: Desk) -> None:
    async with running(desk) as pilot:
        screen = await new_form(pilot)
        fill(screen, name="", siren="123", countries="Atlantide", received_on="31/02/2018")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: field(screen, "name").has_focus_within)

        await see(pilot, "4 champs à corriger", "Organisme : à remplir.", "n’est pas un SIREN")
        assert "n’existe pas au calendrier" in field(screen, "received_on").fault
        assert "Atlantide" in field(screen, "countries").fault

        await write(pilot, "Montclair")
        assert field(screen, "name").fault == ""
        field(screen, "siren").text = ""
        field(screen, "received_on").text = "05/03/2018"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: field(screen, "countries").has_focus_within)
        assert screen.query_one(TabbedContent).active == "expertise"
        await see(pilot, "n’est pas dans la liste")

    assert desk.register.answer(RegisterQuery()).total == 0
    assert [kept["name"] for kept in fields_of_drafts(desk)] == ["Montclair"]


async def test_a_complete_form_is_filed_and_shown(desk: Desk) -> None:
    async with running(desk) as pilot:
        screen = await new_form(pilot)
        fill(screen)
        screen.go_to_field(field(screen, "received_on"))
        await see(pilot, "lundi 5 mars 2018", "Tout ce qui est requis est rempli")
        await pilot.press("ctrl+b")
        await until(pilot, lambda: field(screen, "domain").has_focus_within)
        await see(
            pilot,
            "Maroc et Tunisie : Méditerranée et Moyen-Orient",
            "Le domaine d’expertise, tel que le label le portera.",
        )
        await pilot.press("ctrl+s")
        await shows(pilot, DossierScreen)
        await see(pilot, "Dossier PACT3-2018-001", "Montclair (fictif)", "● reçu ─ complet", "déposé.")
        await see(pilot, "enregistré à 10 h 00")

    assert fields_of_drafts(desk) == []
    assert desk.intake.open("PACT3-2018-001").dossier.content.countries == ("MA", "TN")


async def test_a_filed_dossier_is_edited_and_its_programme_stays(desk: Desk) -> None:
    reference = filed(desk)
    async with running(desk) as pilot:
        await pilot.press("f3")
        await see(pilot, reference)
        await pilot.press("enter")
        await shows(pilot, DossierScreen)
        await see(pilot, "Agathe Lormier")
        await pilot.press("ctrl+e")
        await shows(pilot, DossierForm)
        screen = await edited(pilot)
        assert field(screen, "programme").control.disabled
        field(screen, "last_name").text = "Desmarets"
        await pilot.press("ctrl+s")
        await shows(pilot, DossierScreen)
        await see(pilot, "Agathe Desmarets", f"Dossier {reference} modifié.")

    assert fields_of_drafts(desk, reference) == []


async def test_a_pasted_text_of_several_lines_enters_whole_in_one_line(desk: Desk) -> None:
    async with running(desk) as pilot:
        screen = await new_form(pilot)
        await pilot.press("tab")
        line = field(screen, "name").query_one(Input)
        line.post_message(events.Paste("Syndicat\nde l’eau\r\nd’Aubrac"))
        await until(pilot, lambda: field(screen, "name").text == "Syndicat de l’eau d’Aubrac")


async def test_a_draft_that_cannot_be_kept_is_said_and_is_not_thrown_away_unasked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_named: object) -> Draft:
        raise UnusableRegister("Le disque est plein. Libérez de la place.")

    monkeypatch.setattr(Drafts, "save", full)
    async with running(desk) as pilot:
        screen = await new_form(pilot)
        await pilot.press("tab")
        await write(pilot, "A")
        await shows(pilot, ErrorModal)
        await see(pilot, "La saisie n’est pas gardée", "Le disque est plein. Libérez de la place.")
        await pilot.press("enter", "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, DossierForm))
        await shows(pilot, ConfirmModal)
        assert "Fermer et perdre la saisie" in seen(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert field(screen, "name").text == "A"

        await pilot.press("f3")
        await shows(pilot, ErrorModal)
        assert screen in pilot.app.screen_stack
        await pilot.press("enter", "ctrl+q")
        await until(pilot, lambda: "Quitter et perdre la saisie" in seen(pilot))
        await pilot.press("enter")

    assert pilot.app.return_code == 0


async def test_a_refusal_that_is_no_fault_of_a_field_is_a_modal_and_the_form_stays(desk: Desk) -> None:
    reference = filed(desk)
    async with running(desk) as pilot:
        await pilot.press("f3")
        await see(pilot, reference)
        await pilot.press("enter")
        await shows(pilot, DossierScreen)
        await see(pilot, "Agathe Lormier")
        await pilot.press("ctrl+e")
        await shows(pilot, DossierForm)
        screen = await edited(pilot)
        # Meanwhile, the applicant has withdrawn.
        desk.intake.act(reference, DossierAction.WITHDRAW, "Lettre du maire")
        field(screen, "domain").text = "Autre domaine"
        await pilot.press("ctrl+s")
        await shows(pilot, ErrorModal)
        await see(pilot, "Vos saisies restent dans le brouillon.")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert "Enregistrement" not in seen(pilot)

    assert [kept["domain"] for kept in fields_of_drafts(desk, reference)] == ["Autre domaine"]


async def edited(pilot: Pilot[None]) -> DossierForm:
    """Wait until the form of a filed dossier is filled."""
    screen = pilot.app.screen
    assert isinstance(screen, DossierForm)
    await until(pilot, lambda: field(screen, "last_name").text == "Lormier")
    return screen
