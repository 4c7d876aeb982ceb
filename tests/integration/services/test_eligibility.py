"""What stands against a dossier holds its passages back until it is passed over, on a real register."""

from datetime import date

import pytest

from daect_tui.domain.dossier import DossierAction, DossierState
from daect_tui.domain.eligibility import RULES, Reason, Severity
from daect_tui.domain.errors import Refusal, RefusedForReasons
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.desk import Desk
from daect_tui.services.eligibility import european_union, rule_settings
from tests.support.desks import filed, opened, under_review


def complete(desk: Desk, **changes: str) -> str:
    """File a dossier and bring it to the door of the review."""
    reference = filed(desk, **changes)
    for action in (DossierAction.ACKNOWLEDGE, DossierAction.FIND_COMPLETE):
        desk.intake.act(reference, action)
    return reference


def blocking(desk: Desk, reference: str) -> list[Reason]:
    return [
        one.reason
        for one in desk.examination.open(reference).reasons
        if one.reason.severity is Severity.BLOCKING and one.override is None
    ]


@pytest.mark.parametrize("programme", ["PACT2", "PACT3", "EXPE-CT", "APPEL-2030"])
def test_every_programme_has_a_setting_for_every_rule(programme: str) -> None:
    settings = rule_settings(programme)

    assert {rule.code for rule in settings} == set(RULES)
    assert all(rule.source and rule.caption for rule in settings)
    assert all(rule.stops for rule in settings if rule.severity is Severity.BLOCKING)


@pytest.mark.parametrize(
    ("programme", "severity"),
    [("PACT2", Severity.BLOCKING), ("PACT3", Severity.BLOCKING), ("EXPE-CT", Severity.WARNING)],
)
def test_the_kind_of_applicant_blocks_pact_and_warns_expe_ct_s0_s1(
    programme: str, severity: Severity
) -> None:
    assert {rule.code: rule.severity for rule in rule_settings(programme)}["nature"] is severity


def test_the_members_of_the_union_are_those_of_the_day() -> None:
    assert "GB" in european_union(date(2017, 5, 24))
    assert "GB" not in european_union(date(2021, 1, 1))
    assert "HR" not in european_union(date(2011, 4, 1))


def test_review_waits_until_what_blocks_is_passed_over_with_a_motive(desk: Desk) -> None:
    reference = complete(desk, programme="PACT2", kind="entreprise")

    with pytest.raises(RefusedForReasons, match="sans passer outre") as refused:
        desk.intake.act(reference, DossierAction.REVIEW)
    assert len(refused.value.reasons) == 1
    assert "communiqué d’avril 2011" in refused.value.reasons[0]
    assert desk.intake.open(reference).dossier.state is DossierState.COMPLETE

    (reason,) = blocking(desk, reference)
    with pytest.raises(Refusal, match="écrivez le motif"):
        desk.eligibility.override(reference, reason, " ")
    override = desk.eligibility.override(reference, reason, "accord de la déléguée")

    assert override.agent == "Camille Renaud"
    entry = desk.directory.journal(1)[0]
    assert (entry.kind, entry.subject) == ("eligibility.overridden", reference)
    assert desk.intake.act(reference, DossierAction.REVIEW).state is DossierState.UNDER_REVIEW
    with pytest.raises(Refusal, match="ne bloque plus"):
        desk.eligibility.override(reference, reason, "encore")


def test_a_warning_is_shown_and_holds_nothing(desk: Desk) -> None:
    reference = complete(desk, programme="EXPE-CT", kind="entreprise")

    assert "nature" in [one.reason.code for one in desk.examination.open(reference).reasons]
    assert desk.intake.act(reference, DossierAction.REVIEW).state is DossierState.UNDER_REVIEW


def test_a_dossier_sent_too_late_joins_a_later_session_l112_1(desk: Desk) -> None:
    reference = under_review(desk, sent_on="02/03/2018", received_on="05/03/2018")
    first = desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 3, 20), "", date(2018, 3, 1))).reference
    second = desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 6, 20), "", date(2018, 6, 1))).reference

    with pytest.raises(RefusedForReasons, match="après la date limite du 01/03/2018"):
        desk.agenda.add(first, reference)
    assert desk.agenda.add(second, reference).position == 1


def test_a_deadline_passed_over_lets_the_dossier_join_that_session(desk: Desk) -> None:
    reference = under_review(desk, sent_on="02/03/2018", received_on="05/03/2018")
    session = desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 3, 20), "", date(2018, 3, 1))).reference
    (reason,) = blocking(desk, reference)

    desk.eligibility.override(reference, reason, "grève des postes")

    assert desk.agenda.add(session, reference).dossier == reference


def test_a_dossier_posted_in_time_and_received_after_joins_the_session_l112_1(desk: Desk) -> None:
    reference = under_review(desk, sent_on="01/03/2018", received_on="05/03/2018")
    session = desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 3, 20), "", date(2018, 3, 1))).reference

    assert desk.agenda.add(session, reference).position == 1


def test_what_the_applicant_already_did_in_the_country_is_told_s0(desk: Desk) -> None:
    session, room = opened(desk)
    desk.committee.adopt_unanimously(session, room.sitting.items[0].id)
    desk.closing.close(session)
    decisions = [line.decision.id for line in desk.decisions.of_session(session)]
    desk.decisions.sign(decisions, date(2018, 3, 14))

    later = filed(desk, name="Organisme 1 (fictif)", domain="Domaine 1", countries="Maroc")
    told = {one.reason.code: one.reason.sentence for one in desk.examination.open(later).reasons}

    assert "présent au registre pour Maroc\u00a0: label LAB-2018-001" in told["programme_existant"]
    assert "Le label LAB-2018-001 du demandeur court jusqu’au 13/03/2021" in told["label_en_vigueur"]
    assert "LAB-2018-001" in [match.reference for match in desk.similar.of_dossier(later)]
    kinds = [trace.kind.value for trace in desk.examination.open(later).history]
    assert sorted(kinds) == ["decision", "dossier", "label"]
