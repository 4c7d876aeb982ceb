"""F5 and F6 by keyboard: guards passed over with their reasons, reports that nothing loses, the grid."""

from datetime import date

from daect_tui.domain.evaluation import EvaluationState
from daect_tui.domain.mission import MissionAction, MissionState, OpinionSense, PosteOpinion
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.desk import Desk
from screens.evaluation.grid import GridScreen
from screens.evaluation.report import ReportForm
from screens.evaluation.screens import EvaluationsScreen
from screens.missions.mission import MissionScreen
from screens.missions.validation import ValidationForm
from tests.support.desks import opened
from tests.support.pilots import app_on, running, see, shows, until, write

SIZE = (80, 24)


def labelled(desk: Desk) -> str:
    session, room = opened(desk, Motion(Outcome.FAVOURABLE))
    desk.committee.adopt_unanimously(session, room.sitting.items[0].id)
    desk.closing.close(session)
    desk.decisions.sign([line.decision.id for line in desk.decisions.of_session(session)], date(2018, 3, 14))
    return desk.missions.labels()[0].number


def requested(desk: Desk, **changes: str) -> str:
    fields = {
        "label": labelled(desk),
        "requester": "Commune de Sefrou",
        "country": "Maroc",
        "place": "Sefrou",
        "subject": "[/x] Vitraux [bold]de la médina",
        "terms": "Former six agents.",
        "starts_on": "02/04/2018",
        "ends_on": "06/04/2018",
        "experts": "Éloïse Marchenoir ; verrière ; Organisme 1 (fictif) ; 5",
        **changes,
    }
    return desk.missions.request(desk.missions.drafts.save(fields).id).reference


def returned(desk: Desk) -> str:
    reference = requested(desk)
    opinion = PosteOpinion("Ambassade", OpinionSense.FAVOURABLE, date(2018, 3, 14), "")
    desk.missions.record_opinion(reference, opinion)
    desk.missions.act(reference, MissionAction.REVIEW)
    desk.missions.validate(reference, date(2018, 5, 6), {})
    desk.letters.produce_mission_letter(reference)
    desk.missions.act(reference, MissionAction.LEAVE)
    desk.missions.act(reference, MissionAction.RETURN)
    return reference


async def test_a_guard_is_passed_over_only_with_its_reason(desk: Desk) -> None:
    reference = requested(desk)
    desk.missions.act(reference, MissionAction.REVIEW)
    async with running(desk) as pilot:
        await pilot.press("f5")
        await see(pilot, reference, "[/x] Vitraux [bold]de la médina")
        await pilot.press("enter")
        await shows(pilot, MissionScreen)
        await see(pilot, "1 condition non tenue")
        await pilot.press("ctrl+s")
        await shows(pilot, ValidationForm)
        await see(pilot, "L’avis du poste diplomatique n’est pas enregistré.")
        await pilot.press("ctrl+s")
        await see(pilot, "1 champ à corriger")
        await write(pilot, "urgence")
        await pilot.press("ctrl+s")
        await shows(pilot, MissionScreen)
        await see(pilot, "● validée")

    mission = desk.missions.open(reference).mission
    assert mission.state is MissionState.VALIDATED
    assert mission.overrides[0].endswith("Motif\u00a0: urgence")


async def test_a_report_typed_and_left_comes_back(desk: Desk) -> None:
    reference = returned(desk)
    app = app_on(desk)
    async with app.run_test(size=SIZE) as pilot:
        await see(pilot, "Rapport attendu")
        await pilot.press("f6")
        await see(pilot, "attendu le 06/05/2018")
        await pilot.press("enter")
        await shows(pilot, ReportForm)
        await see(pilot, "À remplir")
        await write(pilot, "Six agents")
        await until(pilot, lambda: desk.evaluations.drafts.pending(reference))
        await pilot.press("escape")
        await shows(pilot, EvaluationsScreen)
        await pilot.press("enter")
        await see(pilot, "Une saisie n’est pas finie", "Récupérer")
        await pilot.press("enter")
        await see(pilot, "Six agents")
        await pilot.press("ctrl+s")
        await see(pilot, "rapport reçu, à évaluer")

    assert desk.evaluations.open(reference).evaluation is not None


async def test_the_grid_takes_the_digits_of_a_french_keyboard(desk: Desk) -> None:
    reference = returned(desk)
    desk.evaluations.enter_report(
        desk.evaluations.drafts.save({"expert_voice": "Fait."}, target=reference).id
    )
    async with running(desk) as pilot:
        await pilot.press("f6")
        await see(pilot, "rapport reçu")
        await pilot.press("ctrl+e")
        await shows(pilot, GridScreen)
        await see(pilot, "4 questions à noter")
        await pilot.press("ampersand", "2", "quotation_mark")
        await see(pilot, "1  insuffisant", "2  passable", "3  bon", "1 question à noter")
        await pilot.press("ctrl+s")
        await see(pilot, "donnez une note de 1 à 4")
        await pilot.press("escape", "4")
        await see(pilot, "4  excellent")
        await pilot.press("ctrl+s")
        await see(pilot, "évalué le 14/03/2018")

    evaluation = desk.evaluations.open(reference).evaluation
    assert evaluation is not None
    assert evaluation.state is EvaluationState.EVALUATED
    assert [mark.value for mark in evaluation.marks] == [1, 2, 3, 4]


async def test_a_faulty_cost_is_said_under_its_field(desk: Desk) -> None:
    returned(desk)
    async with running(desk) as pilot:
        await pilot.press("f6", "enter")
        await shows(pilot, ReportForm)
        await write(pilot, "Fait.")
        await pilot.press("ctrl+b")
        await write(pilot, "1.234")
        await pilot.press("ctrl+s")
        await see(pilot, "n’est pas un montant clair")
