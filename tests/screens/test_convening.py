"""« Convocations » by keyboard: convene, note receptions, urgency, the papers, opening in spite of all."""

from datetime import date, time
from pathlib import Path

from textual.pilot import Pilot

from daect_tui.domain.session import SessionState
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.desk import Desk
from screens.committee.attendance import AttendanceScreen
from screens.committee.convening import ConveningScreen
from screens.committee.preparation import PreparationScreen
from storage.register import OpenRegister
from tests.support.desks import planned
from tests.support.pilots import running, see, seen, shows, until, write

# The day of the tests is 14 March 2018.
PLAN = SessionPlan(("PACT3",), date(2018, 4, 4), place="Paris, salle B", hour=time(14, 30))


def later(desk: Desk, plan: SessionPlan = PLAN) -> str:
    session = planned(desk)
    desk.agenda.replan(session, plan)
    return session


def folder(desk: Desk, session: str) -> Path:
    register = desk.office.register
    assert isinstance(register, OpenRegister)
    return register.path.parent / "courriers" / session


async def at_convening(pilot: Pilot[None]) -> None:
    await pilot.press("f4", "enter")
    await shows(pilot, PreparationScreen)
    await see(pilot, "1 point")
    await pilot.press("ctrl+l")
    await shows(pilot, ConveningScreen)


async def test_members_are_convened_and_their_receptions_noted_at_once(desk: Desk) -> None:
    session = later(desk)
    async with running(desk) as pilot:
        await at_convening(pilot)
        await see(pilot, "Mercredi 4 avril 2018 à 14 h 30", "0 convoqué sur 7", "7 membres non convoqués")

        await pilot.press("ctrl+n")
        await see(pilot, "Convoquer les membres", "mercredi 14 mars 2018")
        await pilot.press("ctrl+s")
        await see(pilot, "7 convocations notées.", "7 convoqués sur 7 · 0 reçue", "courriel")
        await see(pilot, "7 réceptions inconnues", "réception au plus tard le 30/03/2018")

        await pilot.press("ctrl+r")
        await see(pilot, "Noter les réceptions")
        await pilot.press("ctrl+s")
        await see(pilot, "7 réceptions notées.", "Convocations reçues à temps par 7 membres.")

    held = desk.convening.view(session).convening
    assert held is not None
    assert held.is_regular


async def test_one_reception_then_another_by_one(desk: Desk) -> None:
    later(desk)
    async with running(desk) as pilot:
        await at_convening(pilot)
        await pilot.press("ctrl+n")
        await see(pilot, "Convoquer les membres")
        await pilot.press("space", "ctrl+s")
        await see(pilot, "6 convocations notées.", "1 membre non convoqué")

        await pilot.press("r", "down", "r")
        await see(pilot, "Convocation reçue le :", "M. Dominique Oriol")
        await pilot.press("end", *["backspace"] * 10)
        await write(pilot, "13/03/2018")
        await pilot.press("enter")
        await see(pilot, "précède l’envoi")
        await pilot.press("escape", "r")
        await see(pilot, "Convocation reçue le :")
        await pilot.press("enter")
        await see(pilot, "M. Dominique Oriol : réception notée.", "6 convoqués sur 7 · 1 reçue")


async def test_nobody_ticked_is_said_in_the_sheet(desk: Desk) -> None:
    later(desk)
    async with running(desk) as pilot:
        await at_convening(pilot)
        await pilot.press("ctrl+n")
        await see(pilot, "Convoquer les membres")
        await pilot.press(*["space", "down"] * 7, "ctrl+s")
        await see(pilot, "Membres : cochez-en au moins un")
        await pilot.press("escape")
        await see(pilot, "0 convoqué sur 7")


async def test_urgency_has_its_reason_and_may_be_taken_back(desk: Desk) -> None:
    session = later(desk)
    async with running(desk) as pilot:
        await at_convening(pilot)
        await pilot.press("ctrl+u")
        await see(pilot, "Motif de l’urgence")
        await write(pilot, "crue du fleuve")
        await pilot.press("enter")
        await see(pilot, "Urgence motivée : crue du fleuve.")
        await pilot.press("ctrl+u")
        await see(pilot, "vide, il est retiré")
        await pilot.press("end", *["backspace"] * 14, "enter")
        await see(pilot, "Urgence retirée.")

    assert desk.agenda.session(session).urgency == ""


async def test_the_papers_are_written_and_the_screen_says_where(desk: Desk) -> None:
    session = later(desk)
    async with running(desk, (120, 40)) as pilot:
        await at_convening(pilot)
        for key, said in (
            ("ctrl+l", "7 convocations écrites dans :"),
            ("ctrl+d", "7 dossiers de séance écrits dans :"),
            ("ctrl+e", "Feuille d’émargement écrite dans :"),
            ("ctrl+g", "Fichier d’agenda :"),
        ):
            await pilot.press(key)
            await see(pilot, said)

    names = sorted(path.name for path in folder(desk, session).iterdir())
    assert len(names) == 7 + 7 + 1 + 1
    assert "2018-0001-convocation-PACT3-2018-S1-mme-dominique-vasseur-organisme-1.pdf" in names
    assert "2018-0008-dossier-seance-PACT3-2018-S1-mme-dominique-vasseur-organisme-1.pdf" in names
    assert "2018-0015-emargement-PACT3-2018-S1.pdf" in names
    assert f"{session}.ics" in names


async def test_what_the_convocation_lacks_is_told(desk: Desk) -> None:
    later(desk, SessionPlan(("PACT3",), date(2018, 4, 4), place="Paris"))
    async with running(desk) as pilot:
        await at_convening(pilot)
        await pilot.press("ctrl+l")
        await see(pilot, "Courrier non produit", "heure de la séance")
        await pilot.press("enter", "ctrl+g")
        await see(pilot, "pas encore de jour ou d’heure")


async def test_a_session_without_a_day_says_what_to_do_first(desk: Desk) -> None:
    later(desk, SessionPlan(("PACT3",), None, "fin octobre 2018"))
    async with running(desk) as pilot:
        await at_convening(pilot)
        await see(pilot, "La séance n’a pas de date", "Ctrl+T")
        await pilot.press("ctrl+n", "ctrl+l")
        await shows(pilot, ConveningScreen)


async def test_r133_8_the_question_that_opens_says_what_is_irregular_and_does_not_block(desk: Desk) -> None:
    session = planned(desk)
    async with running(desk) as pilot:
        await pilot.press("f4", "enter")
        await see(pilot, "1 point")
        await pilot.press("ctrl+o")
        await see(pilot, "Convocation irrégulière", "7 membres non convoqués", "M. Dominique Oriol")
        await pilot.press("enter")
        await shows(pilot, AttendanceScreen)

    assert desk.agenda.session(session).state is SessionState.OPEN


async def test_r133_8_a_regular_convening_is_not_in_the_question(desk: Desk) -> None:
    later(desk)
    async with running(desk) as pilot:
        await at_convening(pilot)
        for key in ("ctrl+n", "ctrl+r"):
            await pilot.press(key)
            await see(pilot, "Espace coche ou décoche")
            await pilot.press("ctrl+s")
            await see(pilot, "notées.")
            await until(pilot, lambda: isinstance(pilot.app.screen, ConveningScreen))
        await see(pilot, "Convocations reçues à temps")
        await pilot.press("escape")
        await shows(pilot, PreparationScreen)
        await pilot.press("ctrl+o")
        await see(pilot, "Ouvrir la séance ?", "La composition du comité sera figée")
        assert "irrégulière" not in seen(pilot)


async def test_the_hour_is_asked_with_the_day(desk: Desk) -> None:
    session = planned(desk)
    async with running(desk) as pilot:
        await pilot.press("f4", "enter")
        await see(pilot, "1 point")
        await pilot.press("ctrl+t")
        await see(pilot, "Heure")
        await pilot.press("tab")
        await write(pilot, "25h")
        await pilot.press("ctrl+s")
        await see(pilot, "n’est pas une heure")
        await pilot.press(*["backspace"] * 3)
        await write(pilot, "9h30")
        await see(pilot, "9 h 30, heure de Paris")
        await pilot.press("ctrl+s")
        await see(pilot, "Séance PACT3-2018-S1 modifiée.")

    assert desk.agenda.session(session).hour == time(9, 30)
