"""Sessions: an agenda without gaps, a room that remembers who came, ballots that stay readable."""

from dataclasses import replace
from datetime import timedelta

import pytest

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.deliberation import BallotResult, Choice, Tally, Vote
from daect_tui.domain.errors import Refusal, TransitionRefused
from daect_tui.domain.session import Attendance, Presence, Recusal, SessionState
from daect_tui.services.ports import UnitOfWork
from storage.register import OpenRegister
from tests.integration.storage.samples import (
    AGENT,
    CLOCK,
    DAY,
    MOMENT,
    ballot,
    dossier,
    item,
    member,
    organisation,
    programme,
    session,
)
from tests.integration.storage.world import World


def test_the_sitting_is_all_that_is_true_in_the_room(filled: OpenRegister, world: World) -> None:
    with filled.reading() as unit:
        sitting = unit.sessions.sitting(world.session.reference)
    president, deputy, secretary = (one.id for one in world.members)
    assert [seat.member_id for seat in sitting.seats] == [president, deputy, secretary]
    assert sitting.here() == {president, secretary}
    assert [(one.giver_id, one.holder_id) for one in sitting.mandates] == [(deputy, president)]
    assert sitting.recused(world.items[1].id) == {deputy}
    assert sitting.items == world.items
    assert sitting.rules == CommitteeRules()


def _agenda(unit: UnitOfWork) -> tuple[int, dict[str, int]]:
    """Keep a session with four items; return its number and those of its items, by letter."""
    unit.programmes.add(programme())
    kept = unit.organisations.add(organisation())
    planned = unit.sessions.add(session())
    numbers = {}
    for position, name in enumerate("ABCD", start=1):
        filed = unit.dossiers.add(dossier(f"PACT3-2017-{name}", kept))
        numbers[name] = unit.sessions.add_item(planned.id, item(filed, position)).id
    return planned.id, numbers


def _order(unit: UnitOfWork) -> str:
    items = unit.sessions.items("PACT3-2017-S1")
    assert [one.position for one in items] == list(range(1, len(items) + 1))
    return "".join(one.dossier[-1] for one in items)


@pytest.mark.parametrize(
    ("moves", "order"),
    [
        ([("A", 4)], "BCDA"),
        ([("D", 1)], "DABC"),
        ([("B", 3)], "ACBD"),
        ([("A", 2), ("B", 1)], "BACD"),
        ([("A", 99)], "BCDA"),
        ([("C", 0)], "CABD"),
        ([("D", 1), ("C", 2), ("B", 3), ("A", 4)], "DCBA"),
        ([("B", 2)], "ABCD"),
    ],
)
def test_an_item_moves_and_the_others_make_room(
    register: OpenRegister, moves: list[tuple[str, int]], order: str
) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        _, numbers = _agenda(unit)
        for name, position in moves:
            moving = next(one for one in unit.sessions.items("PACT3-2017-S1") if one.id == numbers[name])
            unit.sessions.update_item(replace(moving, position=position, notes="déplacé"))
        assert _order(unit) == order


@pytest.mark.parametrize("order", ["ABCD", "DCBA", "BDAC"])
def test_all_the_items_are_put_in_an_order_at_once(register: OpenRegister, order: str) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        session_id, numbers = _agenda(unit)
        unit.sessions.reorder(session_id, [numbers[name] for name in order])
        assert _order(unit) == order
        for others in (["A", "B", "C"], ["A", "A", "C", "D"]):
            with pytest.raises(Refusal, match="a changé entre-temps"):
                unit.sessions.reorder(session_id, [numbers[name] for name in others])
        assert _order(unit) == order


def test_an_item_is_put_where_it_asks_and_the_items_after_a_removed_one_move_up(
    register: OpenRegister,
) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        session_id, numbers = _agenda(unit)
        (kept,) = unit.organisations.named(organisation().name)
        for name, position in (("E", 2), ("F", 0)):
            filed = unit.dossiers.add(dossier(f"PACT3-2017-{name}", kept))
            unit.sessions.add_item(session_id, item(filed, position))
        assert _order(unit) == "AEBCDF"
        unit.sessions.remove_item(numbers["B"])
        assert _order(unit) == "AECDF"


def test_an_item_of_an_open_session_stays_on_the_agenda(filled: OpenRegister, world: World) -> None:
    with filled.begin(CLOCK, AGENT) as unit, pytest.raises(TransitionRefused, match="ouverte"):
        unit.sessions.remove_item(world.items[1].id)


def test_after_a_refusal_rows_are_read_afresh(filled: OpenRegister, world: World) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        with pytest.raises(TransitionRefused) as refused:
            unit.sessions.remove_item(world.items[1].id)
        unit.sessions.update(replace(world.session, place="Lyon"))
        assert unit.sessions.get(world.session.reference).place == "Lyon"
    assert refused.tb is not None  # its frames held the row that was read before


def test_a_removed_item_takes_its_recusals_with_it(filled: OpenRegister, world: World) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        unit.sessions.update(replace(world.session, state=SessionState.PLANNED))
        unit.sessions.remove_item(world.items[1].id)
        assert unit.sessions.sitting(world.session.reference).recusals == ()


def test_members_come_and_go(filled: OpenRegister, world: World) -> None:
    president = world.members[0].id
    later = MOMENT + timedelta(minutes=20)
    with filled.begin(CLOCK, AGENT) as unit:
        unit.sessions.end_attendance(world.session.id, president, later)
        with pytest.raises(Refusal, match="n’est pas présent"):
            unit.sessions.end_attendance(world.session.id, president, later)
        unit.sessions.add_attendance(world.session.id, Attendance(president, Presence.REMOTE, later))
        stays = unit.sessions.sitting(world.session.reference).attendances
    assert [stay.left_at for stay in stays if stay.member_id == president] == [later, None]


def test_a_recusal_is_taken_back_once(filled: OpenRegister, world: World) -> None:
    recusal = Recusal(world.items[1].id, world.members[1].id, "siège au conseil")
    with filled.begin(CLOCK, AGENT) as unit:
        unit.sessions.remove_recusal(recusal)
        assert unit.sessions.sitting(world.session.reference).recusals == ()
        with pytest.raises(Refusal, match="il n’y a rien à retirer"):
            unit.sessions.remove_recusal(recusal)


def test_a_dismissed_interest_is_taken_back_once(filled: OpenRegister, world: World) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        applicant = world.dossiers[0].organisation.id
        (dismissal,) = unit.conflicts.dismissed([applicant, 99])
        assert (dismissal.member_id, dismissal.reason) == (world.members[0].id, "homonyme")
        assert unit.conflicts.dismissed([99]) == ()
        assert unit.conflicts.recall(dismissal.member_id, [99]) == 0
        assert unit.conflicts.recall(dismissal.member_id, [applicant, 99]) == 1
        assert unit.conflicts.dismissed([applicant]) == ()
        assert unit.conflicts.recall(dismissal.member_id, [applicant]) == 0


def test_a_ballot_is_counted_then_another_motion_follows_a_rejected_one(
    filled: OpenRegister, world: World
) -> None:
    deputy, item_id = world.members[1].id, world.items[0].id
    counted = replace(world.ballot, tally=Tally(1, 1, 0), result=BallotResult.TIED)
    with filled.begin(CLOCK, AGENT) as unit:
        unit.sessions.add_vote(world.ballot.id, Vote(deputy, Choice.AGAINST))
        unit.sessions.update_ballot(counted)
        decided = replace(counted, casting=Choice.AGAINST, result=BallotResult.REJECTED)
        unit.sessions.update_ballot(decided)
        second = unit.sessions.add_ballot(ballot(item_id))
        first, last = unit.sessions.ballots(item_id)
    assert [vote.choice for vote in first.votes] == [Choice.FOR, Choice.AGAINST]
    assert replace(first, votes=decided.votes) == decided
    assert last == second


def test_a_voided_ballot_stays_readable_and_frees_its_item(filled: OpenRegister, world: World) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        unit.sessions.update_ballot(replace(world.ballot, voided_at=MOMENT))
        unit.sessions.add_ballot(ballot(world.items[0].id))
        voided, live = unit.sessions.ballots(world.items[0].id)
    assert (voided.voided_at, voided.votes) == (MOMENT, world.ballot.votes)
    assert live.voided_at is None


def test_members_of_a_day_have_the_president_first(register: OpenRegister) -> None:
    ordinary, deputy, president = (
        member("Aubin"),
        member("Brice", deputises=True),
        member("Cazal", presides=True),
    )
    gone = replace(member("Doré"), until=DAY - timedelta(days=1))
    coming = replace(member("Ermont"), starts_on=DAY + timedelta(days=1), until=None)
    first_day = replace(member("Ferry"), starts_on=DAY, until=DAY)
    with register.begin(CLOCK, AGENT) as unit:
        for one in (ordinary, deputy, president, gone, coming, first_day):
            unit.members.add(one)
        names = [one.last_name for one in unit.members.on(DAY)]
    assert names == ["Cazal", "Brice", "Aubin", "Ferry"]


def test_sessions_come_the_last_created_first(register: OpenRegister) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        for reference in ("PACT3-2017-S1", "CS-2018-S1"):
            unit.sessions.add(session(reference))
        assert [one.reference for one in unit.sessions.all()] == ["CS-2018-S1", "PACT3-2017-S1"]


def test_the_record_of_a_session_that_is_not_closed_is_refused(register: OpenRegister) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        unit.sessions.add(session())
        with pytest.raises(Refusal, match="n’est pas close"):
            unit.sessions.record("PACT3-2017-S1")
