"""The Bourse and « Qui sait faire ? » by keyboard."""

from daect_tui.domain.exchange_request import ExchangeAction, ExchangeState
from daect_tui.domain.exchange_request_form import Sending
from daect_tui.domain.lesson import LessonAction
from daect_tui.domain.mission import MissionOrigin
from daect_tui.services.desk import Desk
from screens.evaluation.knowhow import KnowHowScreen
from screens.evaluation.lesson import LessonScreen
from screens.labels.label import LabelScreen
from screens.missions.bourse import BourseScreen
from screens.missions.bourse_form import ExchangeMissionForm, ExchangeRequestForm
from screens.missions.bourse_request import ExchangeScreen
from screens.missions.mission import MissionScreen
from screens.modals.choice import ChoiceModal
from tests.integration.services.test_bourse import received
from tests.integration.services.test_lessons import proposed
from tests.support.courses import labelled, requested
from tests.support.pilots import act, running, see, seen, shows, until, write


async def test_a_foreign_request_is_typed_examined_and_proposed_to_a_holder(
    desk: Desk,
) -> None:
    label = labelled(desk)
    async with running(desk) as pilot:
        await pilot.press("f5", "ctrl+y")
        await shows(pilot, BourseScreen)
        await see(pilot, "Aucune demande")
        await pilot.press("ctrl+n")
        await shows(pilot, ExchangeRequestForm)
        for typed in ("[/x] Ville de Fès", "commune", "Maroc", "Fès"):
            await pilot.press("tab")
            await write(pilot, typed)
        await pilot.press("ctrl+b")
        await write(pilot, "un domaine")
        await pilot.press("ctrl+s")
        await shows(pilot, ExchangeScreen)
        await see(
            pilot, "● reçue", "1 condition non tenue", "[/x] Ville de Fès", "L’ambassade n’est pas notée"
        )
        await act(pilot, "Noter la demande examinée")
        await see(pilot, "Motif, qui", "reste dans l’historique")
        await write(pilot, "transmise ce jour")
        await pilot.press("enter")
        await see(pilot, "● examinée")

        await pilot.press("right")
        await see(pilot, label, "1 titulaire répond", "domaine : “domaine”", "même pays : Maroc")
        await pilot.press("ctrl+s")
        await see(pilot, "Proposer à des titulaires", "Entrée ouvre la liste")
        await pilot.press("enter")
        await shows(pilot, ChoiceModal)
        await pilot.press("enter")
        await see(pilot, "Suppr enlève le dernier")
        await pilot.press("ctrl+s")
        await see(pilot, "● proposée")
        await pilot.press("enter")
        await shows(pilot, LabelScreen)
        await see(pilot, f"Label {label}")

    (request,) = desk.bourse.all()
    assert request.overrides == (
        "L’ambassade n’est pas notée comme ayant reçu la demande. Motif\u00a0: transmise ce jour",
    )
    assert [contact.label for contact in desk.bourse.open(request.reference).contacts] == [label]


async def test_an_interested_holder_is_sent_on_a_mission_that_begins_from_the_request(desk: Desk) -> None:
    label = labelled(desk)
    reference = received(desk)
    desk.bourse.act(reference, ExchangeAction.EXAMINE)
    desk.bourse_circuit.send(reference, Sending((label,), (), desk.office.clock.today()))
    async with running(desk) as pilot:
        await pilot.press("f5", "ctrl+y", "enter")
        await shows(pilot, ExchangeScreen)
        await see(pilot, "● proposée")
        await pilot.press("right", "right")
        await see(pilot, "Organisme 1", "attendue")
        await pilot.press("enter")
        await see(pilot, "Enregistrer une réponse")
        await pilot.press("tab", "tab", "enter", "down", "enter", "ctrl+s")
        await see(pilot, "● répondue", "intéressé, le 14/03/2018")

        await act(pilot, "Demander une mission")
        await shows(pilot, ExchangeMissionForm)
        await see(pilot, "Bourse-partenariats", label)
        form = pilot.app.screen
        assert isinstance(form, ExchangeMissionForm)
        for key in ("starts_on", "ends_on"):
            form.query_one(f"#field-{key} Input").focus()
            await write(pilot, "02/04/2018")
        await pilot.press("ctrl+s")
        await see(pilot, "● mission demandée", "Ctrl+O l’ouvre")
        await pilot.press("ctrl+o")
        await shows(pilot, MissionScreen)
        await see(pilot, "● demandée", "Bourse-partenariats")

    request = desk.bourse.all()[0]
    assert request.state is ExchangeState.MISSION_REQUESTED
    assert desk.missions.open(request.mission).mission.content.origin is MissionOrigin.EXCHANGE


async def test_who_knows_how_is_asked_as_one_types_and_says_why(desk: Desk) -> None:
    reference = requested(desk, labelled(desk))
    lesson = proposed(desk, title="Former sur [place]")
    desk.lessons.act(lesson.id, LessonAction.VALIDATE, "")
    received(desk)
    async with running(desk) as pilot:
        await see(pilot, "Bourse, demande à examiner : Commune urbaine de Sefrou")
        await pilot.press("f6", "ctrl+y")
        await shows(pilot, KnowHowScreen)
        await see(pilot, "Écrivez un savoir-faire, un pays, ou les deux.")
        await write(pilot, "vitrail")
        await see(pilot, "2 réponses", "Éloïse Marchenoir", "demandée · objet : “vitrail”")
        await pilot.press("tab")
        await write(pilot, "tunis")
        await see(pilot, "2 réponses : 2 dans la même région du monde", "même région du monde : Maroc")
        await write(pilot, "x")
        await see(pilot, "ne commence par « tunisx »")
        await pilot.press("escape")
        await until(pilot, lambda: "Écrivez un savoir-faire" in seen(pilot))
        await write(pilot, "sefr")
        await see(pilot, "1 réponse", "lieu : “sefr”")
        await pilot.press("enter")
        await shows(pilot, MissionScreen)
        await see(pilot, reference)

        await pilot.press("f6")
        await shows(pilot, KnowHowScreen)
        await pilot.press("escape")
        await write(pilot, "place")
        await see(pilot, "1 réponse", "enseignement validé")
        await pilot.press("enter")
        await shows(pilot, LessonScreen)
        await see(pilot, lesson.subject)
