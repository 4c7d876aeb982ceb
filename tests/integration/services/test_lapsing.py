"""Closing for want of quorum, the second convocation, and what the file keeps, on a real register."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.bulk import BulkAct, BulkAction
from daect_tui.domain.deliberation import Tally
from daect_tui.domain.dossier import DossierAction, DossierState
from daect_tui.domain.errors import Refusal, RefusedForReasons
from daect_tui.domain.session import Outcome, Presence, SessionState
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.desk import Desk
from storage.register import OpenRegister
from tests.support.desks import desk_on, opened, under_review
from tests.support.sessions import FAVOURABLE, SUBSTITUTE, current, ids, written


def without_quorum(desk: Desk) -> str:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE, FAVOURABLE)
    desk.committee.adopt_unanimously(session, room.sitting.items[0].id)
    for name in ("Toussac", "Kermadec", "Castanet", "Belloc"):
        desk.committee.leave(session, ids(room)[name])
    return session


def test_a_session_that_has_its_quorum_is_not_closed_for_want_of_it(desk: Desk) -> None:
    session, _room = opened(desk)

    with pytest.raises(Refusal, match="Le comité peut délibérer"):
        desk.closing.lapse(session)


def test_without_quorum_the_session_closes_and_its_items_are_carried_over(desk: Desk) -> None:
    session = without_quorum(desk)

    record = desk.closing.lapse(session)

    assert [item.outcome for item in record.items] == [
        Outcome.FAVOURABLE, Outcome.NOT_EXAMINED, Outcome.NOT_EXAMINED
    ]  # fmt: skip
    assert record.lapse == "quorum non atteint\u00a0: 2 sur 6, il en faut 3"
    text = written(record)
    assert "Quorum non atteint : 2 sur 6, il en faut 3 (CRPA, art. R. 133-10). La séance est close" in text
    assert desk.agenda.session(session).lapsed
    assert desk.intake.open(record.items[1].dossier).dossier.state is DossierState.UNDER_REVIEW


def test_a_second_convocation_on_the_same_agenda_asks_no_quorum(desk: Desk) -> None:
    first = without_quorum(desk)
    desk.closing.lapse(first)

    again = desk.reconvening.convene_again(first, SessionPlan((), date(2018, 3, 14), place="Paris"))

    assert (again.second_of, again.programmes, again.state) == (first, ("PACT3",), SessionState.PLANNED)
    items = desk.agenda.items(again.reference)
    assert [item.dossier for item in items] == ["PACT3-2018-002", "PACT3-2018-003"]
    with pytest.raises(Refusal, match="seconde convocation, sur le même ordre du jour"):
        desk.agenda.add(again.reference, under_review(desk, name="Tard venu"))
    late = desk.bulk.foresee(BulkAct(BulkAction.PUT_ON_AGENDA, session=again.reference), ["PACT3-2018-004"])
    assert late.applied == ()
    assert "seconde convocation, sur le même ordre du jour" in late.skipped[0].reason
    with pytest.raises(Refusal, match="déjà convoquée à nouveau"):
        desk.reconvening.convene_again(first, SessionPlan((), date(2018, 3, 14)))

    room = desk.committee.open(again.reference)
    room = desk.committee.arrive(again.reference, {ids(room)["Vasseur"]: Presence.IN_ROOM})
    assert current(room).quorum.reached
    assert "aucun quorum n’est exigé" in current(room).quorum.explained
    room = desk.committee.adopt_unanimously(again.reference, items[0].id)
    assert room.sitting.items[0].outcome is Outcome.FAVOURABLE
    record = desk.closing.close(again.reference, carry_over=True)
    assert f"même ordre du jour que la séance {first}" in written(record)


def test_a_session_that_had_its_quorum_is_not_convened_again(desk: Desk) -> None:
    session, _room = opened(desk)
    desk.closing.close(session, carry_over=True)

    with pytest.raises(Refusal, match="n’a pas été close faute de quorum"):
        desk.reconvening.convene_again(session, SessionPlan((), date(2018, 4, 1)))


@pytest.mark.parametrize(
    ("tally", "words"),
    [(Tally(6, 0, 0), "un vote adopté attend"), (Tally(3, 3, 0), "attend la voix prépondérante")],
)
def test_a_vote_that_waits_is_never_thrown_away_by_closing(desk: Desk, tally: Tally, words: str) -> None:
    session, room = opened(desk)
    desk.committee.hands(session, current(room).item.id, FAVOURABLE, tally)

    with pytest.raises(RefusedForReasons, match=words):
        desk.closing.close(session, carry_over=True)


def test_a_withdrawn_dossier_leaves_the_second_agenda(desk: Desk) -> None:
    first = without_quorum(desk)
    record = desk.closing.lapse(first)
    desk.intake.act(record.items[1].dossier, DossierAction.WITHDRAW, "le demandeur renonce")

    again = desk.reconvening.convene_again(first, SessionPlan((), date(2018, 3, 14)))

    items = desk.agenda.items(again.reference)
    assert [(item.dossier, item.position) for item in items] == [("PACT3-2018-003", 1)]
    assert replace(items[0], id=0).outcome is None


def test_a_desk_on_the_same_file_finds_the_session_as_it_was_left(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE)
    member = ids(room)["Toussac"]
    desk.committee.leave(session, member)
    desk.committee.substitute(session, member, SUBSTITUTE)
    desk.committee.hear(session, current(room).item.id, "M. Jean Alby", "maire")
    before = desk.committee.room(session)
    register = desk.office.register
    assert isinstance(register, OpenRegister)

    assert desk_on(register).committee.room(session) == before
