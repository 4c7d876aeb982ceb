"""A change of a mission: what may change when, what it says, which guards it must answer again."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.errors import Refusal
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.mission import Expert, MissionState
from daect_tui.domain.mission_change import (
    Agreed,
    ChangedPart,
    agreed,
    check_change,
    differences,
    not_passed_over,
    override_words,
)
from daect_tui.domain.mission_change_form import change_fields, read_change_form, read_reasons
from daect_tui.domain.mission_guards import Guard
from daect_tui.domain.mission_interruption import AskedBy, Cancellation, IncurredCost, shares
from daect_tui.domain.mission_interruption_form import read_cancellation_form, read_postponement_form
from daect_tui.domain.mission_security import SecurityLevel
from daect_tui.domain.money import Euros
from tests.unit.domain.samples import EXPERT, MISSION

TODAY = date(2018, 3, 1)
COUNTRIES = {"maroc": "MA", "tunisie": "TN"}
VALIDATED = replace(MISSION, state=MissionState.VALIDATED, report_due=date(2018, 4, 16))
WHY = {"decided_on": "01/03/2018", "asked_by": "poste", "reason": "Élections."}


def after(**changes: object) -> Agreed:
    before = agreed(VALIDATED)
    due = changes.pop("report_due", before.report_due)
    assert isinstance(due, date)
    return Agreed(replace(before.content, **changes), due)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "part", "words"),
    [
        (after(ends_on=date(2018, 3, 20)), ChangedPart.DATES, "du 12 mars 2018 au 20 mars 2018"),
        (after(place="Fès"), ChangedPart.PLACE, "Fès (<MA>)"),
        (after(country="TN"), ChangedPart.PLACE, "Saint-Exemple (<TN>)"),
        (after(experts=(EXPERT, Expert("Noé Essai", "chef", "Montclair (fictif)", 1))), ChangedPart.EXPERTS,
         "Noé Essai, chef, Montclair (fictif) : 1 jour"),
        (after(experts=()), ChangedPart.EXPERTS, "aucun"),
        (after(experts=(replace(EXPERT, starts_on=date(2018, 3, 12), ends_on=date(2018, 3, 13)),)),
         ChangedPart.EXPERTS, "du 12 mars 2018 au 13 mars 2018"),
        (after(budget=()), ChangedPart.BUDGET, "aucune dépense"),
        (after(terms="Former."), ChangedPart.TERMS, "Former."),
        (after(objectives=("Former", "Équiper")), ChangedPart.OBJECTIVES, "Former ; Équiper"),
        (after(deliverables=("un guide",)), ChangedPart.DELIVERABLES, "un guide"),
        (after(security=""), ChangedPart.SECURITY, "—"),
        (after(security_level=SecurityLevel.REINFORCED), ChangedPart.SECURITY, "vigilance renforcée, "),
        (after(report_due=date(2018, 5, 1)), ChangedPart.REPORT_DUE, "le 1er mai 2018"),
    ],
)  # fmt: skip
def test_each_part_that_changes_is_said_before_and_after(
    changed: Agreed, part: ChangedPart, words: str
) -> None:
    (one,) = differences(agreed(VALIDATED), changed, lambda code: f"<{code}>")

    assert one.part is part
    assert words in one.after.replace("\u00a0", " ").replace("\u202f", " ")
    assert one.before != one.after


def test_an_expert_who_does_not_change_is_not_said_again() -> None:
    other = Expert("Noé Essai", "chef", "Montclair (fictif)", 4)
    both, shorter = after(experts=(EXPERT, other)), after(experts=(EXPERT, replace(other, days=2)))

    (one,) = differences(both, shorter, str)

    assert (EXPERT.name in one.before, EXPERT.name in one.after) == (False, False)
    assert (one.before[-7:], one.after[-7:]) == ("4\u00a0jours", "2\u00a0jours")


@pytest.mark.parametrize(
    ("state", "changed", "words"),
    [
        pytest.param(MissionState.VALIDATED, after(), "Rien ne change", id="nothing"),
        pytest.param(
            MissionState.POSTPONED, after(place="Fès"), "nouvelles dates", id="resumed-without-dates"
        ),
        pytest.param(
            MissionState.REPORT_DUE, after(place="Fès"), "non lieu", id="the-place-after-the-return"
        ),
        pytest.param(
            MissionState.UNDER_WAY,
            after(report_due=date(2018, 3, 15)),
            "avant le retour",
            id="report-too-soon",
        ),
    ],
)
def test_what_cannot_change_says_why(state: MissionState, changed: Agreed, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        check_change(replace(VALIDATED, state=state), changed)


@pytest.mark.parametrize(
    ("state", "changed"),
    [
        (MissionState.UNDER_WAY, after(place="Fès")),
        (MissionState.REMINDED_ONCE, after(report_due=date(2018, 5, 1))),
        (MissionState.REPORT_DUE, after(budget=())),
        (MissionState.POSTPONED, after(starts_on=date(2018, 3, 13))),
    ],
)
def test_what_may_change(state: MissionState, changed: Agreed) -> None:
    check_change(replace(VALIDATED, state=state), changed)


def test_a_guard_passed_over_in_the_same_words_is_not_asked_again() -> None:
    known, other = Guard("avis", "L’avis manque."), Guard("label", "Le label ne couvre pas.")

    assert not_passed_over([known, other], [override_words(known, "urgence")]) == (other,)
    with pytest.raises(FormRefused):
        read_reasons({"motif_avis": "x"}, [known, other])
    assert read_reasons({"motif_avis": "x", "motif_label": "y"}, [known, other]) == {
        "avis": "x",
        "label": "y",
    }


def test_a_mission_written_as_fields_is_read_back_as_it_was() -> None:
    read = read_change_form(
        {**change_fields(VALIDATED, "Maroc", TODAY), "reason": "x"}, VALIDATED, COUNTRIES, TODAY
    )

    assert read.after == agreed(VALIDATED)
    assert read.after.content.experts is VALIDATED.content.experts  # not read again from their lines
    typed = {"reason": "x", "objectives": "Former\nÉquiper", "deliverables": "un guide"}
    level = SecurityLevel.ADVISED_AGAINST
    fields = {**change_fields(VALIDATED, "Maroc", TODAY), **typed, "security_level": level.value}
    content = read_change_form(fields, VALIDATED, COUNTRIES, TODAY).after.content
    assert (content.objectives, content.deliverables) == (("Former", "Équiper"), ("un guide",))
    assert content.security_level is level


def test_every_fault_of_a_change_is_said_at_once() -> None:
    fields = {**change_fields(VALIDATED, "Maroc", TODAY), "decided_on": "02/03/2018", "ends_on": "rien"}
    with pytest.raises(FormRefused) as refused:
        read_change_form({**fields, "report_due": "x"}, VALIDATED, COUNTRIES, TODAY)

    assert set(refused.value.faults) == {"decided_on", "ends_on", "reason", "report_due"}


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"starts_on": "04/06/2018"}, "ends_on"),
        ({"starts_on": "04/06/2018", "ends_on": "03/06/2018"}, "ends_on"),
        ({"asked_by": ""}, "asked_by"),
        ({"decided_on": "02/03/2018"}, "decided_on"),
        ({"reason": ""}, "reason"),
    ],
)
def test_a_postponement_that_cannot_be_says_where(typed: dict[str, str], field: str) -> None:
    with pytest.raises(FormRefused) as refused:
        read_postponement_form({**WHY, **typed}, TODAY)

    assert list(refused.value.faults) == [field]


def test_costs_already_incurred_are_exact_and_shared() -> None:
    costs = read_cancellation_form(
        {**WHY, "costs": "A ; 0,10 ; État\n\nB ; 0,20 ; Ville\nC ; 0,07 ; État"}, TODAY
    ).costs

    assert costs[2] == IncurredCost("C", Euros(7), "État")
    assert shares(costs) == (("État", Euros(17)), ("Ville", Euros(20)))
    for faulty in ("A ; 0,10", "A ; un euro ; État", "A ;  ; État"):
        with pytest.raises(FormRefused) as refused:
            read_cancellation_form({**WHY, "costs": faulty}, TODAY)
        assert "ligne 1" in refused.value.faults["costs"]


@given(st.lists(st.tuples(st.integers(0, 10**9), st.sampled_from(["État", "Ville", "Poste"]))))
def test_shares_sum_to_the_cent(spent: list[tuple[int, str]]) -> None:
    costs = tuple(IncurredCost("x", Euros(cents), bearer) for cents, bearer in spent)
    called_off = Cancellation(1, "MIS", TODAY, AskedBy.HOLDER, "x", costs, "y")

    assert sum(amount.cents for _, amount in shares(costs)) == called_off.cost.cents
    assert {bearer for bearer, _ in shares(costs)} == {bearer for _, bearer in spent}


def test_only_the_holder_has_nothing_to_contest() -> None:
    assert [one for one in AskedBy if not one.is_against_holder] == [AskedBy.HOLDER]
