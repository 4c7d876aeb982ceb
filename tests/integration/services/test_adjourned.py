"""Dossiers adjourned earlier: on an agenda again once what was wanted came, told why otherwise."""

from datetime import date

import pytest

from daect_tui.domain.dates import paris_moment
from daect_tui.domain.decision import Grounds
from daect_tui.domain.dossier import DossierAction, DossierState
from daect_tui.domain.errors import Refusal, StaleRecord
from daect_tui.domain.session import Motion, Outcome
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.adjourned import AdjournedItems
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from storage.register import OpenRegister
from tests.support.desks import desk_on, opened

ADJOURNED = Motion(Outcome.ADJOURNED, Grounds(wanted="le budget signé", wanted_until=date(2018, 6, 1)))
FIRST, SECOND = "PACT3-2018-001", "PACT3-2018-002"


@pytest.fixture
def later(desk: Desk) -> Desk:
    """Two dossiers adjourned on 14 March and notified on the 19th; it is the 2nd of April."""
    session, room = opened(desk, ADJOURNED, ADJOURNED)
    for item in room.sitting.items:
        desk.committee.adopt_unanimously(session, item.id)
    desk.closing.close(session)
    desk.decisions.sign([line.decision.id for line in desk.decisions.of_session(session)], date(2018, 3, 16))
    produced = desk.letters.produce_decisions(session)
    chronos = [production.letter.chrono for production in produced if production.letter]
    desk.posting.mark_signed(chronos)
    desk.posting.mark_sent(chronos, date(2018, 3, 17))
    desk.posting.mark_notified(chronos, date(2018, 3, 19))
    register = desk.office.register
    assert isinstance(register, OpenRegister)
    return desk_on(register, SetClock(paris_moment(date(2018, 4, 2), 10)))


@pytest.fixture
def session(later: Desk) -> str:
    return later.agenda.plan(SessionPlan(("PACT3",), date(2018, 6, 13))).reference


def receive(desk: Desk, dossier: str, day: date) -> None:
    desk.pieces.receive(dossier, ("", "Budget signé"), day)


def test_a_complement_that_came_brings_the_dossier_back_in_one_act(later: Desk, session: str) -> None:
    receive(later, FIRST, date(2018, 3, 26))

    foreseen = later.adjourned.foresee(session)

    assert [(one.reference, one.came) for one in foreseen.coming] == [
        (FIRST, "1\u00a0pièce reçue, la dernière le 26/03/2018")
    ]
    assert [(one.reference, one.reason) for one in foreseen.left] == [
        (SECOND, "Rien n’est arrivé depuis l’ajournement.")
    ]
    later.adjourned.apply(session, foreseen)
    assert [item.dossier for item in later.agenda.items(session)] == [FIRST]
    assert later.intake.open(FIRST).dossier.state is DossierState.ON_AGENDA
    assert later.intake.open(SECOND).dossier.state is DossierState.ADJOURNED_NOTIFIED
    assert later.directory.journal(1)[0].kind == "agenda.adjourned_back"
    resumed = next(entry for entry in later.directory.journal(5) if entry.kind == "dossier.resume")
    assert "la dernière le 26/03/2018" in resumed.detail


def test_what_came_before_the_session_is_no_complement(later: Desk, session: str) -> None:
    receive(later, FIRST, date(2018, 3, 14))
    foreseen = later.adjourned.foresee(session)
    assert foreseen.coming == ()
    with pytest.raises(Refusal, match="Rien n’a été fait"):
        later.adjourned.apply(session, foreseen)


def test_one_whose_examination_was_resumed_by_hand_comes_too(later: Desk, session: str) -> None:
    later.intake.act(SECOND, DossierAction.RESUME, "budget reçu par courriel")
    (coming,) = later.adjourned.foresee(session).coming
    assert (coming.reference, coming.came) == (SECOND, "instruction reprise\u00a0: budget reçu par courriel")


def test_nothing_is_done_when_one_has_changed_since_it_was_shown(later: Desk, session: str) -> None:
    receive(later, FIRST, date(2018, 3, 26))
    receive(later, SECOND, date(2018, 3, 27))
    foreseen = later.adjourned.foresee(session)
    later.intake.act(SECOND, DossierAction.RESUME, "budget reçu")

    with pytest.raises(StaleRecord, match=f"Rien n’a été fait\u202f; {SECOND} a changé"):
        later.adjourned.apply(session, foreseen)
    assert later.agenda.items(session) == ()
    assert later.intake.open(FIRST).dossier.state is DossierState.ADJOURNED_NOTIFIED


def test_an_adjournment_that_is_not_notified_waits(desk: Desk) -> None:
    session, room = opened(desk, ADJOURNED)
    desk.committee.adopt_unanimously(session, room.sitting.items[0].id)
    desk.closing.close(session)
    desk.decisions.sign([line.decision.id for line in desk.decisions.of_session(session)], date(2018, 3, 14))
    again = desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 6, 13))).reference

    foreseen = desk.adjourned.foresee(again)

    assert foreseen.coming == ()
    assert [one.reason for one in foreseen.left] == ["La décision d’ajournement n’est pas encore notifiée."]


def test_dossiers_of_another_programme_are_not_spoken_of(later: Desk) -> None:
    elsewhere = later.agenda.plan(SessionPlan(("EXPE-CT",), date(2018, 6, 14))).reference
    receive(later, FIRST, date(2018, 3, 26))
    assert later.adjourned.foresee(elsewhere) == AdjournedItems((), ())
