"""The two guards of a session that travels, as tables."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.dates import paris_moment
from daect_tui.domain.valise import (
    ARRIVALS,
    Checkout,
    CheckoutState,
    Told,
    Valise,
    refusal_at_home,
    refusal_in_valise,
)

S, D = "PACT3-2018-S1", "PACT3-2018-001"
LEFT = paris_moment(date(2018, 3, 14), 10)
AWAY = Checkout(
    1, "a" * 32, S, (D,), "seance.daect", "Nadia Ferrand", LEFT, "Camille Renaud", "b" * 64, 9, "c" * 64, 1
)
VALISE = Valise("a" * 32, "d" * 32, S, (D,), LEFT, "Camille Renaud", "Nadia Ferrand", files=False)


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (Told("session.open", S), "La séance PACT3-2018-S1 est partie"),
        (Told("minutes.produced", S), "La séance"),
        (Told("dossier.take_off_agenda", D), "Le dossier PACT3-2018-001 est à l’ordre du jour"),
        (Told("dossier.put_on_agenda", "PACT3-2018-002"), "Le dossier PACT3-2018-002"),
        (Told("valise.abandoned", S), ""),
        (Told("session.open", "PACT3-2018-S2"), ""),
        (Told("dossier.review", "PACT3-2018-003"), ""),
        *((Told(kind, D), "") for kind in sorted(ARRIVALS)),
    ],
)
def test_what_is_refused_at_home(act: Told, words: str) -> None:
    """The second dossier has just been put on the agenda, by the transaction that is judged."""
    said = refusal_at_home([AWAY], {S: (D, "PACT3-2018-002")}, [act])

    assert bool(said) == bool(words)
    assert said.startswith(words)
    if said:
        assert "(fichier seance.daect, emportée par Nadia Ferrand)" in said


@given(
    st.lists(st.builds(Told, st.sampled_from(["session.open", "dossier.review"]), st.sampled_from([S, D])))
)
def test_one_refused_act_refuses_the_whole_transaction(acts: list[Told]) -> None:
    assert bool(refusal_at_home([AWAY], {}, acts)) == bool(acts)
    assert refusal_at_home([], {}, acts) == ""


@pytest.mark.parametrize(
    ("acts", "allowed"),
    [
        ([Told("vote.recorded", S)], True),
        ([Told("attendance.arrived", S), Told("mandate.ended", S)], True),
        ([Told("act.undone", S)], True),
        ([Told("dossier.deliberate", D), Told("session.close", S)], True),
        ([Told("dossier.deliberate", D)], False),
        ([Told("dossier.take_off_agenda", D)], False),
        ([Told("dossier.deliberate", "PACT3-2018-009"), Told("session.close", S)], False),
        ([Told("session.close", "PACT3-2018-S2")], False),
        ([Told("session.replanned", S)], False),
        ([Told("item.proposed", S)], False),
        ([Told("letter.produced", "2018-001")], False),
        ([Told("vote.recorded", S), Told("member.added", "membre/9")], False),
    ],
)
def test_what_a_valise_is_for(acts: list[Told], allowed: bool) -> None:
    assert (refusal_in_valise(VALISE, acts) == "") is allowed


def test_what_became_of_a_valise() -> None:
    later = LEFT + timedelta(hours=2)
    assert AWAY.state is CheckoutState.AWAY
    assert replace(AWAY, returned_at=later).state is CheckoutState.RETURNED
    assert replace(AWAY, returned_at=later, abandoned_at=later).state is CheckoutState.ABANDONED
