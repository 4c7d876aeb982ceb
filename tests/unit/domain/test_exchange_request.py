"""The circuits of the Bourse, what stands against a sending, and its forms as typed."""

from datetime import date

import pytest

from daect_tui.domain.exchange_guards import exchange_guards
from daect_tui.domain.exchange_opinion_form import read_exchange_asking_form, read_exchange_opinion_form
from daect_tui.domain.exchange_request import (
    CIRCUITS,
    SENDING,
    Direction,
    ExchangeAction,
    ExchangeState,
    actions_of,
)
from daect_tui.domain.exchange_request_form import (
    HolderAnswer,
    Sending,
    read_holder_answer_form,
    read_sending_form,
)
from daect_tui.domain.forms import FormRefused
from tests.integration.storage.bourse_samples import exchange_request

TODAY = date(2018, 3, 14)
_S, _A = ExchangeState, ExchangeAction


@pytest.mark.parametrize("direction", Direction)
def test_every_state_of_a_circuit_is_reached_and_is_final_or_may_be_closed(direction: Direction) -> None:
    circuit = CIRCUITS[direction]
    reached, frontier = {_S.RECEIVED}, [_S.RECEIVED]
    while frontier:
        state = frontier.pop()
        for action in circuit.legal(state):
            after = circuit.after(state, action)
            if after not in reached:
                reached.add(after)
                frontier.append(after)
    assert reached == {state for state, _ in circuit.table} | set(circuit.table.values())
    assert {state for state in reached if circuit.is_final(state)} == {_S.MISSION_REQUESTED, _S.CLOSED}
    assert all(_A.CLOSE in circuit.legal(state) for state in reached if not circuit.is_final(state))


def test_the_acts_of_one_circuit_are_not_those_of_the_other() -> None:
    french, foreign = actions_of(Direction.FRENCH), actions_of(Direction.FOREIGN)
    assert {_A.ASK_OPINIONS, _A.COMPLETE_OPINIONS, _A.CIRCULATE} == set(french) - set(foreign)
    assert {_A.EXAMINE, _A.PROPOSE} == set(foreign) - set(french)
    assert SENDING == {Direction.FRENCH: _A.CIRCULATE, Direction.FOREIGN: _A.PROPOSE}


def test_a_foreign_request_waits_for_no_opinion() -> None:
    request = exchange_request(direction=Direction.FOREIGN, country="MA", embassy_on=TODAY)
    assert exchange_guards(request, (), {}) == ()


@pytest.mark.parametrize(
    ("fields", "faulty"),
    [
        ({"labels": "", "others": " \n "}, "labels"),
        ({"others": "Ville de Fès", "sent_on": "15/03/2018"}, "sent_on"),
    ],
)
def test_a_sending_goes_to_somebody_and_not_tomorrow(fields: dict[str, str], faulty: str) -> None:
    with pytest.raises(FormRefused) as refused:
        read_sending_form(fields, TODAY)
    assert set(refused.value.faults) == {faulty}


def test_a_sending_names_each_once() -> None:
    fields = {"labels": "LAB-2017-001\nLAB-2017-001", "others": " Ville de Fès \n\nVille de Fès"}
    assert read_sending_form(fields, TODAY) == Sending(("LAB-2017-001",), ("Ville de Fès",), TODAY)


def test_an_answer_says_who_and_whether_there_is_interest() -> None:
    with pytest.raises(FormRefused) as refused:
        read_holder_answer_form({"answered_on": "15/03/2018"}, TODAY)
    assert set(refused.value.faults) == {"contact", "interested", "answered_on"}
    fields = {"contact": "3", "name": "Ville de Fès", "interested": "non", "answered_on": "13/03/2018"}
    # Another organisation that is written counts more than the one that the list proposed.
    assert read_holder_answer_form(fields, TODAY) == HolderAnswer(
        0, "Ville de Fès", date(2018, 3, 13), interested=False, note=""
    )


def test_opinions_are_asked_of_somebody_for_a_later_day_and_have_no_sense_by_default() -> None:
    with pytest.raises(FormRefused) as refused:
        read_exchange_asking_form({"asked_on": "14/03/2018", "due_on": "14/03/2018"}, TODAY)
    assert set(refused.value.faults) == {"correspondents", "due_on"}
    with pytest.raises(FormRefused) as refused:
        read_exchange_opinion_form({"received_on": "15/03/2018"}, TODAY)
    assert set(refused.value.faults) == {"received_on", "sense"}
