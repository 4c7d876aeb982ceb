"""What may be proposed to the authority without a session [S1], and what it must say."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from daect_tui.domain.criteria import Appraisal, Assessment, CriterionLine, criterion_lines
from daect_tui.domain.decision import DecisionKind, Grounds
from daect_tui.domain.programme import CalendarKind
from daect_tui.domain.proposal import (
    Proposal,
    calendar_refusal,
    motion_of,
    proposal_faults,
    proposed_grounds,
)
from daect_tui.domain.session import Motion, Outcome
from tests.unit.domain.samples import CAPACITY, COUNTRY, PROGRAMME

ROLLING = replace(PROGRAMME, code="EXPE-CT", calendar=CalendarKind.ROLLING)
REFUSED = Grounds(criteria=("pays",), reasons="Le pays est déjà couvert.")


def lines(country: Appraisal = Appraisal.NOT_MET) -> tuple[CriterionLine, ...]:
    at = datetime(2020, 9, 1, tzinfo=UTC)
    return criterion_lines(
        ROLLING,
        [
            Assessment(one.code, one.text, appraisal, "vu", 1, "Noé Astier", at)
            for one, appraisal in ((CAPACITY, Appraisal.MET), (COUNTRY, country))
        ],
    )


def proposal(kind: DecisionKind, grounds: Grounds) -> Proposal:
    return Proposal(1, "EXPE-CT-2020-001", kind, grounds, (), "Noé Astier", date(2020, 9, 1))


@pytest.mark.parametrize("calendar", [CalendarKind.SESSIONS, CalendarKind.CAMPAIGNS])
def test_a_programme_by_sessions_has_no_examination_case_by_case_s1(calendar: CalendarKind) -> None:
    programme = replace(ROLLING, calendar=calendar)

    assert "Inscrivez le dossier à l’ordre du jour" in calendar_refusal(programme)
    assert len(proposal_faults(programme, DecisionKind.LABEL, Grounds(), lines())) == 1
    assert calendar_refusal(ROLLING) == ""


def test_an_examined_dossier_may_be_proposed_for_the_label_s1() -> None:
    assert proposal_faults(ROLLING, DecisionKind.LABEL, Grounds(), lines()) == ()


def test_a_criterion_that_nobody_judged_holds_the_proposal_back_s1() -> None:
    (fault,) = proposal_faults(ROLLING, DecisionKind.LABEL, Grounds(), criterion_lines(ROLLING, []))

    assert fault == (
        "L’examen n’est pas fini\u00a0: évaluez d’abord «\u202fcapacite\u202f» et «\u202fpays\u202f»."
    )


def test_a_refusal_begins_with_the_criteria_that_are_not_met_and_why() -> None:
    begun = proposed_grounds(DecisionKind.REFUSE, lines())

    assert begun == Grounds(criteria=("pays",), reasons="vu")
    assert proposal_faults(ROLLING, DecisionKind.REFUSE, begun, lines()) == ()
    assert proposed_grounds(DecisionKind.LABEL, lines()) == Grounds()


def test_a_refusal_without_a_criterion_is_blocked_l211_5() -> None:
    (fault,) = proposal_faults(ROLLING, DecisionKind.REFUSE, replace(REFUSED, criteria=()), lines())

    assert fault.startswith("Un refus doit citer au moins un critère")


def test_a_refusal_without_reasons_in_fact_is_blocked_l211_5() -> None:
    (fault,) = proposal_faults(ROLLING, DecisionKind.REFUSE, replace(REFUSED, reasons=" "), lines())

    assert "motifs de fait" in fault


def test_a_refusal_cites_criteria_of_its_programme_only() -> None:
    (fault,) = proposal_faults(ROLLING, DecisionKind.REFUSE, replace(REFUSED, criteria=("lune",)), lines())

    assert fault == "Le critère «\u202flune\u202f» n’est pas du programme EXPE-CT."


def test_a_refusal_does_not_rest_on_a_criterion_that_is_met() -> None:
    (fault,) = proposal_faults(ROLLING, DecisionKind.REFUSE, REFUSED, lines(Appraisal.MET))

    assert "est évalué satisfait" in fault
    assert proposal_faults(ROLLING, DecisionKind.REFUSE, REFUSED, lines()) == ()


def test_an_adjournment_says_what_it_waits_for_and_until_when() -> None:
    faults = proposal_faults(ROLLING, DecisionKind.ADJOURN, Grounds(), lines())

    assert len(faults) == 2
    wanted = Grounds(wanted="Le budget", wanted_until=date(2020, 12, 1))
    assert proposal_faults(ROLLING, DecisionKind.ADJOURN, wanted, lines()) == ()


@pytest.mark.parametrize(
    ("kind", "grounds", "sense"),
    [
        (DecisionKind.LABEL, Grounds(), Outcome.FAVOURABLE),
        (DecisionKind.LABEL, Grounds(reservations=("Rendre compte",)), Outcome.WITH_RESERVATIONS),
        (DecisionKind.ADJOURN, Grounds(wanted="Le budget"), Outcome.ADJOURNED),
        (DecisionKind.REFUSE, REFUSED, Outcome.UNFAVOURABLE),
    ],
)
def test_sent_to_a_session_it_is_what_the_rapporteur_proposes(
    kind: DecisionKind, grounds: Grounds, sense: Outcome
) -> None:
    assert motion_of(proposal(kind, grounds)) == Motion(sense, grounds)
