"""A mission under a label, its guards, its report and its evaluation."""

from datetime import date

import pytest

from daect_tui.domain.dates import paris_moment
from daect_tui.domain.errors import InvalidField, Refusal, RefusedForReasons, TransitionRefused
from daect_tui.domain.evaluation import EvaluationState
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.mission import MissionAction, MissionState
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from tests.support.courses import labelled, request, requested, under_review
from tests.support.reports import REPORT

MARKS = {"objectifs": 4, "pertinence": 3, "organisation": 2, "suites": 1}


def test_a_mission_goes_from_request_to_evaluation(desk: Desk) -> None:
    reference = under_review(desk, labelled(desk))
    assert desk.missions.open(reference).guards == ()

    desk.missions.validate(reference, date(2018, 5, 6), {})
    made = desk.letters.produce_mission_letter(reference)
    assert made.faults == ()
    assert desk.missions.open(reference).mission.state is MissionState.LETTER_ISSUED
    desk.missions.act(reference, MissionAction.LEAVE)
    desk.missions.act(reference, MissionAction.RETURN)
    draft = desk.evaluations.drafts.save({**REPORT, "real_cost": "1 500,20"}, target=reference)
    desk.evaluations.enter_report(draft.id)
    evaluated = desk.evaluations.evaluate(reference, MARKS)

    assert evaluated.state is EvaluationState.EVALUATED
    assert [mark.value for mark in evaluated.marks] == [4, 3, 2, 1]
    assert desk.missions.open(reference).mission.state is MissionState.EVALUATED
    assert desk.letters.produce_evaluation_sheet(reference).letter is not None


def test_every_guard_is_shown_at_once_and_passed_over_only_with_its_reason(desk: Desk) -> None:
    label = labelled(desk)
    reference = requested(
        desk, label, starts_on="15/03/2021", ends_on="25/03/2021", experts="A ; b ; Ailleurs ; 3"
    )
    desk.missions.act(reference, MissionAction.REVIEW)

    with pytest.raises(RefusedForReasons) as refused:
        desk.missions.validate(reference, date(2021, 4, 25), {"avis": "urgence"})

    assert len(refused.value.reasons) == 2
    assert any("ne couvre pas" in reason for reason in refused.value.reasons)
    assert any("Ailleurs" in reason for reason in refused.value.reasons)
    reasons = {"avis": "urgence", "label": "renouvellement en cours", "employeur": "mise à disposition"}
    validated = desk.missions.validate(reference, date(2021, 4, 25), reasons)
    assert len(validated.overrides) == 3
    assert any("mise à disposition" in override for override in validated.overrides)


def test_one_expert_is_not_sent_twice_on_the_same_days(desk: Desk) -> None:
    label = labelled(desk)
    first = under_review(desk, label)
    desk.missions.validate(first, date(2018, 5, 6), {})

    second = under_review(desk, label, starts_on="06/04/2018", ends_on="10/04/2018")

    assert [guard.code for guard in desk.missions.open(second).guards] == ["chevauchement"]


def test_an_overdue_report_of_the_holder_stands_against_a_new_mission(desk: Desk) -> None:
    label = labelled(desk)
    first = under_review(desk, label)
    desk.missions.validate(first, date(2018, 5, 6), {})
    desk.letters.produce_mission_letter(first)
    desk.missions.act(first, MissionAction.LEAVE)
    desk.missions.act(first, MissionAction.RETURN)
    clock = desk.office.clock
    assert isinstance(clock, SetClock)
    clock.moment = paris_moment(date(2018, 5, 7), 9)

    second = under_review(desk, label, starts_on="04/06/2018", ends_on="08/06/2018")

    assert [guard.code for guard in desk.missions.open(second).guards] == ["rapport"]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("ends_on", "01/04/2018", "précède le départ"),
        ("country", "Maroc, Tunisie", "et un seul"),
        ("country", "Atlantide", "Atlantide"),
        ("experts", "Sans virgule", "ligne 1"),
        ("experts", "A ; b ; c ; beaucoup", "nombre de jours"),
        ("budget", "Transport ; 1.234 ; ministère", "n’est pas un montant clair"),
        ("subject", "", "à remplir"),
    ],
)
def test_a_faulty_request_says_what_where_and_keeps_the_draft(
    desk: Desk, field: str, typed: str, said: str
) -> None:
    draft = desk.missions.drafts.save(request(labelled(desk), **{field: typed}))

    with pytest.raises(FormRefused) as refused:
        desk.missions.request(draft.id)

    assert said in refused.value.faults[field]
    assert desk.missions.drafts.get(draft.id).fields[field] == typed
    assert desk.missions.all() == ()


def test_a_report_is_not_received_before_the_departure(desk: Desk) -> None:
    reference = under_review(desk, labelled(desk))
    draft = desk.evaluations.drafts.save(REPORT, target=reference)

    with pytest.raises(TransitionRefused, match="recevoir le rapport"):
        desk.evaluations.enter_report(draft.id)

    assert desk.evaluations.drafts.pending(reference) != ()


def test_a_mission_is_not_evaluated_without_report_nor_with_a_gap_in_the_grid(desk: Desk) -> None:
    reference = under_review(desk, labelled(desk))
    with pytest.raises(Refusal, match="pas encore reçu"):
        desk.evaluations.evaluate(reference, MARKS)
    desk.missions.validate(reference, date(2018, 5, 6), {})
    desk.letters.produce_mission_letter(reference)
    desk.missions.act(reference, MissionAction.LEAVE)
    desk.missions.act(reference, MissionAction.RETURN)
    draft = desk.evaluations.drafts.save(REPORT, target=reference)
    desk.evaluations.enter_report(draft.id)

    with pytest.raises(InvalidField, match="note de 1 à 4"):
        desk.evaluations.evaluate(reference, {**MARKS, "suites": 5})
