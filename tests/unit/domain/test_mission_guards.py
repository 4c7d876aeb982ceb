"""What stands against validating a mission (procedure §7), each guard held and broken."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.label import Label
from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.label_state import LabelLife
from daect_tui.domain.mission import Expert, Mission, MissionState
from daect_tui.domain.mission_guards import guards
from tests.unit.domain.samples import EXPERT, LABEL, MISSION
from tests.unit.domain.sentences import is_sentence

TODAY = date(2018, 2, 15)
OTHER = replace(MISSION, id=2, reference="MIS-2018-002", state=MissionState.VALIDATED)
APART = replace(OTHER, content=replace(OTHER.content, starts_on=date(2018, 4, 1), ends_on=date(2018, 4, 5)))
SUSPENDED = LabelEvent(
    1, "LAB-2017-001", LabelEventKind.SUSPENDED, date(2018, 3, 13), date(2018, 3, 13), date(2018, 3, 14)
)
LATE = replace(APART, state=MissionState.REPORT_DUE, report_due=date(2018, 2, 1))


def during(mission: Mission, starts_on: date, ends_on: date) -> Mission:
    return replace(mission, content=replace(mission.content, starts_on=starts_on, ends_on=ends_on))


def with_experts(mission: Mission, *experts: Expert) -> Mission:
    return replace(mission, content=replace(mission.content, experts=experts))


def codes(mission: Mission, label: Label | LabelLife, *others: Mission, today: date = TODAY) -> list[str]:
    life = label if isinstance(label, LabelLife) else LabelLife(label)
    found = guards(mission, life, others, today)
    assert all(is_sentence(guard.sentence) for guard in found)
    return [guard.code for guard in found]


def test_nothing_stands_against_a_mission_in_order() -> None:
    assert codes(MISSION, LABEL) == []


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        pytest.param(LABEL, [], id="holds-active"),
        pytest.param(replace(LABEL, until=date(2018, 3, 18)), [], id="holds-to-renew-is-still-in-force"),
        pytest.param(replace(LABEL, starts_on=date(2018, 3, 12)), [], id="holds-from-the-first-day"),
        pytest.param(replace(LABEL, until=date(2018, 3, 16)), [], id="holds-to-the-last-day"),
        pytest.param(replace(LABEL, starts_on=date(2018, 3, 13)), ["label"], id="broken-begins-too-late"),
        pytest.param(replace(LABEL, until=date(2018, 3, 15)), ["label"], id="broken-ends-too-soon"),
        pytest.param(LabelLife(LABEL, (SUSPENDED,)), ["label"], id="broken-suspended-in-the-middle"),
    ],
)
def test_the_label_covers_all_the_dates(label: Label | LabelLife, expected: list[str]) -> None:
    assert codes(MISSION, label) == expected


def test_the_label_guard_says_both_periods() -> None:
    (guard,) = guards(MISSION, LabelLife(replace(LABEL, until=date(2018, 3, 15))), (), TODAY)

    for words in ("LAB-2017-001", "22/05/2017", "15/03/2018", "12/03/2018", "expiré", "16/03/2018"):
        assert words in guard.sentence


def test_the_opinion_of_the_poste_is_in() -> None:
    assert codes(replace(MISSION, opinion=None), LABEL) == ["avis"]


@pytest.mark.parametrize(
    ("experts", "expected"),
    [
        pytest.param((EXPERT,), [], id="holds-of-the-holder"),
        pytest.param(
            (replace(EXPERT, employer="MONTCLAIR  (Fictif)"),), [], id="holds-whatever-capitals-and-spaces"
        ),
        pytest.param((replace(EXPERT, employer="Autre ville"),), ["employeur"], id="broken-of-another"),
        pytest.param((replace(EXPERT, employer=""),), ["employeur"], id="broken-employer-unknown"),
        pytest.param(
            (
                replace(EXPERT, employer="Autre ville"),
                EXPERT,
                replace(EXPERT, name="Noé Essai", employer="Ailleurs"),
            ),
            ["employeur", "employeur"],
            id="broken-by-two-of-three",
        ),
        pytest.param((), ["experts"], id="broken-nobody-is-named"),
    ],
)
def test_every_expert_belongs_to_the_holder(experts: tuple[Expert, ...], expected: list[str]) -> None:
    assert codes(with_experts(MISSION, *experts), LABEL) == expected


def test_the_employer_guard_names_the_expert_the_employer_and_the_holder() -> None:
    stranger = with_experts(MISSION, replace(EXPERT, employer="Autre ville"))
    (guard,) = guards(stranger, LabelLife(LABEL), (), TODAY)

    assert all(words in guard.sentence for words in ("Alix Essai", "Autre ville", "Montclair (fictif)"))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(during(OTHER, date(2018, 3, 1), date(2018, 3, 11)), [], id="holds-back-the-day-before"),
        pytest.param(
            during(OTHER, date(2018, 3, 17), date(2018, 3, 20)), [], id="holds-leaves-the-day-after"
        ),
        pytest.param(with_experts(OTHER, replace(EXPERT, name="Noé Essai")), [], id="holds-another-expert"),
        pytest.param(replace(OTHER, id=1), [], id="holds-the-mission-itself"),
        pytest.param(replace(OTHER, state=MissionState.REFUSED), [], id="holds-refused"),
        pytest.param(replace(OTHER, state=MissionState.CANCELLED), [], id="holds-cancelled"),
        pytest.param(replace(OTHER, state=MissionState.POSTPONED), [], id="holds-postponed"),
        pytest.param(OTHER, ["chevauchement"], id="broken-same-dates"),
        pytest.param(
            during(OTHER, date(2018, 3, 1), date(2018, 3, 12)),
            ["chevauchement"],
            id="broken-by-the-first-day",
        ),
        pytest.param(
            during(OTHER, date(2018, 3, 16), date(2018, 3, 20)),
            ["chevauchement"],
            id="broken-by-the-last-day",
        ),
        pytest.param(
            during(OTHER, date(2018, 3, 14), date(2018, 3, 14)), ["chevauchement"], id="broken-in-the-middle"
        ),
        pytest.param(
            with_experts(OTHER, replace(EXPERT, name="ALIX ESSAI")),
            ["chevauchement"],
            id="broken-in-capitals",
        ),
    ],
)
def test_no_expert_leaves_twice_at_once(other: Mission, expected: list[str]) -> None:
    assert codes(MISSION, LABEL, other) == expected


@pytest.mark.parametrize(
    ("other", "today", "expected"),
    [
        pytest.param(LATE, date(2018, 2, 1), [], id="holds-on-the-last-day"),
        pytest.param(replace(LATE, report_due=None), TODAY, [], id="holds-no-date-is-set"),
        pytest.param(replace(LATE, holder="Autre ville"), TODAY, [], id="holds-another-holder"),
        pytest.param(
            replace(LATE, state=MissionState.REPORT_RECEIVED), TODAY, [], id="holds-report-received"
        ),
        pytest.param(replace(LATE, state=MissionState.CLOSED), TODAY, [], id="holds-closed"),
        pytest.param(replace(LATE, state=MissionState.CANCELLED), TODAY, [], id="holds-cancelled"),
        pytest.param(LATE, date(2018, 2, 2), ["rapport"], id="broken-the-day-after"),
        pytest.param(
            replace(LATE, state=MissionState.UNDER_WAY), TODAY, ["rapport"], id="broken-not-yet-back"
        ),
        pytest.param(
            replace(LATE, state=MissionState.REMINDED_THRICE), TODAY, ["rapport"], id="broken-after-reminders"
        ),
    ],
)
def test_no_report_of_the_holder_is_overdue(other: Mission, today: date, expected: list[str]) -> None:
    assert codes(MISSION, LABEL, other, today=today) == expected


def test_every_reason_is_shown_at_once_and_names_its_mission() -> None:
    mission = with_experts(
        replace(MISSION, opinion=None), EXPERT, replace(EXPERT, name="Noé Essai", employer="Ailleurs")
    )
    label = LabelLife(LABEL, (SUSPENDED,))
    late = replace(LATE, id=3, reference="MIS-2017-009")

    assert codes(mission, label, OTHER, late) == ["label", "avis", "employeur", "chevauchement", "rapport"]
    sentences = " ".join(guard.sentence for guard in guards(mission, label, (OTHER, late), TODAY))
    assert "MIS-2018-002" in sentences
    assert "MIS-2017-009" in sentences
