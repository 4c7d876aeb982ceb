"""After the signature, on a real register: retrait and abrogation (CRPA L242-1 to L243-3), appeals."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from daect_tui.domain.appeal import AppealAnswer, AppealKind
from daect_tui.domain.appeal_form import AppealAnswered, AppealReceived
from daect_tui.domain.dates import paris_moment
from daect_tui.domain.decision import Decision, DecisionState
from daect_tui.domain.errors import Refusal, RefusedForReasons
from daect_tui.domain.label import LabelState
from daect_tui.domain.letter import Letter
from daect_tui.domain.reversal import Reversal, ReversalCase, ReversalGround, ReversalKind
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from daect_tui.services.producing import Production
from tests.integration.services.test_decisions_and_letters import REFUSAL, closed, text_of

FAVOURABLE = Motion(Outcome.FAVOURABLE)
SIGNED, NOTIFIED = date(2018, 3, 20), date(2018, 3, 23)
HEARD = {"invited_on": date(2018, 4, 2), "answer_by": date(2018, 4, 20)}
ILLEGAL = ReversalCase(
    ReversalKind.WITHDRAWAL,
    ReversalGround.ILLEGAL,
    "Le demandeur n’est pas éligible.",
    **HEARD,  # type: ignore[arg-type]
)


def decided(desk: Desk, motion: Motion = FAVOURABLE) -> Decision:
    """Sign and notify one decision."""
    session = closed(desk, motion)
    (line,) = desk.decisions.of_session(session)
    (decision,) = desk.decisions.sign([line.decision.id], SIGNED)
    notified(desk, desk.letters.produce_decision(decision), NOTIFIED)
    return desk.rulings.read(decision.id).line.decision


def notified(desk: Desk, made: Production, day: date) -> Letter:
    assert made.faults == ()
    assert made.letter is not None
    desk.posting.mark_signed([made.letter.chrono])
    desk.posting.mark_sent([made.letter.chrono], day)
    desk.posting.mark_notified([made.letter.chrono], day)
    return made.letter


def at(desk: Desk, day: date) -> None:
    assert isinstance(desk.office.clock, SetClock)
    desk.office.clock.moment = paris_moment(day, 10)


def label_state(desk: Desk) -> LabelState:
    (label,) = desk.missions.labels()
    return label.state


def test_l242_1_holds_an_illegal_labelling_is_withdrawn_in_time_and_the_old_decision_stays(
    desk: Desk, tmp_path: Path
) -> None:
    decision = decided(desk)

    reversal = desk.reversals.sign(decision.id, ILLEGAL, date(2018, 5, 2))
    made = desk.letters.produce_reversal(decision, reversal)
    letter = notified(desk, made, date(2018, 5, 4))

    ruling = desk.rulings.read(decision.id)
    assert ruling.line.decision == decision
    assert ruling.reversal == replace(reversal, notified_on=date(2018, 5, 4), version=2)
    assert (reversal.article, reversal.signatory) == ("L. 242-1", "Hélène VASSEUR")
    assert ruling.label is not None
    assert ruling.label.state is LabelState.REVOKED
    text = text_of(desk.letters.write_to(letter.chrono, tmp_path / "retrait.pdf"))
    for words in (
        "Retrait de la décision du 20 mars 2018",
        "courrier n° 2018-0001",
        "LAB-2018-001",
        "je retire la décision du 20 mars 2018",
        "article L. 242-1",
        "demandé, le 2 avril 2018, de présenter vos observations avant le 20 avril 2018",
        "Le demandeur n’est pas éligible.",
        "tribunal administratif de Paris",
    ):
        assert words in text
    passage = desk.intake.open(decision.dossier).passages[-1]
    assert passage.action == "retrait du 02/05/2018"
    assert "L. 242-1" in passage.reason
    assert desk.office.register.faults() == ()


@pytest.mark.parametrize(
    ("case", "day", "words"),
    [
        pytest.param(ILLEGAL, date(2018, 7, 21), "Le délai de 4 mois est passé", id="L242-1-too-late"),
        pytest.param(
            replace(ILLEGAL, ground=ReversalGround.OTHER),
            date(2018, 5, 2),
            "L. 242-1",
            id="L242-1-at-pleasure",
        ),
        pytest.param(
            replace(ILLEGAL, kind=ReversalKind.REPEAL, ground=ReversalGround.CONDITION, condition="autre"),
            date(2019, 5, 2),
            "L. 242-2",
            id="L242-2-a-condition-that-is-not-written",
        ),
        pytest.param(
            replace(ILLEGAL, invited_on=None, answer_by=None),
            date(2018, 5, 2),
            "L. 121-1",
            id="L121-1-not-invited",
        ),
        pytest.param(ILLEGAL, date(2018, 4, 19), "peut répondre jusqu’au", id="L122-1-before-the-answer"),
        pytest.param(replace(ILLEGAL, reasons=" "), date(2018, 5, 2), "L. 211-5", id="L211-5-no-reasons"),
        pytest.param(ILLEGAL, date(2018, 3, 19), "La décision est du 20/03/2018", id="before-the-decision"),
    ],
)
def test_broken_what_the_law_forbids_is_refused_and_changes_nothing(
    desk: Desk, case: ReversalCase, day: date, words: str
) -> None:
    decision = decided(desk)

    with pytest.raises(RefusedForReasons) as refusal:
        desk.reversals.sign(decision.id, case, day)

    assert words in str(refusal.value).replace("\u00a0", " ")
    assert desk.rulings.read(decision.id).reversal is None
    assert label_state(desk) is LabelState.ACTIVE


def test_l242_2_holds_a_condition_of_the_decision_repeals_it_at_any_time(desk: Desk) -> None:
    decision = decided(desk)
    label = desk.rulings.read(decision.id).label
    assert label is not None
    case = replace(
        ILLEGAL,
        kind=ReversalKind.REPEAL,
        ground=ReversalGround.CONDITION,
        condition=label.conditions[0],
    )

    reversal = desk.reversals.sign(decision.id, case, date(2019, 5, 2))

    assert (reversal.article, label_state(desk)) == ("L. 242-2", LabelState.REPEALED)


def test_l122_1_holds_observations_received_end_the_wait(desk: Desk) -> None:
    decision = decided(desk)
    answered = replace(ILLEGAL, observations="Nous ne contestons pas.")

    assert desk.reversals.sign(decision.id, answered, date(2018, 4, 19)).case == answered


def test_l243_1_holds_a_refusal_is_repealed_without_hearing(desk: Desk, tmp_path: Path) -> None:
    decision = decided(desk, REFUSAL)
    case = ReversalCase(ReversalKind.REPEAL, ReversalGround.OTHER, "Des pièces nouvelles sont venues.")

    reversal = desk.reversals.sign(decision.id, case, date(2019, 5, 2))
    made = desk.letters.produce_reversal(decision, reversal)

    assert made.letter is not None
    text = text_of(desk.letters.write_to(made.letter.chrono, tmp_path / "abrogation.pdf"))
    assert "la candidature a été refusée" in text
    assert "j’abroge la décision du 20 mars 2018" in text
    assert "il vous suffit de la confirmer" in text
    assert "observations" not in text


def test_what_was_withdrawn_is_not_announced_and_the_dossier_tells_it(desk: Desk) -> None:
    decision = decided(desk)
    signed = desk.reversals.sign(decision.id, ILLEGAL, date(2018, 5, 2))

    made = desk.letters.produce_communique(decision.session)

    assert made.letter is None
    assert "n’annonce que des décisions notifiées" in " ".join(made.faults)
    assert desk.intake.open(decision.dossier).reversals == {decision.id: signed}


def test_a_decision_ends_once_and_only_when_it_is_signed(desk: Desk) -> None:
    session = closed(desk)
    (line,) = desk.decisions.of_session(session)
    with pytest.raises(Refusal, match="rien à retirer"):
        desk.reversals.sign(line.decision.id, ILLEGAL, date(2018, 5, 2))
    desk.decisions.sign([line.decision.id], SIGNED)
    desk.reversals.sign(line.decision.id, ILLEGAL, date(2018, 5, 2))

    with pytest.raises(Refusal, match="a déjà pris fin"):
        desk.reversals.sign(line.decision.id, ILLEGAL, date(2018, 5, 3))


def test_what_the_law_allows_is_told_for_today(desk: Desk) -> None:
    decision = decided(desk)
    at(desk, date(2018, 7, 18))

    answers = {(way.kind, way.ground): way.permission for way in desk.rulings.read(decision.id).ways}

    withdrawal = answers[(ReversalKind.WITHDRAWAL, ReversalGround.ILLEGAL)]
    assert withdrawal.allowed
    assert "reste 2\u00a0jours" in withdrawal.reason
    assert not answers[(ReversalKind.REPEAL, ReversalGround.OTHER)].allowed
    assert answers[(ReversalKind.REPEAL, ReversalGround.CONDITION)].allowed


def test_a_reversal_is_not_signed_outside_a_delegation_l212_1(desk: Desk) -> None:
    decision = decided(desk)
    (known,) = desk.directory.signatories()
    desk.directory.save_signatory(replace(known, valid_until=date(2018, 4, 30)))

    with pytest.raises(Refusal, match="celle de Hélène VASSEUR a pris fin le 30/04/2018"):
        desk.reversals.sign(decision.id, ILLEGAL, date(2018, 5, 2))

    assert label_state(desk) is LabelState.ACTIVE


def test_l212_1_a_letter_never_bears_another_name_than_who_signed(desk: Desk) -> None:
    session = closed(desk)
    (line,) = desk.decisions.of_session(session)
    (decision,) = desk.decisions.sign([line.decision.id], SIGNED)
    (known,) = desk.directory.signatories()
    desk.directory.save_signatory(replace(known, last_name="Daumas"))

    made = desk.letters.produce_decision(decision)

    assert made.letter is None
    assert "signée le 20/03/2018 par Hélène VASSEUR" in " ".join(made.faults)


# ── Recours ────────────────────────────────────────────────────────────────────────────────


def received(kind: AppealKind, day: date) -> AppealReceived:
    return AppealReceived(kind, day, "Réexaminer le dossier.")


def test_l411_7_an_appeal_in_time_shows_its_clocks_and_waits_in_the_worklist(desk: Desk) -> None:
    decision = decided(desk, REFUSAL)
    at(desk, date(2018, 7, 1))

    view = desk.appeals.receive(decision.id, received(AppealKind.GRACIOUS, date(2018, 5, 10)))

    assert view.clock.in_time
    assert view.clock.last is not None
    assert view.clock.last.due == date(2018, 5, 24)
    assert view.clock.silence is not None
    assert view.clock.silence.due == date(2018, 7, 10)
    assert view.clock.court is not None
    assert view.clock.court.due == date(2018, 9, 11)
    (task,) = [one for one in desk.worklist.tasks() if "recours" in one.sentence.lower()]
    assert (task.subject, task.due) == (decision.dossier, date(2018, 7, 10))
    assert "J-9" in task.sentence
    assert desk.rulings.appealed(decision.dossier) == decision.id

    desk.appeals.answer(view.appeal.id, AppealAnswered(AppealAnswer.REJECTED, date(2018, 7, 2), "Maintenu."))

    assert not [one for one in desk.worklist.tasks() if "recours" in one.sentence.lower()]
    (answered,) = desk.rulings.read(decision.id).appeals
    assert answered.appeal.answer is AppealAnswer.REJECTED
    assert answered.clock.court is not None
    assert answered.clock.court.due == date(2018, 9, 3)
    with pytest.raises(Refusal, match="a déjà sa réponse"):
        desk.appeals.answer(view.appeal.id, AppealAnswered(AppealAnswer.GRANTED, date(2018, 7, 3), ""))


def test_r421_1_an_appeal_out_of_time_is_kept_as_such(desk: Desk) -> None:
    decision = decided(desk, REFUSAL)

    view = desk.appeals.receive(decision.id, received(AppealKind.HIERARCHICAL, date(2018, 5, 25)))

    assert not view.clock.in_time
    assert view.clock.court == view.clock.last


def test_r421_5_no_time_runs_where_the_letter_states_no_route(desk: Desk) -> None:
    decision = decided(desk)

    view = desk.appeals.receive(decision.id, received(AppealKind.CONTENTIOUS, date(2019, 5, 25)))

    assert (view.clock.last, view.clock.in_time, view.clock.silence) == (None, True, None)


def test_a_decision_that_is_not_signed_is_not_appealed(desk: Desk) -> None:
    session = closed(desk, REFUSAL)
    (line,) = desk.decisions.of_session(session)

    with pytest.raises(Refusal, match="n’est pas signée"):
        desk.appeals.receive(line.decision.id, received(AppealKind.GRACIOUS, SIGNED))

    assert desk.rulings.read(line.decision.id).line.decision.state is DecisionState.PENDING


def test_the_journal_tells_of_reversals_and_appeals(desk: Desk) -> None:
    decision = decided(desk)
    desk.appeals.receive(decision.id, received(AppealKind.GRACIOUS, date(2018, 5, 1)))
    signed: Reversal = desk.reversals.sign(decision.id, ILLEGAL, date(2018, 5, 2))

    kinds = [entry.kind for entry in desk.directory.journal(3)]

    assert kinds == ["label.revoke", "reversal.signed", "appeal.received"]
    assert desk.rulings.read(decision.id).reversal == signed
