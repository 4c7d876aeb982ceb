"""F5 and F6 by keyboard: guards passed over with their reasons, reports that nothing loses, the grid."""

from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from daect_tui.domain.draft import FormKind
from daect_tui.domain.evaluation import EvaluationState
from daect_tui.domain.mission import MissionAction, MissionState, OpinionSense, PosteOpinion
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.desk import Desk
from daect_tui.services.drafts import Drafts
from daect_tui.services.intake import form_fields
from screens.evaluation.evaluation import EvaluationScreen
from screens.evaluation.grid import GridForm
from screens.evaluation.lesson import LessonScreen
from screens.evaluation.lesson_form import LessonForm
from screens.evaluation.report import ReportForm
from screens.evaluation.screens import EvaluationsScreen
from screens.missions.mission import MissionScreen
from screens.missions.opinion import OpinionForm
from screens.missions.validation import ValidationForm
from screens.missions.words import history_facts
from storage.register import open_register
from tests.support.desks import Disk, desk_on, new_register, opened
from tests.support.pilots import act, running, see, shows, until, write
from tests.support.reports import REPORT


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


def received(desk: Desk) -> str:
    reference = returned(desk)
    draft = desk.evaluations.drafts.save(REPORT, target=reference)
    desk.evaluations.enter_report(draft.id)
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


async def test_every_guard_has_its_field_and_one_motive_answers_those_of_one_rule(desk: Desk) -> None:
    experts = "A ; b ; Ailleurs ; 3\nC ; d ; Autre part ; 2"
    reference = requested(desk, starts_on="15/03/2021", ends_on="25/03/2021", experts=experts)
    desk.missions.act(reference, MissionAction.REVIEW)
    async with running(desk) as pilot:
        await pilot.press("f5", "enter")
        await see(pilot, "4 conditions non tenues")
        await pilot.press("ctrl+s")
        await shows(pilot, ValidationForm)
        await see(pilot, "À remplir : Motif 1, Motif 2 et Motif 3", "« Ailleurs »", "« Autre part »")
        await write(pilot, "x")
        await pilot.press("tab")
        for reason in ("renouvellement", "urgence", "mise à disposition"):
            await write(pilot, reason)
            await pilot.press("tab")
        await pilot.press("ctrl+s")
        await see(pilot, "n’est pas une date")
        await pilot.press("backspace", "ctrl+s")
        await shows(pilot, MissionScreen)
        await see(pilot, "● validée")
        await pilot.press("right")
        await see(pilot, "passé outre", "mise à disposition")

    assert desk.missions.open(reference).mission.report_due == date(2021, 4, 24)


async def test_an_opinion_has_no_sense_by_default(desk: Desk) -> None:
    reference = requested(desk)
    async with running(desk) as pilot:
        await pilot.press("f5", "enter")
        await shows(pilot, MissionScreen)
        await see(pilot, "● demandée")
        await act(pilot, "Enregistrer l’avis du poste")
        await shows(pilot, OpinionForm)
        await see(pilot, "À remplir : Poste et Sens")
        await write(pilot, "Ambassade")
        await pilot.press("ctrl+s")
        await see(pilot, "Sens : à choisir.")
        await pilot.press("escape")
        await see(pilot, "Saisie gardée en brouillon.")

    assert desk.missions.open(reference).mission.opinion is None


async def test_a_refused_act_stays_with_its_sentence(desk: Desk) -> None:
    reference = requested(desk)
    async with running(desk) as pilot:
        await pilot.press("f5", "enter")
        await see(pilot, "● demandée")
        await act(pilot, "Valider la mission")
        await see(pilot, "impossible", "Impossible de valider la mission : la mission est « demandée »")

    assert desk.missions.open(reference).mission.state is MissionState.REQUESTED


async def test_a_letter_at_fault_says_why_and_the_mission_stays_validated(desk: Desk) -> None:
    reference = requested(desk)
    dossier = desk.intake.open(desk.missions.labels()[0].dossier).dossier
    spoilt = {**form_fields(dossier), "call": ""}
    desk.intake.amend(desk.intake.drafts.save(spoilt, target=dossier.reference).id)
    desk.missions.act(reference, MissionAction.REVIEW)
    desk.missions.validate(reference, date(2018, 5, 6), {"avis": "urgence"})
    async with running(desk) as pilot:
        await pilot.press("f5", "enter")
        await see(pilot, "● validée")
        await act(pilot, "Émettre la lettre de validation")
        await see(pilot, "Courrier non produit", "appel")

    assert desk.missions.open(reference).mission.state is MissionState.VALIDATED


async def test_the_letter_is_shown_from_the_mission(desk: Desk) -> None:
    returned(desk)
    async with running(desk) as pilot:
        await pilot.press("f5", "enter")
        await see(pilot, "● rapport attendu")
        await pilot.press("ctrl+o")
        await see(pilot, "Ouvert :")

    disk = desk.letters._files
    assert isinstance(disk, Disk)
    assert [path.name[:9] for path in disk.opened] == ["2018-0001"]


async def test_missions_are_searched_filtered_and_leave_for_their_report(desk: Desk) -> None:
    reference = returned(desk)
    async with running(desk, (120, 40)) as pilot:
        await pilot.press("f5")
        await see(pilot, "1 mission", "[/x] Vitraux [bold]de la médina")
        await write(pilot, "eloise sefrou")
        await see(pilot, "1 mission")
        await write(pilot, "z")
        await see(pilot, "Rien ne répond à cette recherche.")
        await pilot.press("escape", "ctrl+g")
        await see(pilot, "Que montrer ?")
        await pilot.press("down", "enter")
        await see(pilot, "0 mission · à valider")
        await pilot.press("escape", "enter")
        await shows(pilot, MissionScreen)
        await see(pilot, reference, "● rapport attendu")
        await act(pilot, "Recevoir le rapport")
        await shows(pilot, ReportForm)


async def test_a_report_typed_and_left_comes_back(desk: Desk) -> None:
    reference = returned(desk)
    async with running(desk) as pilot:
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
        await see(pilot, "Il manque : Résultats et Suites.")
        await pilot.press("enter")
        await shows(pilot, EvaluationScreen)
        await see(pilot, "partiel, à compléter", "Six agents")

    assert desk.evaluations.open(reference).evaluation is not None


async def test_a_report_outlives_an_application_that_is_dropped(tmp_path: Path) -> None:
    register = tmp_path / "essai.daect"
    desk = desk_on(new_register(register))
    reference = returned(desk)
    async with running(desk) as pilot:
        await pilot.press("f6", "enter")
        await shows(pilot, ReportForm)
        await write(pilot, "Six agents")
        await until(pilot, lambda: saved(desk, reference) == "Six agents")

    async with running(desk_on(open_register(register))) as pilot:
        await pilot.press("f6", "enter")
        await see(pilot, "Récupérer « Six agents »")
        await pilot.press("enter")
        await shows(pilot, ReportForm)
        await see(pilot, "Six agents", "À remplir : Résultats et Suites")


def saved(desk: Desk, reference: str) -> str:
    drafts = desk.evaluations.drafts.pending(reference)
    return drafts[0].fields["expert_voice"] if drafts else ""


async def test_a_received_report_is_corrected_from_what_it_holds(desk: Desk) -> None:
    reference = received(desk)
    async with running(desk) as pilot:
        await pilot.press("f6")
        await see(pilot, "rapport reçu, à évaluer")
        await pilot.press("enter")
        await shows(pilot, EvaluationScreen)
        await see(pilot, "Fait.")
        await pilot.press("ctrl+e")
        await shows(pilot, ReportForm)
        await see(pilot, "Fait.", "Tout ce qui est requis est rempli")
        await pilot.press("end")
        await write(pilot, " Et bien.")
        await pilot.press("ctrl+s")
        await shows(pilot, EvaluationScreen)
        await see(pilot, f"Rapport de {reference} corrigé.", "Fait. Et bien.")


async def test_the_grid_takes_the_digits_of_a_french_keyboard_and_the_arrows(desk: Desk) -> None:
    reference = received(desk)
    async with running(desk) as pilot:
        await to_the_grid(pilot)
        await see(pilot, "4 champs requis à remplir", "satisfaisantes ?")
        await pilot.press("ampersand", "2", "quotation_mark")
        await see(pilot, "● 1 insuffisant", "● 2 passable", "● 3 bon", "À remplir : Question 4")
        await pilot.press("ctrl+s")
        await see(pilot, "donnez une note de 1 à 4")
        await pilot.press("left", "up", "right", "right", "delete", "left")
        await see(pilot, "Tout ce qui est requis est rempli")
        await pilot.press("ctrl+s")
        await shows(pilot, EvaluationScreen)
        await see(pilot, "évalué le 14/03/2018")
        await pilot.press("right", "right", "right", "right")
        await see(pilot, "4 excellent", "1 insuffisant", "2,75 sur 4 = (1 + 2 + 4 + 4) / 4")

    evaluation = desk.evaluations.open(reference).evaluation
    assert evaluation is not None
    assert evaluation.state is EvaluationState.EVALUATED
    assert [mark.value for mark in evaluation.marks] == [1, 2, 4, 4]
    assert Drafts(desk.office, FormKind.MARKS).pending(reference) == ()


async def test_the_marks_of_a_grid_that_is_left_are_kept(desk: Desk) -> None:
    received(desk)
    async with running(desk) as pilot:
        await to_the_grid(pilot)
        await pilot.press("4", "3", "escape")
        await shows(pilot, EvaluationScreen)
        await pilot.press("ctrl+s")
        await see(pilot, "Récupérer « 2 notes »")
        await pilot.press("enter")
        await shows(pilot, GridForm)
        await see(pilot, "● 4 excellent", "● 3 bon", "À remplir : Question 3 et Question 4")


async def test_the_sheet_is_produced_once_and_shown(desk: Desk) -> None:
    reference = received(desk)
    grid = desk.evaluations.grid()
    desk.evaluations.evaluate(reference, {line.code: 3 for line in grid})
    async with running(desk) as pilot:
        await pilot.press("f6")
        await see(pilot, "évalué le 14/03/2018", "3/4 · 3/4")
        await pilot.press("ctrl+o")
        await see(pilot, "Ouvert :")
        await pilot.press("enter")
        await shows(pilot, EvaluationScreen)
        await pilot.press("ctrl+t")
        await see(pilot, "Corriger le rapport", "Évaluer", "impossible")
        await pilot.press("escape", "ctrl+o")
        await until(pilot, lambda: len(opened_files(desk)) == 2)

    assert len(set(opened_files(desk))) == 1


def opened_files(desk: Desk) -> list[Path]:
    disk = desk.letters._files
    assert isinstance(disk, Disk)
    return disk.opened


async def test_who_knows_how_to_do_what_and_where(desk: Desk) -> None:
    received(desk)
    async with running(desk) as pilot:
        await pilot.press("f6")
        await see(pilot, "1 mission partie")
        await write(pilot, "vitraux maroc")
        await see(pilot, "1 mission partie")
        await write(pilot, " bénin")
        await see(pilot, "0 mission partie")


async def test_a_faulty_cost_is_said_under_its_field(desk: Desk) -> None:
    returned(desk)
    async with running(desk) as pilot:
        await pilot.press("f6", "enter")
        await shows(pilot, ReportForm)
        await write(pilot, "Fait.")
        await pilot.press("ctrl+b")
        await see(pilot, "1 à dire")
        await write(pilot, "partiel")
        await see(pilot, "Former six agents. ; partiel", "1 partiel")
        await pilot.press("ctrl+b")
        await write(pilot, "Transport ; 1.234 ; hôte")
        await pilot.press("ctrl+s")
        await see(pilot, "« 1.234 » n’est pas un montant")


async def test_a_mission_is_capitalised_by_the_lesson_of_its_report(desk: Desk) -> None:
    reference = received(desk)
    desk.evaluations.evaluate(reference, {line.code: 3 for line in desk.evaluations.grid()})
    async with running(desk) as pilot:
        await pilot.press("f6")
        await see(pilot, "évalué le 14/03/2018")
        await pilot.press("enter")
        await shows(pilot, EvaluationScreen)
        await see(pilot, "Fait.")
        await pilot.press("right", "right", "right", "right")
        await see(pilot, "3 sur 4 = (3 + 3 + 3 + 3) / 4")
        await pilot.press("right", "ctrl+n")
        await shows(pilot, LessonForm)
        await see(pilot, "À remplir : Titre et Enseignement")
        await write(pilot, "[/x] Former")
        await pilot.press("tab")
        await write(pilot, "Éloïse Marchenoir l’a dit.")
        await pilot.press("ctrl+s")
        await see(pilot, "ENS-001", "[/x] Former", "proposé")
        await pilot.press("enter")
        await shows(pilot, LessonScreen)
        await see(pilot, "Éloïse Marchenoir l’a dit.")
        await pilot.press("right")
        await see(pilot, "« Éloïse Marchenoir » → [verrière], 1 fois", "[verrière] l’a dit.")
        await pilot.press("ctrl+s")
        await see(pilot, "ENS-001 : validé.")
        await pilot.press("ctrl+o", "enter")
        await see(pilot, "Ouvert :")
        await pilot.press("escape")
        await shows(pilot, EvaluationScreen)
        await act(pilot, "Capitaliser")
        await see(pilot, f"Mission {reference} capitalisée")

    evaluation = desk.evaluations.open(reference).evaluation
    assert evaluation is not None
    assert evaluation.state is EvaluationState.CAPITALISED


def test_what_a_mission_and_its_evaluation_pass_together_is_told_once(desk: Desk) -> None:
    reference = received(desk)
    desk.evaluations.evaluate(reference, {line.code: 3 for line in desk.evaluations.grid()})
    desk.evaluations.reopen(reference, "note oubliée")
    report = desk.evaluations.drafts.save(REPORT, target=reference)
    desk.evaluations.enter_report(report.id)

    told = [line for _, line in history_facts(desk.missions.open(reference).passages)]

    assert [line.split(" (")[1].split(")")[0] for line in told[:4]] == [
        "corriger le rapport",
        "rouvrir le rapport",
        "évaluer",
        "recevoir le rapport",
    ]


async def to_the_grid(pilot: Pilot[None]) -> None:
    await pilot.press("f6")
    await see(pilot, "rapport reçu")
    await pilot.press("enter")
    await shows(pilot, EvaluationScreen)
    await see(pilot, "Fait.")
    await pilot.press("ctrl+s")
    await shows(pilot, GridForm)
    await see(pilot, "à remplir")
