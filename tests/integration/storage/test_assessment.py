"""The examination of dossiers, kept and read back; an applicant found by its indexes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from daect_tui.domain.criteria import Appraisal
from daect_tui.domain.dossier import DossierState
from daect_tui.domain.errors import Refusal
from daect_tui.domain.history import TraceKind
from daect_tui.domain.link import LinkKind
from daect_tui.domain.proposal import ProposalState
from daect_tui.domain.similar import CandidateKind, Sought
from daect_tui.services.ports import UnitOfWork
from storage.register import OpenRegister
from tests.integration.storage.assessment_samples import ASSESSMENT, OVERRIDE, ROUTES, link, proposal
from tests.integration.storage.samples import AGENT, CLOCK, DAY, organisation
from tests.integration.storage.world import World


@pytest.fixture
def unit(filled: OpenRegister) -> Iterator[UnitOfWork]:
    with filled.begin(CLOCK, AGENT) as unit:
        yield unit


def test_the_routing_table_is_read_replaced_and_emptied(unit: UnitOfWork) -> None:
    assert unit.routes.all() == ROUTES

    unit.routes.save(replace(ROUTES[0], referent="Lou Brisson (fictif)"))
    unit.routes.remove(ROUTES[1])

    assert unit.routes.all() == (replace(ROUTES[0], referent="Lou Brisson (fictif)"),)


def test_links_are_read_from_both_ends(unit: UnitOfWork, world: World) -> None:
    first, second = (one.reference for one in world.dossiers)
    joined = link(second, world.label.number, LinkKind.JOINED)
    unit.links.add(joined)

    assert unit.links.of(first) == (link(second, first),)
    assert unit.links.of(second) == (link(second, first), joined)
    assert unit.links.of(world.label.number) == (joined,)


def test_overrides_of_a_dossier(unit: UnitOfWork, world: World) -> None:
    assert unit.overrides.of_dossier(world.dossiers[1].reference) == (OVERRIDE,)
    assert unit.overrides.of_dossier(world.dossiers[0].reference) == ()


def test_a_judgement_replaces_the_one_before(unit: UnitOfWork, world: World) -> None:
    reference = world.dossiers[1].reference
    better = replace(ASSESSMENT, appraisal=Appraisal.MET, comment="", programme_version=2)
    other = replace(ASSESSMENT, code="C2")

    unit.assessments.save(reference, better)
    unit.assessments.save(reference, other)

    assert unit.assessments.of_dossier(reference) == (better, other)


def test_one_proposal_waits_at_most_and_those_of_before_stay(unit: UnitOfWork, world: World) -> None:
    reference = world.dossiers[1].reference
    ((dossier, kept),) = unit.proposals.waiting()
    assert dossier == world.dossiers[1]
    assert kept == replace(proposal(reference), id=kept.id)

    with pytest.raises(Refusal, match="attend déjà l’autorité"):
        unit.proposals.add(proposal(reference))


def test_a_proposal_taken_back_leaves_room_for_another(unit: UnitOfWork, world: World) -> None:
    reference = world.dossiers[1].reference
    ((_, kept),) = unit.proposals.waiting()

    unit.proposals.update(replace(kept, state=ProposalState.TAKEN_BACK))
    again = unit.proposals.add(proposal(reference))

    assert unit.proposals.waiting() == ((world.dossiers[1], again),)
    states = [one.state for one in unit.proposals.of_dossier(reference)]
    assert states == [ProposalState.TAKEN_BACK, ProposalState.WAITING]


def test_what_is_to_be_proposed_is_under_review_in_those_programmes(unit: UnitOfWork, world: World) -> None:
    assert unit.proposals.to_propose(["PACT3"], 9) == ()
    examined = [unit.dossiers.update(replace(one, state=DossierState.UNDER_REVIEW)) for one in world.dossiers]

    assert unit.proposals.to_propose(["PACT3"], 9) == tuple(examined)
    assert unit.proposals.to_propose(["PACT3"], 1) == (examined[0],)
    assert unit.proposals.to_propose(["PACT2"], 9) == ()


def test_an_applicant_is_one_by_its_siren_whatever_its_name(unit: UnitOfWork, world: World) -> None:
    known = world.dossiers[0].organisation
    renamed = unit.organisations.add(organisation("Conseil régional (fictif)"))
    stranger = unit.organisations.add(replace(organisation(known.name), siren=""))

    assert unit.applicants.same(known) == (known.id, renamed.id)
    assert unit.applicants.same(stranger) == (stranger.id,)


def test_without_a_siren_an_applicant_is_one_by_its_folded_name(unit: UnitOfWork) -> None:
    one = unit.organisations.add(replace(organisation("Les Œuvres d’Évry"), siren=""))
    same = unit.organisations.add(replace(organisation("LES OEUVRES D'EVRY"), siren=""))

    assert unit.applicants.same(one) == (one.id, same.id)


def test_the_history_holds_dossiers_decisions_labels_and_missions(unit: UnitOfWork, world: World) -> None:
    traces = unit.applicants.traces([world.dossiers[0].organisation.id])

    assert [(trace.kind, trace.reference) for trace in traces] == [
        (TraceKind.DOSSIER, "PACT3-2017-001"),
        (TraceKind.DOSSIER, "PACT3-2017-002"),
        (TraceKind.DECISION, "PACT3-2017-001"),
        (TraceKind.LABEL, world.label.number),
        (TraceKind.MISSION, world.mission.reference),
    ]
    mission = traces[-1]
    assert (mission.dossier, mission.country) == ("PACT3-2017-001", world.mission.content.country)
    assert unit.applicants.traces([99]) == ()


def test_candidates_are_the_open_dossiers_and_the_live_labels_of_whoever_may_be_the_same(
    unit: UnitOfWork, world: World
) -> None:
    known = world.dossiers[0].organisation
    by_siren = unit.applicants.candidates(Sought("Autre", known.siren, "", "Eau"), (), DAY)
    by_name = unit.applicants.candidates(Sought(known.name.upper(), "", "", "Eau"), (), DAY)
    by_near_name = unit.applicants.candidates(Sought(f"{known.name}s", "", "", "Eau"), (), DAY)
    by_words = unit.applicants.candidates(Sought("Autre", "", "", "Eau"), ["PACT3-2017-001"], DAY)

    assert by_siren == by_name == by_near_name
    assert {one.reference for one in by_words} == {"PACT3-2017-001", world.label.number}
    assert {(one.kind, one.reference) for one in by_siren} == {
        (CandidateKind.OPEN, "PACT3-2017-001"),
        (CandidateKind.OPEN, "PACT3-2017-002"),
        (CandidateKind.LABEL, world.label.number),
    }
    assert unit.applicants.candidates(Sought("Autre", "", "", "Eau"), (), DAY) == ()


def test_a_label_that_runs_no_more_is_no_candidate(unit: UnitOfWork, world: World) -> None:
    known = world.dossiers[0].organisation
    sought, last = Sought("x", known.siren, "", "Eau"), world.label.until
    after = last + timedelta(days=1)

    assert CandidateKind.LABEL in {one.kind for one in unit.applicants.candidates(sought, (), last)}
    assert CandidateKind.LABEL not in {one.kind for one in unit.applicants.candidates(sought, (), after)}
