"""Labels on a real register: their acts, their state « au … », what renews them, who holds them today."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from daect_tui.domain.decision import DecisionKind
from daect_tui.domain.errors import Refusal, RefusedForReasons
from daect_tui.domain.journal import Act
from daect_tui.domain.label import LabelAction, LabelState
from daect_tui.domain.label_acts import DatedReason, SuspensionCase
from daect_tui.domain.label_event import LabelEventKind
from daect_tui.domain.label_register import counts
from daect_tui.domain.reversal import ReversalCase, ReversalGround, ReversalKind
from daect_tui.domain.worklist import Room
from daect_tui.services.desk import Desk
from daect_tui.services.label_tasks import label_tasks
from tests.integration.services.test_case_by_case_decisions import NOTHING
from tests.integration.services.test_criteria_and_proposals import MET
from tests.integration.services.test_reversals_and_appeals import HEARD, SIGNED, at, decided, notified
from tests.support.desks import filed, under_review, verified

S = LabelState
NUMBER = "LAB-2018-001"


def case(desk: Desk) -> SuspensionCase:
    """Return a suspension in order, from 1 May to 30 June 2018."""
    return SuspensionCase(
        decided_on=date(2018, 4, 20),
        day=date(2018, 5, 1),
        until=date(2018, 6, 30),
        condition=desk.labels.open(NUMBER).life.label.conditions[0],
        reasons="Aucun rapport n’est remis.",
        **HEARD,  # type: ignore[arg-type]
    )


def state(desk: Desk, day: date) -> LabelState:
    return desk.labels.open(NUMBER, day).state


def kinds(desk: Desk) -> list[LabelEventKind]:
    return [event.kind for event in desk.labels.open(NUMBER).life.events]


def test_a_label_is_suspended_then_reinstated_then_given_up(desk: Desk) -> None:
    decided(desk)
    desk.labels.suspend(NUMBER, case(desk))
    desk.labels.reinstate(NUMBER, DatedReason(date(2018, 5, 20), date(2018, 5, 21), "Rapport reçu."))
    desk.labels.give_up(NUMBER, DatedReason(date(2019, 1, 3), date(2019, 2, 1), "Service dissous."))

    days = [date(2018, 4, 30), date(2018, 5, 1), date(2018, 5, 21), date(2019, 1, 31), date(2019, 2, 1)]
    assert [state(desk, day) for day in days] == [S.ACTIVE, S.SUSPENDED, S.ACTIVE, S.ACTIVE, S.GIVEN_UP]
    opened = desk.labels.open(NUMBER)
    assert opened.life.label.state is S.GIVEN_UP
    assert opened.life.events[0].signatory == "Hélène VASSEUR"
    assert [(passage.after, passage.reason) for passage in opened.passages] == [
        ("suspendu", "du 01/05/2018 au 30/06/2018\u00a0: Aucun rapport n’est remis."),
        ("actif", "à partir du 21/05/2018\u00a0: Rapport reçu."),
        ("abandonne", "à partir du 01/02/2019\u00a0: Service dissous."),
    ]
    assert counts(desk.labels.lines(date(2018, 5, 10))) == {S.SUSPENDED: 1}
    assert desk.office.register.faults() == ()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({"invited_on": None, "answer_by": None}, "L. 121-1", id="L121-1-not-invited"),
        pytest.param({"decided_on": date(2018, 4, 19)}, "peut répondre jusqu’au", id="L122-1-too-soon"),
        pytest.param({"condition": "une autre"}, "L. 242-2", id="a-condition-that-is-not-written"),
        pytest.param({"reasons": " "}, "L. 211-5", id="no-reasons"),
        pytest.param({"until": date(2018, 4, 30)}, "avant de commencer", id="ends-before-it-begins"),
        pytest.param({"day": date(2018, 4, 19)}, "avant sa signature", id="retroactive"),
        pytest.param({"day": date(2022, 1, 1), "until": None}, "est «\u202fexpiré\u202f»", id="expired"),
    ],
)
def test_what_stands_against_a_suspension_is_said(desk: Desk, changes: dict[str, Any], words: str) -> None:
    decided(desk)

    with pytest.raises(RefusedForReasons) as refused:
        desk.labels.suspend(NUMBER, replace(case(desk), **changes))

    (reason,) = refused.value.reasons
    assert words in reason
    assert kinds(desk) == []


def test_whoever_looks_for_a_label_sees_its_state_of_the_day(desk: Desk) -> None:
    decided(desk)
    desk.labels.suspend(NUMBER, case(desk))

    def seen(day: date) -> tuple[bool, str, str]:
        at(desk, day)
        (match,) = desk.know_how.search(desk.labels.open(NUMBER).life.label.domain, "").matches
        assert match.profile.opens == NUMBER
        ((label, standing),) = desk.mission_requests.labels()
        assert label.number == NUMBER
        return match.live, match.standing, standing.label

    assert seen(date(2018, 4, 30)) == (True, "actif", "actif")
    assert seen(date(2018, 5, 10)) == (False, "suspendu", "suspendu")
    assert seen(date(2018, 7, 1)) == (True, "actif", "actif")
    assert seen(date(2021, 1, 4)) == (True, "à renouveler", "à renouveler")
    assert seen(date(2030, 1, 4))[0] is False


def test_what_a_label_does_not_allow_is_refused_with_its_reason(desk: Desk) -> None:
    decided(desk)
    with pytest.raises(Refusal, match="est «\u202factif\u202f»"):
        desk.labels.reinstate(NUMBER, DatedReason(SIGNED, SIGNED, "Rien."))
    with pytest.raises(Refusal, match="commence le 20/03/2018"):
        desk.labels.give_up(NUMBER, DatedReason(SIGNED, date(2018, 3, 1), "Trop tôt."))
    desk.labels.suspend(NUMBER, case(desk))
    with pytest.raises(Refusal, match="lendemain"):
        desk.labels.reinstate(NUMBER, DatedReason(date(2018, 5, 1), date(2018, 5, 1), "Le jour même."))
    assert kinds(desk) == [LabelEventKind.SUSPENDED]


def test_a_reversal_is_an_event_that_counts_from_its_notification(desk: Desk) -> None:
    decision = decided(desk)
    at(desk, SIGNED)
    assert desk.labels.open(NUMBER).refusals[LabelAction.REPEAL] == ""
    condition = desk.labels.open(NUMBER).life.label.conditions[0]
    repeal = ReversalCase(
        ReversalKind.REPEAL,
        ReversalGround.CONDITION,
        "Aucun rapport.",
        condition,
        **HEARD,  # type: ignore[arg-type]
    )

    reversal = desk.reversals.sign(decision.id, repeal, date(2018, 5, 2))
    assert state(desk, date(2018, 5, 2)) is S.REPEALED
    notified(desk, desk.letters.produce_reversal(decision, reversal), date(2018, 5, 9))

    assert kinds(desk) == [LabelEventKind.REPEALED]
    assert [state(desk, date(2018, 5, day)) for day in (2, 8, 9)] == [S.ACTIVE, S.ACTIVE, S.REPEALED]
    at(desk, date(2018, 5, 10))
    assert "est «\u202fabrogé\u202f»" in desk.labels.open(NUMBER).refusals[LabelAction.REPEAL]


def labelled(desk: Desk, day: date, **fields: str) -> str:
    """Label a dossier of EXPE-CT without a session; return its reference."""
    at(desk, day)
    reference = under_review(desk, programme="EXPE-CT", **fields)
    for line in desk.criteria.lines(reference):
        desk.criteria.assess(reference, line.code, MET)
    verified(desk, reference)
    desk.proposals.propose(reference, DecisionKind.LABEL, NOTHING, ("rendre compte",))
    desk.decisions.sign([desk.decisions.recent()[0].decision.id], day)
    return reference


@pytest.mark.parametrize(
    ("name", "renews", "states"),
    [
        pytest.param("MONTCLAIR (fictif)", NUMBER, [S.ACTIVE, S.RENEWED, S.RENEWED], id="the-holder"),
        pytest.param("Un autre (fictif)", "", [S.ACTIVE, S.TO_RENEW, S.EXPIRED], id="another-applicant"),
    ],
)
def test_a_label_whose_dossier_comes_from_an_earlier_one_renews_it(
    desk: Desk, name: str, renews: str, states: list[LabelState]
) -> None:
    first = labelled(desk, date(2018, 3, 20))
    between = filed(desk, origin=first)

    labelled(desk, date(2020, 12, 1), origin=between, name=name)

    days = [date(2020, 9, 18), date(2020, 12, 1), date(2021, 3, 20)]
    assert [state(desk, day) for day in days] == states
    assert desk.labels.open("LAB-2020-001").life.label.renews == renews
    assert desk.labels.open(NUMBER).renewals == (between,)
    assert desk.office.register.faults() == ()


def test_the_holder_is_named_as_labelled_and_as_today(desk: Desk) -> None:
    decided(desk)
    kept = desk.labels.open(NUMBER).holder
    other = desk.intake.open(
        filed(desk, name="Grande communauté (fictif)", domain="Eau")
    ).dossier.organisation

    desk.organisations.merge(other.id, kept.id)

    (line,) = desk.labels.lines(SIGNED)
    assert line.holder == "Organisme 1 (fictif) (aujourd’hui Grande communauté (fictif))"
    assert desk.labels.open(NUMBER).holder.id == other.id


def test_a_label_to_renew_is_told_until_a_dossier_renews_it(desk: Desk) -> None:
    decision = decided(desk)

    def told() -> list[tuple[str, date | None]]:
        return [(task.subject, task.due) for task in desk.worklist.tasks() if task.room is Room.LABELS]

    at(desk, date(2020, 9, 18))
    assert told() == []
    at(desk, date(2020, 9, 19))
    assert told() == [(NUMBER, date(2021, 3, 19))]
    filed(desk, origin=decision.dossier)
    assert told() == []


def test_labels_to_renew_beyond_the_limit_are_counted(desk: Desk) -> None:
    labelled(desk, date(2018, 3, 20))
    labelled(desk, date(2018, 3, 21), domain="Eau", name="Autre (fictif)")

    with desk.office.reading() as work:
        one, left = label_tasks(work, date(2021, 1, 4), limit=1)

    assert (one.subject, left.subject) == (NUMBER, "")
    assert "1\u00a0autre label à renouveler" in left.sentence


def test_a_label_that_came_without_its_dossier_is_followed_and_ended_but_not_renewed_from_here(
    desk: Desk,
) -> None:
    decided(desk)
    with desk.office.begin() as work:
        work.labels.add(replace(work.labels.get(NUMBER), number="LAB-2012-004", dossier=""))
        work.journal.append(Act("exchange.imported", "labels", {}))
        work.commit()
    at(desk, SIGNED)

    opened = desk.labels.open("LAB-2012-004")

    assert (opened.decision, opened.renewals, opened.letters) == (None, (), ())
    assert opened.refusals[LabelAction.REPEAL] == ""
    with pytest.raises(Refusal, match="sans son dossier"):
        desk.renewal.start_from("LAB-2012-004")
    desk.labels.give_up("LAB-2012-004", DatedReason(SIGNED, SIGNED, "Dissolution."))
    assert desk.labels.open("LAB-2012-004").state is S.GIVEN_UP
