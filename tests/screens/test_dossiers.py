"""F3: the list, its search and windows; one dossier, its acts; names that look like markup."""

from datetime import date

import pytest
from textual.pilot import Pilot

from daect_tui.domain.dossier import DossierAction, DossierState
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.desk import Desk
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.screens import DossiersScreen
from screens.dossiers.words import way
from screens.modals.choice import ChoiceModal
from screens.modals.error import ErrorModal
from screens.modals.reason import ReasonModal
from screens.widgets.window import WindowTable
from tests.support.desks import filed, under_review
from tests.support.pilots import SMALL, running, see, seen, shows, until, write

WIDE = (120, 30)
HOSTILE = (
    "[/x] [bold]Nom",
    "בית ראשון « & <b> »",
    "Nom[@click=app.quit]",
    "Syndicat " + "très " * 30 + "long",
)


async def listing(pilot: Pilot[None]) -> WindowTable:
    """Go to the list, with its first rows there."""
    await pilot.press("f3")
    await shows(pilot, DossiersScreen)
    found = pilot.app.screen.query_one(WindowTable)
    await until(pilot, lambda: found.count)
    return found


# What a name is made of matters at one size; how long it is, at both.
@pytest.mark.parametrize(("name", "size"), [*((name, SMALL) for name in HOSTILE), (HOSTILE[-1], WIDE)])
async def test_a_name_is_shown_as_it_is_everywhere(desk: Desk, name: str, size: tuple[int, int]) -> None:
    filed(desk, name=name, domain=name, street=name, skills=name)
    start = name[:12]
    async with running(desk, size) as pilot:
        await see(pilot, start)
        await listing(pilot)
        await until(pilot, lambda: seen(pilot).count(start) >= 2)
        await pilot.press("enter")
        await shows(pilot, DossierScreen)
        await until(pilot, lambda: seen(pilot).count(start) >= 2)
        await pilot.press("right")
        await until(pilot, lambda: seen(pilot).count(start) >= 3)
        await pilot.press("ctrl+e")
        await see(pilot, start)


async def test_acts_that_are_refused_say_why_and_do_nothing(desk: Desk) -> None:
    reference = filed(desk)
    async with running(desk) as pilot:
        await listing(pilot)
        await pilot.press("enter")
        await shows(pilot, DossierScreen)
        await see(pilot, "Rejet implicite le 05/05/2018 (J-52)", "Reçu le 05/03/2018 + 2 mois")
        await pilot.press("ctrl+t")
        await shows(pilot, ChoiceModal)
        await see(pilot, "Accuser réception", "impossible")
        await pilot.press("up")
        await see(pilot, "alors qu’il faudrait l’état", "ajourné, notifié")
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, ChoiceModal)
        await pilot.press("escape")
        await shows(pilot, DossierScreen)

    assert desk.intake.open(reference).dossier.state is DossierState.FILED


async def test_an_act_with_a_reason_asks_for_it_and_tells_it_in_the_history(desk: Desk) -> None:
    reference = filed(desk)
    async with running(desk) as pilot:
        await listing(pilot)
        await pilot.press("enter")
        await shows(pilot, DossierScreen)
        await see(pilot, "Rejet implicite")
        await pilot.press("ctrl+t")
        await see(pilot, "Constater l’incomplétude…")
        await pilot.press("down", "enter")
        await shows(pilot, ReasonModal)
        await pilot.press("enter")
        await see(pilot, "Écrivez le motif")
        await write(pilot, "Statuts [/b] manquants")
        await pilot.press("enter")
        await shows(pilot, DossierScreen)
        await see(pilot, "reçu ─ ● incomplet ─ instruction", f"Dossier {reference} : incomplet.")
        await pilot.press("left")
        await see(
            pilot,
            "incomplet (constater l’incomplétude), par Camille Renaud",
            "Motif : Statuts [/b] manquants",
        )


async def test_a_dossier_joins_the_agenda_of_a_session_in_preparation(desk: Desk) -> None:
    reference = under_review(desk)
    other = desk.agenda.plan(SessionPlan(("EXPE-CT",), date(2018, 3, 20))).reference
    session = desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 3, 27))).reference
    async with running(desk) as pilot:
        await listing(pilot)
        await pilot.press("enter")
        await shows(pilot, DossierScreen)
        await see(pilot, "● instruction")
        await pilot.press("ctrl+t")
        await see(pilot, "Inscrire à l’ordre du jour…")
        await pilot.press("enter")
        await see(pilot, "À l’ordre du jour de quelle séance ?", f"{session}, 27/03/2018", other)
        await pilot.press("enter")
        await shows(pilot, DossierScreen)
        await see(pilot, "● comité", f"Inscrit à l’ordre du jour de {session}, point 1.")

    assert [item.dossier for item in desk.agenda.items(session)] == [reference]


async def test_an_identity_is_noted_as_checked(desk: Desk) -> None:
    filed(desk)
    async with running(desk) as pilot:
        await listing(pilot)
        await pilot.press("enter")
        await see(pilot, "non vérifiée (saisie hors ligne)")
        await pilot.press("ctrl+t")
        await see(pilot, "Constater l’identité vérifiée")
        await pilot.press(*["down"] * 5, "enter")
        await see(pilot, "Identité vérifiée.", "Identité         vérifiée")


async def test_a_refusal_of_the_service_is_a_modal_and_the_application_lives(desk: Desk) -> None:
    reference = filed(desk)
    async with running(desk) as pilot:
        await listing(pilot)
        await pilot.press("enter")
        await see(pilot, "Rejet implicite")
        # Meanwhile, somebody else has done it.
        desk.intake.act(reference, DossierAction.ACKNOWLEDGE)
        await pilot.press("ctrl+t")
        await see(pilot, "Accuser réception")
        await pilot.press("enter")
        await shows(pilot, ErrorModal)
        await see(pilot, "Impossible d’accuser réception")
        await pilot.press("enter")
        await shows(pilot, DossierScreen)


@pytest.mark.parametrize("state", DossierState)
def test_every_state_has_its_place_on_the_way(state: DossierState) -> None:
    drawn = way(state)

    assert drawn.count("●") == 1
    # At 80 columns, something must be left for the name.
    assert len(drawn) <= 60
