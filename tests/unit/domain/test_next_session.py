"""The next session: which one it is, and what is said of it as its day comes."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from daect_tui.domain.convocation import Convening, latest_reception
from daect_tui.domain.next_session import NextSession, next_of
from daect_tui.domain.session import Session, SessionState
from tests.unit.domain.rooms import RULES

TODAY = date(2017, 10, 12)
NOTHING: tuple[str, ...] = ()


def session(reference: str, meets_on: date | None, state: SessionState = SessionState.PLANNED) -> Session:
    return Session(0, reference, ("PACT3",), meets_on, "", None, "Paris", state, None, None, 0, 1)


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        pytest.param([], "", id="none"),
        pytest.param([session("S1", None)], "", id="without-a-day"),
        pytest.param([session("S1", date(2017, 10, 11))], "", id="past"),
        pytest.param([session("S1", date(2017, 10, 24)), session("S2", TODAY)], "S2", id="the-first-to-come"),
        pytest.param(
            [session("S1", TODAY), session("S2", date(2017, 10, 10), SessionState.SUSPENDED)],
            "S2",
            id="in-hand",
        ),
        pytest.param([session("S1", date(2017, 10, 24), SessionState.CANCELLED)], "", id="cancelled"),
    ],
)
def test_the_session_in_hand_comes_before_the_first_to_come(sessions: list[Session], expected: str) -> None:
    found = next_of(sessions, TODAY)
    assert (found[0].reference if found else "") == expected


def known(days: int) -> NextSession:
    meets_on = TODAY + timedelta(days=days)
    latest = latest_reception(meets_on, RULES)
    convening = Convening(latest, NOTHING, NOTHING, NOTHING, ("Nadia Ferrand",), "")
    return NextSession("PACT3-2017-S2", SessionState.PLANNED, meets_on, None, 9, None, convening)


def said(session: NextSession) -> str:
    return session.sentence(TODAY).replace("\u00a0", " ")


def test_it_counts_the_days_down_and_says_what_is_still_to_be_sent() -> None:
    assert said(known(12)) == (
        "Comité PACT3-2017-S2 dans 12 jours, mardi 24 octobre : 9 dossiers à l’ordre du jour, "
        "convocations à recevoir le 19 octobre au plus tard."
    )
    assert said(known(1)).startswith("Comité PACT3-2017-S2 demain, vendredi 13 octobre : ")
    assert said(replace(known(0), hour=time(14, 30))).startswith(
        "Comité PACT3-2017-S2 aujourd’hui, jeudi 12 octobre à 14 h 30"
    )
    assert said(known(90)).startswith("Comité PACT3-2017-S2 dans 90 jours, mercredi 10 janvier 2018 : ")
    assert "convocations non envoyées, délai passé le 10 octobre" in said(known(3))
    assert said(replace(known(12), items=0, deadline=TODAY)).endswith(
        "au plus tard, dépôts jusqu’au 12 octobre."
    )
    assert said(replace(known(12), state=SessionState.OPEN)) == (
        "Comité PACT3-2017-S2, séance ouverte : 9 dossiers à l’ordre du jour."
    )
