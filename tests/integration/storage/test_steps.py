"""What an act changed is put back, row by row; ballots are voided, never deleted."""

from dataclasses import replace

import pytest

from daect_tui.domain.decision import Grounds
from daect_tui.domain.deliberation import BallotResult, Choice, Tally, Vote
from daect_tui.domain.errors import Refusal
from daect_tui.domain.hearing import Disagreement, Hearing
from daect_tui.domain.journal import Act
from daect_tui.domain.session import Attendance, Mandate, Occupant, Outcome, Presence, Recusal
from daect_tui.domain.undo import BallotBefore, ItemBefore, Step, StepKind
from storage.register import OpenRegister
from tests.integration.storage.samples import AGENT, CLOCK, MOMENT
from tests.integration.storage.world import World


def test_the_last_step_replaces_the_one_before_and_is_read_back_whole(
    filled: OpenRegister, world: World
) -> None:
    seat = None
    with filled.begin(CLOCK, AGENT) as unit:
        seat = unit.sessions.sitting(world.session.reference).seats[0]
        step = Step(
            StepKind.BALLOT,
            "vote",
            3,
            7,
            seats_before=(replace(seat, titular=Occupant("A", "b", "c")),),
            recusals_added=(Recusal(world.items[0].id, seat.member_id, "x"),),
            votes_added=((1, 2),),
            ballots_before=(BallotBefore(1, Tally(1, 2, 3), Choice.FOR, BallotResult.TIED, MOMENT),),
            items_before=(ItemBefore(1, Outcome.FAVOURABLE, Grounds(criteria=("C1",)), None, "note"),),
        )
        unit.sessions.keep_step(world.session.id, step)
        assert unit.sessions.step(world.session.id) == step
        assert unit.sessions.step(99) is None


def test_what_was_added_goes_and_what_was_ended_lasts_again(filled: OpenRegister, world: World) -> None:
    president, deputy, _secretary = (one.id for one in world.members)
    session, (first, second) = world.session, world.items
    with filled.begin(CLOCK, AGENT) as unit:
        sessions = unit.sessions
        before = sessions.sitting(session.reference)
        heard_before = sessions.hearings(first.id)
        disagreed_before = sessions.disagreements(first.id)
        step = Step(
            StepKind.ARRIVAL,
            "tout",
            1,
            stays_ended=(sessions.end_attendance(session.id, president, MOMENT),),
            mandates_ended=(sessions.end_mandate(session.id, deputy, MOMENT),),
            stays_added=(sessions.add_attendance(session.id, Attendance(deputy, Presence.REMOTE, MOMENT)),),
            mandates_added=(sessions.add_mandate(session.id, Mandate(deputy, president, MOMENT)),),
            seats_before=before.seats[:1],
            recusals_added=(Recusal(first.id, deputy, "x"),),
            recusals_removed=before.recusals,
            hearings_added=(sessions.add_hearing(Hearing(0, first.id, "M. Z", "maire", MOMENT)).id,),
            hearings_ended=(heard_before[0].id,),
            disagreements_added=(
                sessions.add_disagreement(Disagreement(0, first.id, president, "M. A", "Non.")).id,
            ),
        )
        sessions.add_recusal(step.recusals_added[0])
        sessions.remove_recusal(before.recusals[0])
        sessions.end_hearing(heard_before[0].id, MOMENT)
        sessions.update_seat(session.id, replace(before.seats[0], name="M. Z"))
        assert sessions.sitting(session.reference) != before

        sessions.take_back(session.id, step, MOMENT)

        after = sessions.sitting(session.reference)
        assert replace(after, recusals=()) == replace(before, recusals=())
        assert set(after.recusals) == set(before.recusals)
        assert sessions.hearings(first.id) == heard_before
        assert sessions.disagreements(first.id) == disagreed_before
        assert second in after.items


def test_a_ballot_that_was_added_is_voided_and_one_that_was_changed_is_as_before(
    filled: OpenRegister, world: World
) -> None:
    item, ballot, deputy = world.items[0], world.ballot, world.members[1].id
    with filled.begin(CLOCK, AGENT) as unit:
        sessions = unit.sessions
        sessions.add_vote(ballot.id, Vote(deputy, Choice.AGAINST))
        sessions.update_ballot(replace(ballot, tally=Tally(1, 1, 0), result=BallotResult.REJECTED))
        added = sessions.add_ballot(replace(ballot, id=0, votes=()))
        sessions.update_item(replace(item, outcome=None, floor=None, notes="autre"))
        step = Step(
            StepKind.BALLOT,
            "scrutin",
            1,
            votes_added=((ballot.id, deputy),),
            ballots_before=(BallotBefore(ballot.id, ballot.tally, None, None, None),),
            ballots_added=(added.id,),
            items_before=(ItemBefore(item.id, item.outcome, item.grounds, item.floor, item.notes),),
        )

        sessions.take_back(world.session.id, step, MOMENT)

        assert sessions.ballots(item.id) == (ballot, replace(added, voided_at=MOMENT))
        assert sessions.sitting(world.session.reference).items[0] == item


def test_who_is_not_there_any_more_does_not_go_out_again(filled: OpenRegister, world: World) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        (heard,) = unit.sessions.hearings(world.items[0].id)
        unit.sessions.end_hearing(heard.id, MOMENT)
        with pytest.raises(Refusal, match="n’est plus en séance"):
            unit.sessions.end_hearing(heard.id, MOMENT)
        with pytest.raises(Refusal, match="n’a pas donné pouvoir"):
            unit.sessions.end_mandate(world.session.id, world.members[2].id, MOMENT)


def test_the_seal_of_the_journal_is_that_of_its_last_line(filled: OpenRegister) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        (last,) = unit.journal.last(1)
        assert unit.journal.head() == last.hash
        added = unit.journal.append(Act("essai", "x", {}))
        assert unit.journal.head() == added.hash
        assert unit.journal.since(last.sequence, ["x"]) == (added,)
        assert unit.journal.since(added.sequence, ["x"]) == ()
        assert unit.journal.since(last.sequence, ["y"]) == ()
        unit.commit()
        assert unit.journal.head() == added.hash
    with filled.reading() as unit:
        assert unit.journal.head() == added.hash
