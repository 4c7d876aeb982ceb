"""Undo in a held session: one step deep, and why it stops."""

import pytest

from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.services.desk import Desk
from tests.support.desks import opened, planned
from tests.support.sessions import FAVOURABLE, current, ids


def test_what_was_withdrawn_outside_stands_in_the_way_of_undo(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE)
    item = current(room).item
    desk.committee.adopt_unanimously(session, item.id)
    with desk.office.begin() as work:
        work.journal.append(Act("dossier.amended", item.dossier, {}))
        work.commit()

    with pytest.raises(Refusal, match=f"un autre s’est fondé sur lui \\({item.dossier}"):
        desk.committee.undo(session)


def test_undo_goes_one_step_deep_and_says_why_it_stops(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE)
    desk.committee.note(session, current(room).item.id, "une note")
    desk.committee.adopt_unanimously(session, current(room).item.id)

    undone = desk.committee.undo(session)

    assert undone.about == "avis favorable à l’unanimité, point 1"
    item = undone.room.sitting.items[0]
    assert (item.outcome, item.floor, item.notes) == (None, None, "une note")
    assert undone.room.sitting.session.position == 1
    (ballot,) = current(undone.room).ballots
    assert ballot.voided_at is not None
    with pytest.raises(Refusal, match="Un seul acte s’annule"):
        desk.committee.undo(session)


def test_moving_about_does_not_stand_in_the_way_of_undo(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE)
    desk.committee.adopt_unanimously(session, current(room).item.id)
    desk.committee.go_to(session, 2)

    assert desk.committee.undo(session).room.sitting.session.position == 1


@pytest.mark.parametrize("act", ["open", "break"])
def test_what_has_no_inverse_says_what_to_do(desk: Desk, act: str) -> None:
    session = planned(desk)
    desk.committee.open(session)
    if act == "break":
        desk.committee.suspend(session)
        desk.committee.resume(session)

    with pytest.raises(Refusal, match="ne s’annule pas"):
        desk.committee.undo(session)


def test_undo_is_told_by_the_journal(desk: Desk) -> None:
    session, room = opened(desk)
    desk.committee.leave(session, ids(room)["Belloc"])
    desk.committee.undo(session)

    last, before = desk.directory.journal(2)
    assert (before.kind, last.kind) == ("attendance.left", "act.undone")
    assert "départ de M. Dominique Belloc" in last.detail
    assert desk.office.register.faults() == ()


def test_a_closed_session_is_not_undone(desk: Desk) -> None:
    session, room = opened(desk)
    desk.committee.adopt_unanimously(session, current(room).item.id)
    desk.closing.close(session)

    with pytest.raises(Refusal, match="close"):
        desk.committee.undo(session)
