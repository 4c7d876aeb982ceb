"""Dossiers through the service: drafts, filing, amending, passages."""

import pytest

from daect_tui.domain.dossier import DossierAction, DossierState
from daect_tui.domain.errors import Refusal, TransitionRefused, UnknownReference
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.register_query import RegisterQuery
from daect_tui.services.desk import Desk
from tests.support.desks import filed, form, under_review


def test_a_draft_becomes_a_dossier_with_a_number_and_leaves_nothing_behind(desk: Desk) -> None:
    draft = desk.intake.drafts.save({"name": "à moitié"})
    desk.intake.drafts.save(form(), draft_id=draft.id)

    dossier = desk.intake.file(draft.id)

    assert dossier.reference == "PACT3-2018-001"
    assert dossier.state is DossierState.FILED
    assert dossier.content.countries == ("MA", "TN")
    assert desk.intake.drafts.pending() == ()
    passages = desk.intake.open(dossier.reference).passages
    assert [(p.before, p.after, p.agent) for p in passages] == [("brouillon", "depose", "Camille Renaud")]


def test_numbers_follow_without_gap_even_after_a_refused_form(desk: Desk) -> None:
    assert filed(desk) == "PACT3-2018-001"
    faulty = desk.intake.drafts.save(form(name="", received_on="31/02/2018", siren="123"))

    with pytest.raises(FormRefused) as refused:
        desk.intake.file(faulty.id)

    assert set(refused.value.faults) == {"name", "received_on", "siren"}
    assert desk.intake.drafts.get(faulty.id).fields["received_on"] == "31/02/2018"
    assert filed(desk, name="Autre") == "PACT3-2018-002"


def test_an_unknown_programme_is_refused_with_the_known_ones(desk: Desk) -> None:
    draft = desk.intake.drafts.save(form(programme="PACT9"))

    with pytest.raises(UnknownReference, match="PACT9") as unknown:
        desk.intake.file(draft.id)

    assert unknown.value.exit_code == 2
    assert "PACT3" in str(unknown.value)
    assert desk.register.answer(RegisterQuery()).total == 0


def test_a_passage_that_the_state_forbids_changes_nothing(desk: Desk) -> None:
    reference = filed(desk)

    with pytest.raises(TransitionRefused, match="Impossible"):
        desk.intake.act(reference, DossierAction.REVIEW)

    assert desk.intake.open(reference).dossier.state is DossierState.FILED
    assert len(desk.intake.open(reference).passages) == 1


def test_a_passage_that_takes_away_must_say_why(desk: Desk) -> None:
    reference = filed(desk)

    with pytest.raises(Refusal, match="motif"):
        desk.intake.act(reference, DossierAction.WITHDRAW, "  ")
    desk.intake.act(reference, DossierAction.WITHDRAW, "courrier du demandeur")

    assert desk.intake.open(reference).passages[-1].reason == "courrier du demandeur"


def test_the_desk_does_not_take_the_committee_s_decisions(desk: Desk) -> None:
    reference = under_review(desk)

    with pytest.raises(Refusal, match="comité"):
        desk.intake.act(reference, DossierAction.LABEL)


def test_an_amended_dossier_keeps_its_reference_and_says_what_changed(desk: Desk) -> None:
    reference = filed(desk)
    draft = desk.intake.drafts.save(form(domain="Vitrail", name="Montclair-sur-Aubre"), target=reference)

    amended = desk.intake.amend(draft.id)

    assert (amended.reference, amended.version) == (reference, 2)
    assert desk.intake.open(reference).dossier.content.domain == "Vitrail"
    entry = desk.directory.journal(1)[0]
    assert entry.kind == "dossier.amended"
    assert "domain" in entry.detail
    assert "organisation" in entry.detail


def test_a_dossier_under_a_final_state_is_not_amended_and_the_draft_stays(desk: Desk) -> None:
    reference = filed(desk)
    desk.intake.act(reference, DossierAction.WITHDRAW, "demande")
    draft = desk.intake.drafts.save(form(domain="Autre"), target=reference)

    with pytest.raises(Refusal, match="ne se modifie plus"):
        desk.intake.amend(draft.id)

    assert desk.intake.drafts.pending(reference)[0].fields["domain"] == "Autre"


def test_the_address_of_a_decided_dossier_may_still_be_completed(desk: Desk) -> None:
    reference = filed(desk, call="")
    desk.intake.act(reference, DossierAction.WITHDRAW, "demande")
    draft = desk.intake.drafts.save(form(call="Madame la Maire,"), target=reference)

    amended = desk.intake.amend(draft.id)

    assert amended.organisation.representative.call == "Madame la Maire,"
    assert amended.state is DossierState.WITHDRAWN


def test_the_silence_date_explains_itself_and_stops_with_the_dossier(desk: Desk) -> None:
    reference = filed(desk)
    silence = desk.intake.open(reference).silence
    assert silence is not None
    assert silence.explanation == "reçu le 05/03/2018 + 2\u00a0mois = 05/05/2018"

    desk.intake.act(reference, DossierAction.WITHDRAW, "demande")

    assert desk.intake.open(reference).silence is None
