"""What is asked of the register."""

import pytest

from daect_tui.domain.dossier import DossierState
from daect_tui.domain.register_query import STATES_OF, Due, RegisterQuery, Sort, StateGroup


def test_each_word_is_looked_for_once() -> None:
    assert RegisterQuery("Eau, l’eau  ÉNERGIE").words == ("eau", "l", "energie")


@pytest.mark.parametrize(
    "query",
    [
        RegisterQuery(programme="PACT3"),
        RegisterQuery(states=(DossierState.FILED,)),
        RegisterQuery(theme="eau"),
        RegisterQuery(country="MA"),
        RegisterQuery(referent="Nadia Ferrand"),
        RegisterQuery(due=Due.PAST),
    ],
)
def test_a_filter_is_told_from_the_search_and_the_order(query: RegisterQuery) -> None:
    assert query.filtered
    assert query.unfiltered() == RegisterQuery()
    assert not RegisterQuery("eau", sort=Sort.STATE, descending=True).filtered


def test_the_column_of_now_turns_round_and_another_begins_upwards() -> None:
    by_state = RegisterQuery("eau").sorted_by(Sort.STATE)
    assert (by_state.search, by_state.sort, by_state.descending) == ("eau", Sort.STATE, False)
    assert by_state.sorted_by(Sort.STATE).descending
    assert not by_state.sorted_by(Sort.STATE).sorted_by(Sort.STATE).descending
    assert not by_state.sorted_by(Sort.STATE).sorted_by(Sort.DOMAIN).descending


def test_no_state_is_both_under_way_and_decided() -> None:
    under_way, decided = set(STATES_OF[StateGroup.UNDER_WAY]), set(STATES_OF[StateGroup.DECIDED])
    assert not under_way & decided
    assert set(DossierState) - under_way - decided == {
        DossierState.DRAFT,
        DossierState.DISCARDED,
        DossierState.WITHDRAWN,
    }
