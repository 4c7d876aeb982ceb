"""When a report is late, and which reminder comes next: counted from a day that never moves."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.forms import FormRefused
from daect_tui.domain.mission import AWAITING_REPORT, MissionState
from daect_tui.domain.reminder_rule_form import read_reminder_rule_form, reminder_rule_fields
from daect_tui.domain.report_deadline import (
    DatedReminderRule,
    ReminderRule,
    ReportReminder,
    late_words,
    level_words,
    next_reminder,
    reminders_due,
    rule_on,
)
from tests.unit.domain.samples import MISSION

DUE = date(2018, 4, 16)
LATE = replace(MISSION, state=MissionState.REPORT_DUE, report_due=DUE)
RULE = ReminderRule()


def sent(*days: int) -> tuple[ReportReminder, ...]:
    """Return reminders sent so many days after the deadline, the first level first."""
    return tuple(
        ReportReminder(rank, "MIS-2018-001", rank, DUE + timedelta(days=after), DUE, f"2018-000{rank}")
        for rank, after in enumerate(days, start=1)
    )


@pytest.mark.parametrize(
    ("already", "after", "level"),
    [
        pytest.param((), 0, None, id="not-late-on-its-day"),
        pytest.param((), 1, 1, id="the-first-on-the-day-after"),
        pytest.param((), 90, 1, id="the-first-however-late"),
        pytest.param((1,), 14, None, id="not-yet-the-second"),
        pytest.param((1,), 15, 2, id="the-second-counted-from-the-deadline"),
        pytest.param((12,), 15, None, id="the-second-leaves-a-gap"),
        pytest.param((12,), 19, 2, id="the-second-after-the-gap"),
        pytest.param((1, 15), 29, None, id="not-yet-the-third"),
        pytest.param((1, 15), 30, 3, id="the-third"),
        pytest.param((1, 15, 30), 400, None, id="never-a-fourth"),
    ],
)
def test_the_reminder_of_the_day(already: tuple[int, ...], after: int, level: int | None) -> None:
    planned = reminders_due(LATE, sent(*already), RULE, DUE + timedelta(days=after))

    assert (planned.level if planned else None) == level


@pytest.mark.parametrize("state", [state for state in MissionState if state not in AWAITING_REPORT])
def test_nobody_is_reminded_of_a_report_that_is_not_awaited(state: MissionState) -> None:
    assert next_reminder(replace(LATE, state=state), (), RULE) is None


def test_a_reminder_explains_its_day() -> None:
    first, second = next_reminder(LATE, (), RULE), next_reminder(LATE, sent(12), RULE)

    assert first is not None
    assert first.explanation == "rapport dû le 16/04/2018 + 1\u00a0jour = 17/04/2018"
    assert second is not None
    assert second.explanation == "relance du 28/04/2018 + 7\u00a0jours au moins = 05/05/2018"
    assert next_reminder(replace(LATE, report_due=None), (), RULE) is None


@given(
    days=st.lists(st.integers(1, 300), min_size=3, max_size=3, unique=True).map(sorted),
    gap=st.integers(1, 60),
    looked=st.lists(st.integers(0, 700), max_size=40).map(sorted),
)
def test_whoever_looks_whenever_reminders_go_once_in_order_and_the_day_stays(
    days: list[int], gap: int, looked: list[int]
) -> None:
    rule = ReminderRule((days[0], days[1], days[2]), gap)
    gone: list[ReportReminder] = []
    for after in looked:
        today = DUE + timedelta(days=after)
        planned = reminders_due(LATE, gone, rule, today)
        if planned is not None:
            assert planned.report_due == DUE
            assert after >= rule.days[planned.level - 1]
            if gone:
                assert today - gone[-1].sent_on >= timedelta(days=gap)
            gone.append(ReportReminder(0, "MIS", planned.level, today, planned.report_due, ""))

    assert [one.level for one in gone] == list(range(1, len(gone) + 1))
    assert len(gone) <= 3


@pytest.mark.parametrize(
    ("after", "words"),
    [(-3, ""), (0, ""), (1, "en retard de 1\u00a0jour"), (16, "en retard de 16\u00a0jours")],
)
def test_lateness_is_computed(after: int, words: str) -> None:
    assert late_words(DUE, DUE + timedelta(days=after)) == words
    assert late_words(None, DUE) == ""


def test_levels_are_named_and_the_rule_of_the_day_is_the_last_begun() -> None:
    other = DatedReminderRule(date(2018, 5, 1), ReminderRule((2, 3, 4), 1))

    assert [level_words(level) for level in (1, 2)] == ["1re\u00a0relance", "2e\u00a0relance"]
    assert rule_on([other], date(2018, 4, 30)) == RULE
    assert rule_on([DatedReminderRule(date(2018, 4, 1), RULE), other], date(2018, 5, 1)) == other.rule


def test_the_rule_is_typed_as_it_is_shown() -> None:
    assert read_reminder_rule_form(reminder_rule_fields(RULE)) == RULE


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"second": "1"}, "third", "se suivent"),
        ({"first": "0"}, "first", "de 1 à 365"),
        ({"gap": "une semaine"}, "gap", "n’est pas un nombre de jours"),
        ({"third": ""}, "third", "à remplir"),
    ],
)
def test_a_rule_that_cannot_be_says_where(changes: dict[str, str], field: str, words: str) -> None:
    with pytest.raises(FormRefused) as refused:
        read_reminder_rule_form({**reminder_rule_fields(RULE), **changes})

    assert words in refused.value.faults[field]
