"""The order of an agenda and its hours, through the service, on a real register."""

from datetime import date, time

import pytest

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.errors import Refusal, TransitionRefused
from daect_tui.domain.session import AgendaItem, Motion, Outcome, Presence
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.desk import Desk
from tests.support.desks import planned

FAVOURABLE = Motion(Outcome.FAVOURABLE)


@pytest.fixture
def session(desk: Desk) -> str:
    return planned(desk, *[FAVOURABLE] * 4)


def names(items: tuple[AgendaItem, ...]) -> str:
    """Return the rank that each item had at first, in their order."""
    return "".join(item.organisation.split()[1] for item in items)


def recuse(desk: Desk, session: str, rank: int, *names: str) -> None:
    item = next(one for one in desk.agenda.items(session) if one.organisation.split()[1] == str(rank))
    members = {one.last_name: one.id for one in desk.directory.members()}
    for name in names:
        desk.interests.declare(session, item.id, members[name], "intérêt")


def test_an_item_moves_up_and_down_and_the_others_make_room(desk: Desk, session: str) -> None:
    third = desk.agenda.items(session)[2]
    assert desk.agenda_order.move(session, third.id, -1).position == 2
    assert names(desk.agenda.items(session)) == "1324"
    desk.agenda_order.move(session, third.id, 1)
    assert names(desk.agenda.items(session)) == "1234"
    assert [one.kind for one in desk.directory.journal(2)] == ["item.moved", "item.moved"]


def test_an_item_does_not_leave_the_agenda_by_its_ends(desk: Desk, session: str) -> None:
    items = desk.agenda.items(session)
    with pytest.raises(Refusal, match="Le point 1 est déjà le premier"):
        desk.agenda_order.move(session, items[0].id, -1)
    with pytest.raises(Refusal, match="Le point 4 est déjà le dernier"):
        desk.agenda_order.move(session, items[3].id, 1)


def test_r133_12_the_quietest_order_says_what_it_spares_then_is_applied(desk: Desk, session: str) -> None:
    recuse(desk, session, 1, "Oriol")
    recuse(desk, session, 3, "Oriol", "Belloc")

    found = desk.agenda_order.quietest(session)

    assert (found.before, found.after) == (6, 4)
    assert names(desk.agenda.items(session)) == "1234"
    desk.agenda_order.reorder(session, [item.id for item in found.items])
    items = desk.agenda.items(session)
    assert names(items) == names(found.items)
    assert [item.position for item in items] == [1, 2, 3, 4]
    after = desk.agenda_order.quietest(session)
    assert (after.before, after.after, names(after.items)) == (4, 4, names(items))
    # Recusals go with their items.
    sitting = desk.committee.room(session).sitting
    assert [len(sitting.recused(item.id)) for item in items] == [
        {"1": 1, "3": 2}.get(rank, 0) for rank in names(items)
    ]


def test_an_order_of_other_items_is_refused(desk: Desk, session: str) -> None:
    items = desk.agenda.items(session)
    with pytest.raises(Refusal, match="a changé entre-temps"):
        desk.agenda_order.reorder(session, [item.id for item in items[:3]])
    with pytest.raises(Refusal, match="a changé entre-temps"):
        desk.agenda_order.reorder(session, [items[0].id] * 4)


def test_hours_follow_from_that_of_the_session_and_from_the_rules(desk: Desk, session: str) -> None:
    assert {one.at for one in desk.agenda_order.prepared(session).items} == {None}
    desk.directory.save_rules(CommitteeRules(minutes_per_item=15))
    desk.agenda.replan(session, SessionPlan(("PACT3",), date(2018, 3, 14), hour=time(14)))
    second = desk.agenda.items(session)[1]
    desk.agenda_order.plan_minutes(session, second.id, 40)

    prepared = desk.agenda_order.prepared(session)

    assert [one.at for one in prepared.items] == [time(14), time(14, 15), time(14, 55), time(15, 10)]
    assert (prepared.ends_at, [one.minutes for one in prepared.items]) == (time(15, 25), [15, 40, 15, 15])
    desk.agenda_order.plan_minutes(session, second.id, 0)
    assert desk.agenda_order.prepared(session).ends_at == time(15)


def test_how_long_an_item_lasts_moves_with_it(desk: Desk, session: str) -> None:
    second = desk.agenda.items(session)[1]
    desk.agenda_order.plan_minutes(session, second.id, 40)
    desk.agenda_order.move(session, second.id, 1)
    assert [one.minutes for one in desk.agenda_order.prepared(session).items] == [10, 10, 40, 10]
    with pytest.raises(Refusal, match="de 1 à 999 minutes"):
        desk.agenda_order.plan_minutes(session, second.id, 1000)


def test_r133_5_an_agenda_does_not_move_once_its_session_is_open(desk: Desk, session: str) -> None:
    item = desk.agenda.items(session)[1]
    sitting = desk.committee.open(session).sitting
    desk.committee.arrive(session, {seat.member_id: Presence.IN_ROOM for seat in sitting.seats})
    for act in (
        lambda: desk.agenda_order.move(session, item.id, 1),
        lambda: desk.agenda_order.reorder(session, [one.id for one in reversed(sitting.items)]),
        lambda: desk.agenda_order.plan_minutes(session, item.id, 5),
    ):
        with pytest.raises(TransitionRefused, match="modifier l’ordre du jour"):
            act()
