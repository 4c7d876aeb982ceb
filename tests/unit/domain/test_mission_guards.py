"""What stands against validating a mission (procedure §7), each guard held and broken."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from daect_tui.domain.label import Label
from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.label_state import LabelLife
from daect_tui.domain.mission import BudgetLine, Expert, Mission, MissionState, OpinionSense, PosteOpinion
from daect_tui.domain.mission_costs import Bearer, CostCategory
from daect_tui.domain.mission_guards import Names, guards, remarks
from daect_tui.domain.mission_opinion import AskedOpinion
from daect_tui.domain.mission_security import SecurityLevel
from daect_tui.domain.mission_settings import CategoryCeiling, MissionSettings
from daect_tui.domain.money import Euros
from tests.unit.domain.samples import EXPERT, LABEL, MISSION
from tests.unit.domain.sentences import is_sentence

TODAY = date(2018, 2, 15)
NO_CEILING = MissionSettings()
NAMES = Names({"MA": "Maroc", "TN": "Tunisie", "SN": "Sénégal"}, {"eau": "Eau", "patrimoine": "Patrimoine"})
ASKED = AskedOpinion(3, "Ambassade à Rabat", "Qu’en pensez-vous ?", date(2018, 2, 1), date(2018, 2, 15))
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


def content(mission: Mission, **changes: Any) -> Mission:  # noqa: ANN401 – any field of the content
    return replace(mission, content=replace(mission.content, **changes))


def codes(
    mission: Mission,
    label: Label | LabelLife,
    *others: Mission,
    today: date = TODAY,
    settings: MissionSettings = NO_CEILING,
) -> list[str]:
    life = label if isinstance(label, LabelLife) else LabelLife(label)
    found = guards(mission, life, others, today, settings, NAMES)
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
        pytest.param(
            with_experts(OTHER, replace(EXPERT, starts_on=date(2018, 3, 17), ends_on=date(2018, 3, 20))),
            [],
            id="holds-the-expert-comes-later-there",
        ),
        pytest.param(
            with_experts(
                during(OTHER, date(2018, 1, 1), date(2018, 3, 20)),
                replace(EXPERT, starts_on=date(2018, 3, 16), ends_on=date(2018, 3, 20)),
            ),
            ["chevauchement"],
            id="broken-by-the-first-day-of-the-stay",
        ),
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


@pytest.mark.parametrize(
    ("mission", "label", "expected"),
    [
        pytest.param(content(MISSION, theme="patrimoine"), LABEL, [], id="holds-same-theme"),
        pytest.param(content(MISSION, theme=""), LABEL, [], id="holds-theme-not-told"),
        pytest.param(MISSION, replace(LABEL, theme=""), [], id="holds-theme-of-the-label-unknown"),
        pytest.param(content(MISSION, theme="eau"), LABEL, ["theme"], id="broken-another-theme"),
        pytest.param(content(MISSION, country="TN"), LABEL, [], id="holds-a-country-of-the-label"),
        pytest.param(
            content(MISSION, country="SN"), replace(LABEL, countries=()), [], id="holds-no-country-known"
        ),
        pytest.param(content(MISSION, country="SN"), LABEL, ["pays"], id="broken-another-country"),
    ],
)
def test_the_label_covers_the_domain_and_the_country(
    mission: Mission, label: Label, expected: list[str]
) -> None:
    assert codes(mission, label) == expected


def test_themes_and_countries_are_named_not_coded() -> None:
    elsewhere = content(MISSION, theme="eau", country="SN")
    theme, country = guards(elsewhere, LabelLife(LABEL), (), TODAY, NO_CEILING, NAMES)

    assert "«\u202fEau\u202f»" in theme.sentence
    assert "«\u202fPatrimoine\u202f»" in theme.sentence
    assert "Sénégal" in country.sentence
    assert "Maroc et Tunisie" in country.sentence


@pytest.mark.parametrize(
    ("sense", "expected"),
    [
        (OpinionSense.FAVOURABLE, []),
        (OpinionSense.RESERVED, []),
        (OpinionSense.NONE, []),
        (OpinionSense.UNFAVOURABLE, ["avis_defavorable"]),
    ],
)
def test_the_opinion_of_the_poste_is_not_unfavourable(sense: OpinionSense, expected: list[str]) -> None:
    opinion = PosteOpinion("Ambassade", sense, date(2018, 2, 1), "")

    assert codes(replace(MISSION, opinion=opinion), LABEL) == expected


@pytest.mark.parametrize(("today", "late"), [(date(2018, 2, 15), False), (date(2018, 2, 16), True)])
def test_an_opinion_that_is_awaited_says_from_whom_and_whether_it_is_late(today: date, late: bool) -> None:
    (guard,) = guards(replace(MISSION, opinion=None, asked=ASKED), LabelLife(LABEL), (), today)

    assert guard.code == "avis"
    assert all(words in guard.sentence for words in ("Ambassade à Rabat", "01/02/2018", "15/02/2018"))
    assert ("en retard" in guard.sentence) is late


COSTS = (
    BudgetLine("Avion", Euros(600_00), "délégation", Bearer.DELEGATION, CostCategory.TRANSPORT),
    BudgetLine("Séjour", Euros(400_00), "délégation", Bearer.DELEGATION, CostCategory.STAY),
    BudgetLine("Temps", Euros(1_000_00), "titulaire", Bearer.HOLDER, CostCategory.FEES),
)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param(MissionSettings(), 0, id="holds-no-ceiling"),
        pytest.param(MissionSettings(mission_ceiling=Euros(1_000_00)), 0, id="holds-mission-exactly"),
        pytest.param(MissionSettings(mission_ceiling=Euros(999_99)), 1, id="broken-mission-by-a-cent"),
        pytest.param(MissionSettings(day_ceiling=Euros(200_00)), 0, id="holds-day-exactly"),
        pytest.param(MissionSettings(day_ceiling=Euros(199_99)), 1, id="broken-day-by-a-cent"),
        pytest.param(MissionSettings(share=50), 0, id="holds-share-exactly"),
        pytest.param(MissionSettings(share=49), 1, id="broken-share"),
        pytest.param(
            MissionSettings(category_ceilings=(CategoryCeiling(CostCategory.TRANSPORT, Euros(600_00)),)),
            0,
            id="holds-category-exactly",
        ),
        pytest.param(
            MissionSettings(category_ceilings=(CategoryCeiling(CostCategory.TRANSPORT, Euros(599_99)),)),
            1,
            id="broken-category-by-a-cent",
        ),
        pytest.param(
            MissionSettings(category_ceilings=(CategoryCeiling(CostCategory.FEES, Euros(1)),)),
            0,
            id="holds-others-pay-it",
        ),
        pytest.param(
            MissionSettings(mission_ceiling=Euros(0), day_ceiling=Euros(0), share=0), 3, id="broken-at-once"
        ),
    ],
)
def test_what_the_delegation_pays_stays_under_the_ceilings(settings: MissionSettings, expected: int) -> None:
    assert codes(content(MISSION, budget=COSTS), LABEL, settings=settings) == ["plafond"] * expected


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (None, []),
        (SecurityLevel.NORMAL, []),
        (SecurityLevel.REINFORCED, []),
        (SecurityLevel.ADVISED_AGAINST, ["securite"]),
        (SecurityLevel.FORBIDDEN, ["securite"]),
    ],
)
def test_nobody_is_sent_where_the_ministry_advises_against(
    level: SecurityLevel | None, expected: list[str]
) -> None:
    assert codes(content(MISSION, security_level=level), LABEL) == expected


def test_what_could_not_be_verified_is_told_and_asks_for_no_reason() -> None:
    silent = content(MISSION, theme="", budget=(), security_level=None)
    label = replace(LABEL, theme="", countries=())
    told = remarks(silent, label)

    assert len(told) == 5
    assert all(is_sentence(sentence) for sentence in told)
    assert codes(silent, label) == []
    assert remarks(content(MISSION, security_level=SecurityLevel.NORMAL), LABEL) == ()
