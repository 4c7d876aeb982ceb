"""Putting a line off: until when one may, when it comes back, and what it holds of."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.deadlines import SILENCE_LAW, urgency
from daect_tui.domain.errors import InvalidField, Refusal
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.snooze import Snooze, check_may_wait, check_until, proposed_until, returns_on
from daect_tui.domain.snooze_form import PuttingOff, read_putting_off
from daect_tui.domain.worklist import Room, Task, by_urgency

TODAY = date(2018, 3, 14)
NO_LAW = ""


def day(left: int) -> date:
    return TODAY + timedelta(days=left)


@pytest.mark.parametrize(
    ("due", "law", "until", "said"),
    [
        pytest.param(20, SILENCE_LAW, 21, "le 03/04/2018 au plus tard, délai légal (CRPA", id="law"),
        pytest.param(20, SILENCE_LAW, 20, "", id="the-very-day"),
        pytest.param(20, NO_LAW, 40, "", id="no-law-no-limit"),
        pytest.param(None, NO_LAW, 0, "un jour après aujourd’hui", id="today"),
        pytest.param(None, NO_LAW, 365, "", id="a-year"),
        pytest.param(None, NO_LAW, 366, "un an au plus, jusqu’au 14/03/2019", id="more-than-a-year"),
    ],
)
def test_l114_3_nothing_is_put_off_past_a_legal_time_limit(
    due: int | None, law: str, until: int, said: str
) -> None:
    last = None if due is None else day(due)
    if not said:
        assert check_until(last, law, day(until), TODAY) == day(until)
        return
    with pytest.raises(InvalidField, match="Reporter au") as refused:
        check_until(last, law, day(until), TODAY)
    assert said in str(refused.value)


def test_a_line_whose_legal_time_limit_is_there_waits_no_more() -> None:
    check_may_wait(day(1), SILENCE_LAW, TODAY)
    check_may_wait(day(-9), NO_LAW, TODAY)
    with pytest.raises(Refusal, match="tombe aujourd’hui"):
        check_may_wait(TODAY, SILENCE_LAW, TODAY)
    with pytest.raises(Refusal, match="est passé"):
        check_may_wait(day(-1), SILENCE_LAW, TODAY)


@given(due=st.none() | st.integers(-40, 90), until=st.integers(1, 90), law=st.sampled_from([SILENCE_LAW, ""]))
def test_a_line_comes_back_on_its_day_or_when_it_becomes_more_urgent(
    due: int | None, until: int, law: str
) -> None:
    last = None if due is None else day(due)
    back = returns_on(last, day(until), TODAY)

    assert TODAY < back <= day(until)
    quiet = [TODAY + timedelta(days=n) for n in range((back - TODAY).days)]
    if last is not None:
        assert {urgency(last, one) for one in quiet} == {urgency(last, TODAY)}
        assert back == day(until) or urgency(last, back) < urgency(last, TODAY)
    assert proposed_until(last, law, TODAY) > TODAY


def test_it_holds_of_one_line_with_one_date_before_its_return() -> None:
    kept = Snooze(1, "PACT3-2018-001", "Rejet implicite : X", day(40), day(30), "congés", TODAY, "Camille")

    assert kept.returns_on == day(10)
    assert kept.holds("PACT3-2018-001", "Rejet implicite : X", day(40), day(9))
    assert not kept.holds("PACT3-2018-001", "Rejet implicite : X", day(40), day(10))
    assert not kept.holds("PACT3-2018-001", "Rejet implicite : X", day(47), TODAY)
    assert not kept.holds("PACT3-2018-001", "Rejet implicite : X, complet", day(40), TODAY)
    assert not kept.holds("PACT3-2018-002", "Rejet implicite : X", day(40), TODAY)
    waiting = Task(Room.DOSSIERS, "PACT3-2018-001", "Rejet implicite J-40 : X", day(40), snooze=kept)
    pressing = Task(Room.LETTERS, "2018-0001", "1 courrier à imprimer", None)
    assert by_urgency([waiting, pressing], TODAY) == (pressing, waiting)


def test_a_form_gathers_its_faults() -> None:
    task = Task(Room.DOSSIERS, "PACT3-2018-001", "Rejet implicite", day(3), law=SILENCE_LAW)

    read = read_putting_off({"until": "16/03/2018", "reason": " pièces promises "}, task, TODAY)
    assert read == PuttingOff(day(2), "pièces promises")
    with pytest.raises(FormRefused) as refused:
        read_putting_off({"until": "30/03/2018", "reason": ""}, task, TODAY)
    assert set(refused.value.faults) == {"until", "reason"}
    with pytest.raises(FormRefused):
        read_putting_off({"until": "", "reason": "motif"}, task, TODAY)
