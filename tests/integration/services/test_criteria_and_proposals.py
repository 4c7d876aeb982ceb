"""Criteria judged one by one, then a decision proposed without a session [S1], on a real register."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.criteria import Appraisal
from daect_tui.domain.criteria_form import written_criteria
from daect_tui.domain.decision import DecisionKind, Grounds
from daect_tui.domain.dossier import DossierAction, DossierState
from daect_tui.domain.errors import Refusal, RefusedForReasons
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.proposal import ProposalState
from daect_tui.domain.session import Outcome
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.desk import Desk
from tests.support.desks import under_review

MET = {"appraisal": "satisfait", "comment": ""}
SHORT = {"appraisal": "non", "comment": "Le pays est déjà couvert."}


def examined(desk: Desk, **judged: dict[str, str]) -> str:
    """Bring a dossier of EXPE-CT under review, its criteria all judged."""
    reference = under_review(desk, programme="EXPE-CT")
    for line in desk.criteria.lines(reference):
        desk.criteria.assess(reference, line.code, judged.get(line.code, MET))
    return reference


def test_a_criterion_is_kept_with_who_judged_it_and_the_version_read(desk: Desk) -> None:
    reference = under_review(desk)

    kept = desk.criteria.assess(reference, "pays", SHORT)

    line = next(line for line in desk.criteria.lines(reference) if line.code == "pays")
    assert line.assessment == kept
    assert (kept.appraisal, kept.agent, kept.programme_version) == (Appraisal.NOT_MET, "Camille Renaud", 1)
    assert desk.directory.journal(1)[0].kind == "criterion.assessed"


def test_a_criterion_is_judged_again_and_the_journal_holds_both(desk: Desk) -> None:
    reference = under_review(desk)
    desk.criteria.assess(reference, "pays", SHORT)

    desk.criteria.assess(reference, "pays", MET)

    line = next(line for line in desk.criteria.lines(reference) if line.code == "pays")
    assert line.assessment is not None
    assert line.assessment.appraisal is Appraisal.MET
    assert [entry.kind for entry in desk.directory.journal(2)] == ["criterion.assessed"] * 2


def test_what_falls_short_without_a_word_is_not_written(desk: Desk) -> None:
    reference = under_review(desk)

    with pytest.raises(FormRefused, match="se motive"):
        desk.criteria.assess(reference, "pays", {"appraisal": "non", "comment": ""})
    with pytest.raises(Refusal, match="n’est plus du programme"):
        desk.criteria.assess(reference, "lune", MET)
    assert all(line.assessment is None for line in desk.criteria.lines(reference))


def test_a_programme_changed_since_is_told_on_each_criterion(desk: Desk) -> None:
    reference = under_review(desk)
    desk.criteria.assess(reference, "pays", MET)
    programme = next(one for one in desk.directory.programmes() if one.code == "PACT3")
    criteria = tuple(
        replace(one, text="Aller où l’on n’est pas") if one.code == "pays" else one
        for one in programme.criteria
    )
    desk.directory.save_programme(replace(programme, criteria=criteria))

    line = next(line for line in desk.criteria.lines(reference) if line.code == "pays")

    assert line.text == "Aller où l’on n’est pas"
    assert "évalué sur la version 1, le programme en est à la 2" in line.change


def test_a_criterion_retired_since_is_still_read_where_it_was_judged_and_judged_no_more(desk: Desk) -> None:
    reference = under_review(desk)
    desk.criteria.assess(reference, "pays", MET)
    programme = next(one for one in desk.directory.programmes() if one.code == "PACT3")
    kept = [one for one in programme.standing if one.code != "pays"]
    desk.taking_back.begin()
    desk.directory.save_criteria(programme, f"{written_criteria(kept)}\nÉvaluer dès le départ")

    lines = {line.code: line for line in desk.criteria.lines(reference)}

    assert "n’est plus un critère de PACT3" in lines["pays"].change
    assert lines["evaluer-des-le-depart"].assessment is None
    with pytest.raises(Refusal, match="n’est plus du programme"):
        desk.criteria.assess(reference, "pays", MET)
    desk.taking_back.undo(desk.taking_back.foreseen().sequence)
    assert desk.criteria.lines(reference)[-1].code == programme.standing[-1].code


def test_a_label_is_proposed_under_the_conditions_of_the_programme_and_waits(desk: Desk) -> None:
    reference = examined(desk)

    proposal = desk.proposals.propose(reference, DecisionKind.LABEL, Grounds())

    assert proposal.conditions[0].startswith("mobiliser des experts")
    assert desk.intake.open(reference).dossier.state is DossierState.PROPOSED
    (line,) = desk.proposals.cases()
    assert (line.dossier.reference, line.proposal) == (reference, proposal)
    assert [entry.kind for entry in desk.directory.journal(2)] == ["proposal.made", "dossier.propose"]


def test_typed_conditions_replace_those_of_the_programme(desk: Desk) -> None:
    proposal = desk.proposals.propose(
        examined(desk), DecisionKind.LABEL, Grounds(), ("rendre compte chaque année",)
    )

    assert proposal.conditions == ("rendre compte chaque année",)


def test_a_refusal_without_criterion_is_blocked_and_nothing_moves(desk: Desk) -> None:
    reference = examined(desk, pays=SHORT)

    with pytest.raises(RefusedForReasons, match="citer au moins un critère"):
        desk.proposals.propose(reference, DecisionKind.REFUSE, Grounds(reasons="Déjà couvert."))

    assert desk.intake.open(reference).dossier.state is DossierState.UNDER_REVIEW
    proposal = desk.proposals.propose(
        reference, DecisionKind.REFUSE, Grounds(criteria=("pays",), reasons="Déjà couvert.")
    )
    assert proposal.conditions == ()


def test_a_dossier_that_is_not_examined_is_not_proposed(desk: Desk) -> None:
    reference = under_review(desk, programme="EXPE-CT")

    with pytest.raises(RefusedForReasons, match="L’examen n’est pas fini"):
        desk.proposals.propose(reference, DecisionKind.LABEL, Grounds())


def test_a_programme_by_sessions_has_no_proposal(desk: Desk) -> None:
    reference = under_review(desk)

    with pytest.raises(RefusedForReasons, match="ils passent en séance"):
        desk.proposals.propose(reference, DecisionKind.LABEL, Grounds())
    assert desk.proposals.cases() == ()


def test_a_proposal_is_taken_back_with_a_reason_and_stays_to_be_read(desk: Desk) -> None:
    reference = examined(desk)
    desk.proposals.propose(reference, DecisionKind.LABEL, Grounds())

    with pytest.raises(Refusal, match="motif"):
        desk.proposals.take_back(reference, "")
    moved = desk.proposals.take_back(reference, "pièce nouvelle")

    assert moved.state is DossierState.UNDER_REVIEW
    (kept,) = desk.examination.open(reference).proposals
    assert kept.state is ProposalState.TAKEN_BACK
    (line,) = desk.proposals.cases()
    assert line.proposal is None
    desk.proposals.propose(reference, DecisionKind.LABEL, Grounds())
    assert len(desk.examination.open(reference).proposals) == 2


def test_sent_to_a_session_the_proposal_becomes_that_of_the_rapporteur(desk: Desk) -> None:
    reference = examined(desk)
    grounds = Grounds(reservations=("rendre compte",))
    desk.proposals.propose(reference, DecisionKind.LABEL, grounds)
    session = desk.agenda.plan(SessionPlan(("EXPE-CT",), date(2018, 3, 27))).reference

    item = desk.agenda.add(session, reference)

    assert (item.proposal.sense, item.proposal.grounds) == (Outcome.WITH_RESERVATIONS, grounds)
    (kept,) = desk.examination.open(reference).proposals
    assert kept.state is ProposalState.SENT_TO_SESSION
    assert desk.proposals.cases() == ()


def test_a_proposal_falls_with_a_dossier_that_is_withdrawn(desk: Desk) -> None:
    reference = examined(desk)
    desk.proposals.propose(reference, DecisionKind.LABEL, Grounds())

    desk.intake.act(reference, DossierAction.WITHDRAW, "à la demande")

    (kept,) = desk.examination.open(reference).proposals
    assert kept.state is ProposalState.FALLEN


def test_criteria_do_not_change_under_a_proposal(desk: Desk) -> None:
    reference = examined(desk)
    desk.proposals.propose(reference, DecisionKind.LABEL, Grounds())

    with pytest.raises(Refusal, match="ne change plus"):
        desk.criteria.assess(reference, "pays", MET)


def test_what_awaits_the_authority_comes_before_what_is_to_be_proposed(desk: Desk) -> None:
    waiting, to_do = examined(desk), under_review(desk, programme="EXPE-CT", name="Aubrac (fictif)")
    under_review(desk, name="Séance seulement")
    desk.proposals.propose(
        waiting, DecisionKind.ADJOURN, Grounds(wanted="Le budget", wanted_until=date(2018, 6, 1))
    )

    lines = desk.proposals.cases()

    assert [(line.dossier.reference, line.proposal is None) for line in lines] == [
        (waiting, False),
        (to_do, True),
    ]
