"""Preparing a session by keyboard: its agenda in number and in order, its hours, the interests of members."""

from datetime import date, time

import pytest

from daect_tui.domain.conflicts import ConflictStanding
from daect_tui.domain.member import Member
from daect_tui.domain.session import Motion, Outcome, RecusalOrigin, SessionState
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.desk import Desk
from screens.committee.attendance import AttendanceScreen
from screens.committee.interests import InterestsScreen
from screens.committee.preparation import PreparationScreen
from screens.committee.sitting import SittingScreen
from screens.modals.confirm import ConfirmModal
from screens.modals.consequences import ConsequencesModal
from tests.support.desks import planned, under_review
from tests.support.pilots import SMALL, running, see, shows, write

FAVOURABLE = Motion(Outcome.FAVOURABLE)
WIDE = (120, 40)


def order(desk: Desk, session: str) -> str:
    """Return the rank that each item had at first, in their order."""
    return "".join(item.organisation.split()[1] for item in desk.agenda.items(session))


def member(desk: Desk, name: str) -> Member:
    return next(one for one in desk.directory.members() if one.last_name == name)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_interests_are_answered_with_a_key_each_and_hold_at_the_opening(
    desk: Desk, size: tuple[int, int]
) -> None:
    session = planned(desk, FAVOURABLE, FAVOURABLE, FAVOURABLE, FAVOURABLE)
    async with running(desk, size) as pilot:
        await pilot.press("f4", "enter")
        await shows(pilot, PreparationScreen)
        await see(pilot, "4 intérêts à examiner", "1 intérêt suggéré à examiner (Ctrl+D)")
        await pilot.press("ctrl+d")
        await shows(pilot, InterestsScreen)
        await see(pilot, "Son organisme, « Organisme 1 », est le demandeur.")

        await pilot.press("c")
        await see(pilot, "Mme Dominique Vasseur : déport constaté.", "Son organisme, « Organisme 2 »")
        await pilot.press("d")
        await see(pilot, "M. Dominique Oriol, point 2", "Intérêt que le membre déclare")
        await pilot.press("home", "shift+end")
        await write(pilot, "préside cet organisme")
        await pilot.press("enter")
        await see(pilot, "M. Dominique Oriol : déport déclaré.", "Son organisme, « Organisme 3 »")
        await pilot.press("e")
        await see(pilot, "Écarter : Mme Dominique Toussac, Organisme 3", "ne sera plus suggéré")
        await pilot.press("enter")
        await see(pilot, "Écrivez le motif")
        await write(pilot, "homonyme")
        await pilot.press("enter")
        await see(pilot, "1 intérêt à examiner · 2 déports · 1 écarté", "Son organisme, « Organisme 4 »")
        await pilot.press("escape")
        await shows(pilot, PreparationScreen)
        await see(pilot, "1 intérêt à examiner", "Déport de Mme Dominique Vasseur.")

        await pilot.press("ctrl+o")
        await shows(pilot, ConfirmModal)
        await see(pilot, "1 intérêt suggéré reste sans réponse")
        await pilot.press("enter")
        await shows(pilot, AttendanceScreen)

    sitting = desk.committee.room(session).sitting
    said = {(one.member_id, one.reason, one.origin) for one in sitting.recusals}
    assert said == {
        (member(desk, "Vasseur").id, "Son organisme, «\u202fOrganisme 1\u202f», est le demandeur.",
         RecusalOrigin.CONFIRMED),
        (member(desk, "Oriol").id, "préside cet organisme", RecusalOrigin.DECLARED),
    }  # fmt: skip


async def test_an_answer_is_taken_back_and_a_recusal_that_nothing_suggests_is_noted(desk: Desk) -> None:
    session = planned(desk)
    async with running(desk) as pilot:
        await pilot.press("f4", "enter", "ctrl+d")
        await shows(pilot, InterestsScreen)
        await see(pilot, "à examiner", "D Déclaré")
        await pilot.press("c")
        await see(pilot, "0 intérêt à examiner · 1 déport", "Confirmé le 14/03/2018", "R Reprendre")
        await pilot.press("r")
        await see(pilot, "1 intérêt à examiner · 0 déport", "réponse reprise")
        await pilot.press("e")
        await write(pilot, "homonyme")
        await pilot.press("enter")
        await see(pilot, "0 intérêt à examiner · 0 déport · 1 écarté", "noté par Camille Renaud : homonyme")
        await pilot.press("r")
        await see(pilot, "1 intérêt à examiner · 0 déport · 0 écarté")

        await pilot.press("ctrl+n")
        await see(pilot, "Déport : le point", "1. Organisme 1")
        await pilot.press("enter")
        await see(pilot, "Déport du point 1 : le membre")
        await write(pilot, "belloc")
        await pilot.press("enter")
        await see(pilot, "M. Dominique Belloc, point 1")
        await write(pilot, "conjoint du maire")
        await pilot.press("enter")
        await see(pilot, "1 intérêt à examiner · 1 déport", "conjoint du maire")

    lines = {one.member.last_name: one.standing for one in desk.interests.lines(session)}
    assert lines == {"Vasseur": ConflictStanding.TO_ANSWER, "Belloc": ConflictStanding.DECLARED}


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_an_agenda_is_ordered_and_timed_by_keys(desk: Desk, size: tuple[int, int]) -> None:
    session = planned(desk, *[FAVOURABLE] * 4)
    for rank in (0, 2):
        item = desk.agenda.items(session)[rank]
        desk.interests.declare(session, item.id, member(desk, "Oriol").id, "intérêt")
    async with running(desk, size) as pilot:
        await pilot.press("f4", "enter")
        await see(pilot, "4 points", "Organisme 1 (fictif) : Domaine 1")
        await pilot.press("h")
        await see(pilot, "Le point 1 est déjà le premier.")
        await pilot.press("b")
        await see(pilot, "PACT3-2018-001 : point 2.")
        await pilot.press("b")
        await see(pilot, "PACT3-2018-001 : point 3.")
        await pilot.press("h")
        await see(pilot, "PACT3-2018-001 : point 2.")
        await pilot.press("h")
        await see(pilot, "PACT3-2018-001 : point 1.")

        await pilot.press("ctrl+g")
        await see(pilot, "Ordre le plus calme : 2 sorties et entrées au lieu de")
        await pilot.press("ctrl+g")
        await see(pilot, "Déjà l’ordre le plus calme")

        await pilot.press("ctrl+t")
        await see(pilot, "Heure")
        await pilot.press("tab")
        await write(pilot, "14h")
        await pilot.press("ctrl+s")
        await see(pilot, "14 mars 2018 · 14 h 00 à 14 h 40", "14 h 10", "14 h 30")
        await pilot.press("home", "m")
        await see(pilot, "Durée en minutes")
        await write(pilot, "25")
        await pilot.press("enter")
        await see(pilot, "14 h 00 à 14 h 55", "14 h 25", "25 minutes")

    assert desk.agenda.session(session).hour == time(14)
    assert sorted(order(desk, session)) == list("1234")
    assert desk.agenda_order.quietest(session).before == 2


async def test_a_whole_programme_joins_the_agenda_as_one_act_shown_before(desk: Desk) -> None:
    session = desk.agenda.plan(
        SessionPlan(("PACT3",), date(2018, 3, 14), deadline=date(2018, 3, 10))
    ).reference
    ready = [under_review(desk, name=name, domain=name) for name in ("Aubrac", "Bessin")]
    late = under_review(desk, name="Causse", domain="Causse", sent_on="13/03/2018", received_on="13/03/2018")
    async with running(desk) as pilot:
        await pilot.press("f4", "enter")
        await see(pilot, "Aucun point")
        await pilot.press("ctrl+b")
        await see(pilot, "Inscrire en nombre", "Tous les dossiers en instruction de PACT3 (3)")
        await pilot.press("down")
        await see(pilot, "Aucun dossier n’est ajourné.")
        await pilot.press("up", "enter")
        await shows(pilot, ConsequencesModal)
        await see(pilot, "2 dossiers changeront", "1 est laissé", f"{ready[0]} Aubrac".split()[1], late)
        await pilot.press("enter")
        await see(pilot, "2 dossiers inscrits.", "2 points")

    assert [item.dossier for item in desk.agenda.items(session)] == ready


async def test_hostile_names_are_shown_as_they_are_among_the_interests(desk: Desk) -> None:
    hostile = "[/x] [bold red]Ville[/]"
    session = planned(desk)
    desk.agenda.add(session, under_review(desk, name=hostile, domain="[@click=app.quit]x[/]"))
    item = desk.agenda.items(session)[1]
    desk.interests.declare(session, item.id, member(desk, "Belloc").id, "[link=x]motif[/]")
    async with running(desk) as pilot:
        await pilot.press("f4", "enter", "ctrl+d")
        await shows(pilot, InterestsScreen)
        await see(pilot, "à examiner")
        await pilot.press("down")
        await see(pilot, f"Point 2, {hostile}.", "[link=x]motif[/]")


async def test_a_session_is_planned_prepared_and_opened(desk: Desk) -> None:
    reference = under_review(desk)
    async with running(desk) as pilot:
        await pilot.press("f4")
        await see(pilot, "Aucune séance : Ctrl+N en prévoit une.")
        await pilot.press("ctrl+n")
        await see(pilot, "Prévoir une séance")
        await pilot.press("ctrl+s")
        await see(pilot, "Programmes : cochez-en au moins un", "écrivez-la, ou une période")
        await pilot.press("down", "down", "space", "tab")
        await write(pilot, "14/03/2018")
        await see(pilot, "mercredi 14 mars 2018")
        await pilot.press("ctrl+s")
        await shows(pilot, PreparationScreen)
        await see(pilot, "Aucun point", "0 point")

        await pilot.press("ctrl+n")
        await see(pilot, "Inscrire un dossier", "Montclair (fictif)")
        await pilot.press("enter")
        await see(pilot, "1 point", reference)
        await pilot.press("ctrl+r")
        await write(pilot, "Nadia Ferrand")
        await pilot.press("enter")
        await see(pilot, "Nadia Ferrand")

        await pilot.press("ctrl+o")
        await see(pilot, "Ouvrir la séance ?")
        await pilot.press("enter")
        await shows(pilot, AttendanceScreen)
        await see(pilot, "Quorum non atteint : 0 sur 6")
        await pilot.press("ctrl+u")
        await see(pilot, "Appel", "Espace décoche un absent")
        await pilot.press("down", "space", "ctrl+s")
        await see(pilot, "Quorum atteint : 5 sur 6", "6 arrivées notées.")
        await pilot.press("down", "d")
        await see(pilot, "Quorum atteint : 6 sur 6", "à distance")
        await pilot.press("a")
        await see(pilot, "Quorum atteint : 5 sur 6", "sortie notée")
        await pilot.press("escape")
        await shows(pilot, SittingScreen)
        await see(pilot, "Point 1 sur 1", "Absence : Mme Dominique Toussac")

    assert desk.committee.room("PACT3-2018-S1").sitting.session.state is SessionState.OPEN


async def test_escape_asks_before_it_gives_up_what_was_typed_in_a_sheet(desk: Desk) -> None:
    planned(desk)
    async with running(desk) as pilot:
        await pilot.press("f4", "enter")
        await shows(pilot, PreparationScreen)
        await see(pilot, "Organisme 1")
        await pilot.press("ctrl+e", "down", "enter")
        await see(pilot, "Une réserve par ligne.")
        await pilot.press("escape")
        await shows(pilot, PreparationScreen)
        await pilot.press("ctrl+e", "down", "enter")
        await see(pilot, "Une réserve par ligne.")
        await write(pilot, "associer le poste")
        await pilot.press("escape")
        await see(pilot, "Quitter sans enregistrer ?")
        await pilot.press("escape")
        await see(pilot, "associer le poste", "Une réserve par ligne.")
