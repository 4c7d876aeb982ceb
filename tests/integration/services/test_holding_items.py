"""What a held session keeps of its items, on a real register: endings, hearings, breaks, en bloc."""

import pytest

from daect_tui.domain.decision import Grounds
from daect_tui.domain.errors import Refusal, RefusedForReasons
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.desk import Desk
from tests.support.desks import opened
from tests.support.sessions import FAVOURABLE, at, current, ids, written

# ── Items ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("outcome", [Outcome.TO_BE_SEEN_AGAIN, Outcome.WITHDRAWN, Outcome.NOT_EXAMINED])
def test_an_item_without_a_vote_keeps_its_reason_and_may_be_taken_up_again(
    desk: Desk, outcome: Outcome
) -> None:
    session, room = opened(desk)
    item = current(room).item.id
    grounds = Grounds(reasons="Le demandeur le souhaite")

    room = desk.committee.conclude(session, item, outcome, grounds)
    assert (room.sitting.items[0].outcome, room.sitting.items[0].grounds) == (outcome, grounds)
    with pytest.raises(Refusal, match="déjà conclu"):
        desk.committee.adopt_unanimously(session, item)
    with pytest.raises(Refusal, match="déjà conclu"):
        desk.committee.conclude(session, item, Outcome.WITHDRAWN)

    room = desk.committee.reopen(session, item, "erreur")
    assert room.sitting.items[0].outcome is None
    room = desk.committee.adopt_unanimously(session, item)
    assert room.sitting.items[0].outcome is Outcome.FAVOURABLE
    with pytest.raises(Refusal, match="Annulez ce vote"):
        desk.committee.reopen(session, item, "encore")


def test_who_is_heard_comes_in_and_goes_out_at_the_latest_with_the_item(desk: Desk) -> None:
    session, room = opened(desk)
    item = current(room).item.id
    room = desk.committee.hear(session, item, "M. Jean Alby", "maire de Montclair")
    desk.committee.hear(session, item, "Mme Ada Morin", "architecte")
    at(desk, 10, 20)
    first = current(room).heard[0]
    room = desk.committee.heard(session, item, first.id)
    assert [one.left_at is None for one in current(room).heard] == [False, True]
    with pytest.raises(Refusal, match="n’est plus en séance"):
        desk.committee.heard(session, item, first.id)
    at(desk, 10, 40)
    desk.committee.adopt_unanimously(session, item)

    record = desk.closing.close(session)

    assert [one.replace("\u00a0", " ") for one in record.items[0].heard] == [
        "M. Jean Alby, maire de Montclair, de 10 h 00 à 10 h 20",
        "Mme Ada Morin, architecte, de 10 h 00 à 10 h 40",
    ]
    assert "Entendu, sans prendre part au vote (CRPA, art. R. 133-6) : M. Jean Alby" in written(record)


def test_a_disagreement_goes_into_the_minutes_as_its_member_wants_it(desk: Desk) -> None:
    session, room = opened(desk)
    item, member = current(room).item.id, ids(room)["Oriol"]
    desk.committee.adopt_unanimously(session, item)

    desk.committee.disagree(session, item, member, " L’avis est prématuré. ")

    text = written(desk.closing.close(session))
    assert "Désaccord inscrit à la demande de son auteur, M. Dominique Oriol : L’avis est prématuré." in text


def test_breaks_are_written_from_when_to_when(desk: Desk) -> None:
    session, _room = opened(desk)
    at(desk, 11)
    desk.committee.suspend(session, "pause")
    at(desk, 11, 15)
    desk.committee.resume(session)
    at(desk, 12)

    record = desk.closing.close(session, carry_over=True)

    assert record.breaks == ("de 11\u00a0h\u00a000 à 11\u00a0h\u00a015 (pause)",)
    assert "La séance est suspendue de 11 h 00 à 11 h 15 (pause)." in written(record)
    assert "La séance est levée à 12 h 00." in written(record)


def test_the_next_item_says_who_steps_out_and_who_comes_back(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE)
    first, second = room.sitting.items
    desk.committee.recuse(session, first.id, ids(room)["Oriol"], "x")
    room = desk.committee.recuse(session, second.id, ids(room)["Belloc"], "x")

    assert room.upcoming is not None
    assert room.upcoming.item.position == 2
    assert [seat.name for seat in room.upcoming.leaving] == ["M. Dominique Belloc"]
    assert [seat.name for seat in room.upcoming.returning] == ["M. Dominique Oriol"]


# ── En bloc ────────────────────────────────────────────────────────────────────────────────


def test_items_are_decided_en_bloc_and_those_left_aside_are_told(desk: Desk) -> None:
    session, room = opened(desk, *[FAVOURABLE] * 3, Motion(Outcome.ADJOURNED), FAVOURABLE)
    items = room.sitting.items
    desk.committee.recuse(session, items[1].id, ids(room)["Oriol"], "siège au conseil")
    desk.committee.go_to(session, 5)
    desk.committee.adopt_unanimously(session, items[4].id)
    desk.committee.go_to(session, 1)

    block = desk.committee.foresee_block(session, [item.id for item in items])

    assert [item.position for item in block.applied] == [1, 3]
    assert {left.item.position: left.reason for left in block.skipped} == {
        2: "M. Dominique Oriol s’en déporte",
        4: "la proposition, ajournement, est incomplète",
        5: "déjà conclu, avis favorable",
    }
    with pytest.raises(RefusedForReasons, match="point 2"):
        desk.committee.adopt_block(session, [item.id for item in items])
    assert desk.committee.room(session).sitting.items[0].outcome is None

    room = desk.committee.adopt_block(session, [item.id for item in block.applied])

    assert [item.outcome for item in room.sitting.items] == [
        Outcome.FAVOURABLE, None, Outcome.FAVOURABLE, None, Outcome.FAVOURABLE
    ]  # fmt: skip
    assert current(room).item.position == 2
    record = desk.closing.close(session, carry_over=True)
    assert record.items[0].ballots[0].mode == "à main levée, en bloc"
