"""The report after its reception: partial on purpose, reopened, its follow-up looked into, its files."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.errors import InvalidField, Refusal
from daect_tui.domain.evaluation import EvaluationState, Judgement
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.letter import LetterState
from daect_tui.domain.mission import MissionAction, MissionState
from daect_tui.services.desk import Desk
from tests.integration.services.test_missions import MARKS
from tests.support.courses import labelled, under_review
from tests.support.reports import REPORT

PARTIAL = {"expert_voice": "Fait."}


def returned(desk: Desk) -> str:
    reference = under_review(desk, labelled(desk))
    desk.missions.validate(reference, date(2018, 5, 6), {})
    desk.letters.produce_mission_letter(reference)
    desk.missions.act(reference, MissionAction.LEAVE)
    desk.missions.act(reference, MissionAction.RETURN)
    return reference


def entered(desk: Desk, reference: str, fields: dict[str, str], *, partial: bool = False) -> None:
    draft = desk.evaluations.drafts.save(fields, target=reference)
    desk.evaluations.enter_report(draft.id, partial=partial)


def tasks(desk: Desk) -> list[str]:
    return [task.sentence for task in desk.worklist.tasks() if task.room.value == "evaluations"]


def test_a_partial_report_waits_in_the_worklist_until_it_is_completed(desk: Desk) -> None:
    reference = returned(desk)
    with pytest.raises(FormRefused):
        entered(desk, reference, PARTIAL)
    entered(desk, reference, PARTIAL, partial=True)

    (sentence,) = tasks(desk)
    assert sentence.startswith("Rapport partiel à compléter (Résultats et Suites)")
    with pytest.raises(InvalidField, match="il y manque"):
        desk.evaluations.evaluate(reference, MARKS)
    entered(desk, reference, REPORT, partial=True)
    evaluation = desk.evaluations.open(reference).evaluation
    assert evaluation is not None
    assert not evaluation.partial
    assert tasks(desk) == []


def test_a_partial_report_is_evaluated_with_a_reason_that_is_kept(desk: Desk) -> None:
    reference = returned(desk)
    entered(desk, reference, PARTIAL, partial=True)

    judgement = Judgement("À suivre.", "", 3, None, "l’hôte ne répond plus")
    evaluated = desk.evaluations.evaluate(reference, MARKS, comments={"suites": "Rien."}, judgement=judgement)

    assert evaluated.judgement == replace(judgement, evaluator=desk.office.agent)
    assert [mark.comment for mark in evaluated.marks] == ["", "", "", "Rien."]
    assert tasks(desk) == []


def test_an_evaluated_report_is_corrected_once_it_is_reopened_with_a_reason(desk: Desk) -> None:
    reference = returned(desk)
    entered(desk, reference, REPORT)
    desk.evaluations.evaluate(reference, MARKS)
    sheet = desk.letters.produce_evaluation_sheet(reference).letter
    with pytest.raises(Refusal, match="Rouvrez-le d’abord"):
        entered(desk, reference, REPORT)
    with pytest.raises(Refusal, match="écrivez le motif"):
        desk.evaluations.reopen(reference, " ")

    reopened = desk.evaluations.reopen(reference, "coûts erronés")

    assert (reopened.state, reopened.marks, reopened.evaluated_on) == (EvaluationState.RECEIVED, (), None)
    opened = desk.missions.open(reference)
    assert opened.mission.state is MissionState.REPORT_RECEIVED
    assert [passage.reason for passage in opened.passages[-2:]] == ["coûts erronés"] * 2
    assert sheet is not None
    states = {letter.chrono: letter.state for letter in opened.letters}
    assert states[sheet.chrono] is LetterState.REPLACED
    entered(desk, reference, {**REPORT, "costs": "Transport ; 12 ; ministère"})
    desk.evaluations.evaluate(reference, MARKS)
    again = desk.letters.produce_evaluation_sheet(reference).letter
    assert again is not None
    assert again.chrono != sheet.chrono


def test_the_follow_up_is_to_look_into_until_somebody_has(desk: Desk) -> None:
    reference = returned(desk)
    entered(desk, reference, {**REPORT, "follow_up_on": "10/09/2018"})
    assert [task.due for task in desk.worklist.tasks() if "Suites" in task.sentence] == [date(2018, 9, 10)]

    with pytest.raises(Refusal):
        desk.evaluations.check_follow_up(reference, " ")
    desk.evaluations.check_follow_up(reference, "Convention signée.")

    assert tasks(desk) == []


def test_the_grid_of_the_programme_is_the_one_that_is_asked(desk: Desk) -> None:
    reference = returned(desk)
    entered(desk, reference, REPORT)
    with desk.office.reading() as work:
        programme = work.labels.get(work.missions.get(reference).label).programme
    desk.grids.save(programme, "Utile aux habitants ? ; 2\nDurable ?")

    assert [(line.question, line.weight) for line in desk.evaluations.grid(reference)] == [
        ("Utile aux habitants ?", 2),
        ("Durable ?", 1),
    ]
    with pytest.raises(InvalidField):
        desk.evaluations.evaluate(reference, MARKS)
    codes = [line.code for line in desk.evaluations.grid(reference)]
    evaluated = desk.evaluations.evaluate(reference, dict.fromkeys(codes, 3))
    assert [mark.weight for mark in evaluated.marks] == [2, 1]
    desk.grids.save(programme, "")
    assert desk.evaluations.grid(reference) == desk.evaluations.grid()
