"""What the room is shown: the item, who is out, the quorum, the result; and nothing else."""

from dataclasses import asdict
from pathlib import Path

import pytest

from daect_tui.domain.decision import Grounds
from daect_tui.domain.deliberation import Choice, Tally
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.desk import Desk
from daect_tui.services.display import RoomDisplay
from tests.support.desks import desk_on, new_register, opened, planned

FAVOURABLE = Motion(Outcome.FAVOURABLE)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_on(new_register(tmp_path / "essai.daect"))


def seen(desk: Desk) -> RoomDisplay:
    view = desk.display.view()
    assert view is not None
    return view


def test_without_an_open_session_there_is_nothing_to_show(desk: Desk) -> None:
    assert desk.display.view() is None
    planned(desk)
    assert desk.display.view() is None


def test_the_item_in_hand_its_motion_and_who_is_there(desk: Desk) -> None:
    opened(desk, FAVOURABLE, Motion(Outcome.UNFAVOURABLE, Grounds(criteria=("Objectif 1",), reasons="Motif")))

    view = seen(desk)

    assert view.item is not None
    assert (view.reference, view.items, view.suspended) == ("PACT3-2018-S1", 2, False)
    assert not view.demonstration
    assert (view.item.position, view.item.organisation) == (1, "Organisme 1 (fictif)")
    assert (view.item.domain, view.item.programme) == ("Domaine 1", "PACT3")
    assert view.item.motion == "avis favorable"
    assert len(view.item.present) == 6
    assert view.item.recused == ()
    assert view.item.quorum_reached
    assert view.item.presiding.endswith("Vasseur")
    assert view.next is not None
    assert (view.next.position, view.next.organisation) == (2, "Organisme 2 (fictif)")


def test_who_is_recused_is_out_and_who_must_step_out_next_is_told(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE, FAVOURABLE)
    first, second, third = (item.id for item in room.sitting.items)
    oriol, toussac = (seat.member_id for seat in room.sitting.seats[1:3])
    desk.committee.recuse(session, first, oriol, "intérêt")
    desk.committee.recuse(session, second, toussac, "intérêt")
    desk.committee.recuse(session, third, toussac, "intérêt")

    view = seen(desk)
    assert view.item is not None
    assert view.next is not None
    assert [name.split()[-1] for name in view.item.recused] == ["Oriol"]
    assert not any("Oriol" in name for name in view.item.present)
    assert [name.split()[-1] for name in view.next.leaving] == ["Toussac"]
    assert [name.split()[-1] for name in view.next.returning] == ["Oriol"]

    view_of_second = desk.committee.go_to(session, 2)
    assert view_of_second.current is not None
    after = seen(desk)
    assert after.next is not None
    # Out already for the second item, she stays out for the third.
    assert after.next.leaving == ()


def test_a_voice_is_not_shown_before_the_count(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE)
    (item,) = room.sitting.items
    desk.committee.open_named_ballot(session, item.id, FAVOURABLE)
    seats = [seat.member_id for seat in room.sitting.seats if seat.voting]
    for member in seats[:4]:
        desk.committee.cast(session, item.id, member, Choice.AGAINST)

    view = seen(desk)
    assert view.item is not None
    result = view.item.result
    assert (result.cast, result.voters, result.counted) == (4, 6, False)
    assert (result.in_favour, result.against, result.abstentions, result.words) == (0, 0, 0, "")


def test_the_count_and_its_result_are_shown_then_how_the_item_ended(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE)
    first = room.sitting.items[0].id
    desk.committee.hands(session, first, FAVOURABLE, Tally(4, 1, 1))

    view = seen(desk)
    assert view.item is not None
    result = view.item.result
    assert (result.in_favour, result.against, result.abstentions, result.counted) == (4, 1, 1, True)
    assert result.words == "avis favorable\u00a0: adoptée"

    desk.committee.conclude(session, first, Outcome.FAVOURABLE)
    view = seen(desk)
    assert view.item is not None
    assert view.item.position == 2
    assert view.item.result.words == ""
    assert view.previous == "1. Organisme 1 (fictif) – avis favorable"
    assert view.next is None


def test_of_a_secret_ballot_only_the_totals_are_shown(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE)
    desk.committee.secret(session, room.sitting.items[0].id, FAVOURABLE, Tally(3, 2, 1))

    view = seen(desk)
    assert view.item is not None
    assert (view.item.result.in_favour, view.item.result.against, view.item.result.abstentions) == (3, 2, 1)
    assert view.item.result.words == "avis favorable\u00a0: rejetée"


def test_a_loss_of_quorum_is_shown(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE)
    for seat in room.sitting.seats[:4]:
        desk.committee.leave(session, seat.member_id)

    view = seen(desk)
    assert view.item is not None
    assert not view.item.quorum_reached
    assert "non atteint" in view.item.quorum


def test_a_suspended_session_says_so_and_a_closed_one_is_gone(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE)
    desk.committee.suspend(session)
    assert seen(desk).suspended
    desk.committee.resume(session)
    assert not seen(desk).suspended
    desk.committee.adopt_unanimously(session, room.sitting.items[0].id)
    desk.closing.close(session)
    assert desk.display.view() is None


def test_neither_notes_nor_reasons_nor_addresses_are_in_the_view(desk: Desk) -> None:
    grounds = Grounds(criteria=("Objectif 1",), reasons="SECRET des motifs")
    session, room = opened(desk, FAVOURABLE, Motion(Outcome.UNFAVOURABLE, grounds))
    first, second = (item.id for item in room.sitting.items)
    desk.committee.note(session, first, "SECRET des notes")
    desk.committee.recuse(session, first, room.sitting.seats[1].member_id, "SECRET du déport")
    desk.committee.go_to(session, 2)
    desk.committee.hands(session, second, Motion(Outcome.UNFAVOURABLE, grounds), Tally(6, 0, 0))

    for position in (1, 2):
        desk.committee.go_to(session, position)
        told = str(asdict(seen(desk)))
        for kept in ("SECRET", "place du Marché", "28000", "Lormier", "Agathe", "Ferrand", "PACT3-2018-001"):
            assert kept not in told, kept
