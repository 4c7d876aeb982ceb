"""F2: what is to be done, by urgency; Enter goes to it; it goes away when it is done."""

from datetime import date

from textual.widgets import OptionList

from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.person_request import PersonRequest, PersonRight
from daect_tui.domain.session_form import SessionPlan
from daect_tui.domain.worklist import Room, Task
from daect_tui.services.desk import Desk
from daect_tui.services.dossier_tasks import LIMIT
from screens.committee.preparation import PreparationScreen
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.screens import DossiersScreen
from screens.home.lines import keyed, options
from screens.home.screens import HomeScreen
from tests.support.desks import filed, under_review
from tests.support.pilots import act, running, see, seen, shows, until, write

TODAY = date(2018, 3, 14)


def test_lines_are_grouped_by_urgency_under_titles_that_cannot_be_chosen() -> None:
    def task(subject: str, due: date | None) -> Task:
        return Task(Room.DOSSIERS, subject, "Chose", due)

    written = list(
        options(
            keyed(
                [
                    task("A", date(2018, 3, 1)),
                    task("B", date(2018, 3, 17)),
                    task("C", date(2018, 3, 20)),
                    task("D", None),
                    task("E", date(2018, 9, 1)),
                ]
            ),
            TODAY,
            76,
        )
    )

    texts = [str(option.prompt) for option in written]
    assert [text.split(" (")[0] for option, text in zip(written, texts, strict=True) if option.disabled] == [
        "─ En retard",
        "─ Sous dix jours",
        "─ Sans échéance",
        "─ Plus tard",
    ]
    assert texts[2].startswith("─ Sous dix jours (2) ─")
    assert texts[3] == f"{'17/03/2018  Chose':<60}B"


async def test_a_task_leads_to_its_dossier_and_goes_away_when_it_is_done(desk: Desk) -> None:
    first = under_review(desk, name="Montclair (fictif)", received_on="16/01/2018", sent_on="")
    filed(desk, name="Aubrac (fictif)")
    async with running(desk) as pilot:
        await see(pilot, "À faire : 3 choses", "Sous dix jours (1)", "16/03/2018", "Aubrac (fictif)")
        await see(pilot, f"{first}, cette ligne vient de", "Reçu le 16/01/2018 + 2 mois = 16/03/2018.", "J-2")
        await pilot.press("enter")
        await shows(pilot, DossierScreen)
        await see(pilot, f"Dossier {first}", "● instruction")

        desk.intake.act(first, DossierAction.WITHDRAW, "Lettre du maire")
        await pilot.press("f3", "f2")
        await shows(pilot, HomeScreen)
        # Nothing was written through the application: what it shows is read again after an act only.
        assert "3 choses" in seen(pilot)
        pilot.app.screen.query_one(OptionList).focus()
        await pilot.press("f3", "enter")
        await shows(pilot, DossierScreen)
        await see(pilot, "retiré par le demandeur")


async def test_the_worklist_is_read_again_after_an_act_made_elsewhere(desk: Desk) -> None:
    filed(desk, name="Montclair (fictif)")
    async with running(desk) as pilot:
        await see(pilot, "Rejet implicite J-52 : Montclair (fictif)")
        await pilot.press("down", "enter")
        await shows(pilot, DossierScreen)
        await see(pilot, "Rejet implicite")
        await pilot.press("ctrl+t")
        await see(pilot, "Accuser réception")
        await pilot.press("enter")
        await see(pilot, "accusé de réception envoyé.")
        await pilot.press("f2")
        await see(pilot, "Montclair (fictif), accusé")


async def test_opening_a_task_leaves_what_the_mode_was_showing(desk: Desk) -> None:
    first = filed(desk, name="Montclair (fictif)", received_on="05/01/2018", sent_on="")
    second = filed(desk, name="Aubrac (fictif)")
    async with running(desk) as pilot:
        await see(pilot, "3 choses")
        await pilot.press("enter")
        await see(pilot, f"Dossier {first}")
        await pilot.press("f2", "down", "down", "enter")
        await until(pilot, lambda: pilot.app.screen.title == f"Dossier {second}")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 2


async def test_what_is_too_much_for_the_list_leads_to_the_register(desk: Desk) -> None:
    for rank in range(LIMIT + 3):
        filed(desk, name=f"Organisme {rank}")
    async with running(desk) as pilot:
        await see(pilot, f"À faire : {LIMIT + 2} choses")
        await pilot.press("home")
        await see(pilot, "et 3 autres dossiers sous délai", "Dossiers (F3) les trie")
        await pilot.press("enter")
        await shows(pilot, DossiersScreen)


async def test_a_line_is_put_off_with_a_reason_and_taken_back(desk: Desk) -> None:
    filed(desk, name="Montclair (fictif)")
    first = filed(desk, name="Aubrac (fictif)", received_on="20/01/2018", sent_on="")
    async with running(desk) as pilot:
        await see(pilot, "À faire : 3 choses", f"{first}, cette ligne vient de")
        await act(pilot, "Reporter à un autre jour")
        await see(pilot, "délai légal : le 20/03/2018 (CRPA", "mardi 20 mars 2018")
        await write(pilot, "30/03/2018")
        await pilot.press("enter")
        await write(pilot, "pièces promises")
        await pilot.press("enter")
        await see(pilot, "le 20/03/2018 au plus tard, délai")
        await write(pilot, "16/03/2018")
        await pilot.press("ctrl+s")
        await see(pilot, "2 choses", "1 reportée", "Reportées (1)", "Ligne reportée au 16/03/2018.")
        # The cursor went on to the line that follows.
        assert f"{first}, cette ligne" not in seen(pilot)

        await pilot.press("end")
        await see(pilot, "Reportée par Camille Renaud, revient le 16/03/2018 : pièces promises.")
        await act(pilot, "Reprendre dès aujourd’hui")
        await see(pilot, "À faire : 3 choses", "Ligne reprise")
        assert "Reportées" not in seen(pilot)


async def test_the_next_session_and_a_line_open_by_key_and_by_mouse_and_the_figures_stand_beside(
    desk: Desk,
) -> None:
    session = desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 4, 10))).reference
    reference = filed(desk, name="Montclair (fictif)")
    async with running(desk) as pilot:
        await see(pilot, "1 dossier en cours", f"Comité {session} dans 27 jours, mardi 10 avril : 0 dossier")
        await pilot.press("right")
        await see(pilot, "Labels en vigueur, par thème", "ordre du jour vide", "le 5 avril au plus tard.")
        await pilot.press("left", "home", "enter")
        await shows(pilot, PreparationScreen)

        await pilot.press("f2")
        await shows(pilot, HomeScreen)
        row = next(rank for rank, line in enumerate(seen(pilot).splitlines()) if "Rejet implicite" in line)
        await pilot.click(offset=(20, row))
        await shows(pilot, DossierScreen)
        await see(pilot, f"Dossier {reference}")

        await pilot.press("f2")
        await pilot.resize_terminal(120, 40)
        await see(pilot, "Rejet implicite J-52", "Labels en vigueur, par thème", "Prochaine séance")


async def test_a_line_about_the_register_leads_to_its_door(desk: Desk) -> None:
    desk.person_requests.record(PersonRequest(0, PersonRight.ACCESS, "Agathe Lormier", date(2018, 3, 1)))
    async with running(desk) as pilot:
        await see(pilot, "Répondre à 1 personne : accès", "RGPD, art. 12.3")
        await pilot.press("enter")
        await see(pilot, "Demandes de personnes", "Agathe Lormier")
