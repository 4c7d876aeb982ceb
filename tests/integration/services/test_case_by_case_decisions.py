"""A decision without a session [S1]: drafted with its proposal, signed, notified, with its own letter."""

from datetime import date
from pathlib import Path

import pytest

from daect_tui.domain.decision import DecisionKind, DecisionState, Grounds
from daect_tui.domain.dossier import DossierState
from daect_tui.domain.errors import Refusal, RefusedForReasons
from daect_tui.domain.letter import Letter
from daect_tui.domain.proposal import ProposalState
from daect_tui.domain.session_form import SessionPlan
from daect_tui.domain.worklist import Room
from daect_tui.services.decisions import CASE_BY_CASE, DecisionLine
from daect_tui.services.desk import Desk
from tests.integration.services.test_criteria_and_proposals import examined
from tests.integration.services.test_decisions_and_letters import text_of
from tests.support.desks import verified

DAY = date(2018, 3, 20)
NOTHING = Grounds()
SHORT = {"appraisal": "non", "comment": "Le pays est déjà couvert."}
REFUSAL = Grounds(criteria=("urgence",), reasons="Rien n’est articulé.")
WANTED = Grounds(wanted="La liste des experts", wanted_until=date(2018, 5, 15))


def proposed(desk: Desk, kind: DecisionKind, grounds: Grounds = NOTHING, *, known: bool = True) -> str:
    judged = dict.fromkeys(grounds.criteria, SHORT)
    reference = examined(desk, **judged)
    if known:
        verified(desk, reference)
    desk.proposals.propose(reference, kind, grounds, ("rendre compte chaque année",))
    return reference


def only(desk: Desk) -> DecisionLine:
    (line,) = desk.decisions.recent()
    return line


def lettered(desk: Desk) -> Letter:
    made = desk.letters.produce_decision(only(desk).decision)
    assert made.faults == ()
    assert made.letter is not None
    return made.letter


def test_a_proposal_drafts_a_decision_that_no_session_advised(desk: Desk) -> None:
    reference = proposed(desk, DecisionKind.LABEL)

    line = only(desk)

    assert (line.decision.dossier, line.decision.session) == (reference, "")
    assert (line.opinion, line.decision.state) == (CASE_BY_CASE, DecisionState.PENDING)
    assert line.faults == ()
    assert [task.sentence for task in desk.worklist.tasks() if task.room is Room.COMMITTEE] == [
        "1\u00a0décision au cas par cas à signer"
    ]


@pytest.mark.parametrize(
    ("kind", "grounds", "state", "words"),
    [
        pytest.param(
            DecisionKind.LABEL,
            Grounds(reservations=("préciser le calendrier",)),
            DossierState.LABELLED_NOTIFIED,
            ("LAB-2018-001", "rendre compte chaque année", "préciser le calendrier"),
            id="labelling",
        ),
        pytest.param(
            DecisionKind.ADJOURN,
            WANTED,
            DossierState.ADJOURNED_NOTIFIED,
            ("La liste des experts", "15 mai 2018"),
            id="adjournment",
        ),
        pytest.param(
            DecisionKind.REFUSE,
            REFUSAL,
            DossierState.REFUSED_NOTIFIED,
            ("Rien n’est articulé.", "tribunal administratif de Paris"),
            id="refusal",
        ),
    ],
)
def test_it_is_signed_notified_and_its_letter_cites_no_committee(
    desk: Desk,
    tmp_path: Path,
    kind: DecisionKind,
    grounds: Grounds,
    state: DossierState,
    words: tuple[str, ...],
) -> None:
    reference = proposed(desk, kind, grounds)

    desk.decisions.sign([only(desk).decision.id], DAY)
    letter = lettered(desk)
    desk.posting.mark_signed([letter.chrono])
    desk.posting.mark_sent([letter.chrono], DAY)
    desk.posting.mark_notified([letter.chrono], date(2018, 3, 23))

    decision = only(desk).decision
    assert (decision.state, decision.notified_on) == (DecisionState.NOTIFIED, date(2018, 3, 23))
    assert desk.intake.open(reference).dossier.state is state
    text = text_of(desk.letters.write_to(letter.chrono, tmp_path / "lettre.pdf"))
    assert "au cas par cas par la délégation" in text
    assert "avis du comité" not in text
    assert "réuni le" not in text
    for said in words:
        assert said in text
    assert desk.letters.produce_decision(decision).letter == desk.letters.all()[0]
    assert desk.office.register.faults() == ()


def test_the_proposal_is_decided_and_its_conditions_become_those_of_the_label(desk: Desk) -> None:
    reference = proposed(desk, DecisionKind.LABEL)

    desk.decisions.sign([only(desk).decision.id], DAY)

    with desk.office.reading() as work:
        (proposal,) = work.proposals.of_dossier(reference)
        (label,) = work.labels.of_dossier(reference)
    assert proposal.state is ProposalState.DECIDED
    assert label.conditions == ("rendre compte chaque année",)


def test_another_letter_of_the_dossier_does_not_notify_its_decision(desk: Desk) -> None:
    reference = proposed(desk, DecisionKind.LABEL)
    made = desk.letters.produce_acknowledgement(reference)
    assert made.letter is not None
    desk.decisions.sign([only(desk).decision.id], DAY)

    desk.posting.mark_signed([made.letter.chrono])
    desk.posting.mark_sent([made.letter.chrono], DAY)
    desk.posting.mark_notified([made.letter.chrono], DAY)

    assert only(desk).decision.state is DecisionState.SIGNED


def test_what_is_taken_back_or_sent_to_a_session_is_not_signed_any_more(desk: Desk) -> None:
    reference = proposed(desk, DecisionKind.LABEL)
    drafted = only(desk).decision
    desk.proposals.take_back(reference, "À revoir.")
    assert desk.decisions.recent() == ()
    with pytest.raises(Refusal, match="projet annulé"):
        desk.decisions.sign([drafted.id], DAY)

    desk.proposals.propose(reference, DecisionKind.LABEL, Grounds())
    assert only(desk).decision.id != drafted.id
    session = desk.agenda.plan(SessionPlan(("EXPE-CT",), date(2018, 4, 2))).reference
    desk.agenda.add(session, reference, "Nadia Ferrand")
    assert desk.decisions.recent() == ()


def test_l211_5_broken_a_refusal_case_by_case_without_criterion_is_not_signed(desk: Desk) -> None:
    proposed(desk, DecisionKind.REFUSE, REFUSAL)
    desk.decisions.complete(only(desk).decision.id, Grounds(reasons="Rien n’est articulé."))

    with pytest.raises(RefusedForReasons, match="citer au moins un critère"):
        desk.decisions.sign([only(desk).decision.id], DAY)


def test_it_is_not_dated_before_its_proposal(desk: Desk) -> None:
    proposed(desk, DecisionKind.LABEL)

    with pytest.raises(Refusal, match="avant la proposition du 14/03/2018"):
        desk.decisions.sign([only(desk).decision.id], date(2018, 3, 13))


def test_decision_3_the_authority_departs_from_a_proposal_and_the_letter_does_not_tell(
    desk: Desk, tmp_path: Path
) -> None:
    proposed(desk, DecisionKind.LABEL)
    desk.decisions.depart(only(desk).decision.id, DecisionKind.REFUSE, REFUSAL, "Avis réservé du poste.")

    desk.decisions.sign([only(desk).decision.id], DAY)

    letter = lettered(desk)
    assert only(desk).decision.departure == "Avis réservé du poste."
    assert "Avis réservé" not in text_of(desk.letters.write_to(letter.chrono, tmp_path / "lettre.pdf"))


def test_procedure_2_broken_an_unverified_identity_is_not_signed(desk: Desk) -> None:
    proposed(desk, DecisionKind.LABEL, known=False)

    with pytest.raises(RefusedForReasons, match="n’est pas vérifiée"):
        desk.decisions.sign([only(desk).decision.id], DAY)

    assert only(desk).decision.state is DecisionState.PENDING


def test_procedure_2_holds_an_unverified_identity_is_passed_over_with_a_reason_that_stays(desk: Desk) -> None:
    proposed(desk, DecisionKind.LABEL, known=False)
    decision = only(desk).decision.id
    with pytest.raises(Refusal, match="écrivez le motif"):
        desk.decisions.pass_over_identity(decision, " ")

    desk.decisions.pass_over_identity(decision, "Connu de la préfecture.")
    desk.decisions.sign([decision], DAY)

    assert only(desk).decision.identity_override == "Connu de la préfecture."
    entry = next(one for one in desk.directory.journal(20) if one.kind == "decision.identity_overridden")
    assert "Connu de la préfecture." in entry.detail


def test_a_verified_identity_is_not_passed_over(desk: Desk) -> None:
    proposed(desk, DecisionKind.LABEL)

    with pytest.raises(Refusal, match="rien ne bloque"):
        desk.decisions.pass_over_identity(only(desk).decision.id, "Par prudence.")
