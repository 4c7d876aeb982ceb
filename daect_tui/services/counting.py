"""Counting a vote and concluding an item: what several acts of a session have in common."""

from dataclasses import replace

from daect_tui.domain import deliberation
from daect_tui.domain.decision import Grounds
from daect_tui.domain.deliberation import Ballot, BallotMode, BallotResult, Tally
from daect_tui.domain.errors import Refusal
from daect_tui.domain.minutes import item_floor
from daect_tui.domain.motions import votable
from daect_tui.domain.quorum import check_quorum, quorum, voters
from daect_tui.domain.session import AgendaItem, Floor, Motion, Outcome, Sitting
from daect_tui.domain.text import quoted
from daect_tui.services.holding import Holding
from daect_tui.services.room import next_position


def check_votable(act: Holding, item_id: int, motion: Motion) -> AgendaItem:
    """Return an item that may be voted now; refuse without quorum, or a motion that lacks something."""
    item = act.item(item_id)
    act.check_free(item)
    check_quorum(act.sitting, item_id)
    votable(motion)
    return item


def count(
    act: Holding, item: AgendaItem, motion: Motion, mode: BallotMode, tally: Tally, *, en_bloc: bool = False
) -> Ballot:
    """Keep a vote that is taken at once, with what the rules make of it, and who took part."""
    deliberation.check_tally(act.sitting, item.id, tally)
    floor = item_floor(act.sitting, item.id)
    ballot = act.work.sessions.add_ballot(
        Ballot(
            id=0,
            item_id=item.id,
            motion=motion,
            mode=mode,
            tally=tally,
            votes=(),
            casting=None,
            result=deliberation.result(tally, act.sitting.rules),
            participants=floor.voters if mode is BallotMode.SECRET else (),
            en_bloc=en_bloc,
        )
    )
    act.did(ballots_added=(ballot.id,))
    take_down(act, item, floor)
    return ballot


def take_down(act: Holding, item: AgendaItem, floor: Floor) -> AgendaItem:
    """Keep who took part in the vote of an item, before the room moves on."""
    act.changes_item(item)
    taken = replace(item, floor=floor)
    act.work.sessions.update_item(taken)
    return taken


def settle(act: Holding, sitting: Sitting, item: AgendaItem, ballot: Ballot) -> Ballot:
    """Write an open vote by name, counted once all who may vote now in `sitting` have voted.

    Returns it as it is written.

    The voices of those who left since stay; without quorum the vote stays open.
    """
    tally = deliberation.tally_votes(ballot.votes)
    cast = {vote.member_id for vote in ballot.votes}
    expected = {seat.member_id for seat in voters(sitting, item.id)}
    counted = bool(cast) and expected <= cast and quorum(sitting, item.id).reached
    act.changes_ballot(ballot)
    result = deliberation.result(tally, sitting.rules) if counted else None
    written = replace(ballot, tally=tally, result=result)
    act.work.sessions.update_ballot(written)
    if counted:
        names = tuple(seat.name for seat in sitting.seats if seat.member_id in cast)
        take_down(act, item, replace(item_floor(sitting, item.id), voters=names))
    else:
        act.same_room = sitting is act.sitting
    return written


def conclude(act: Holding, item: AgendaItem, outcome: Outcome, grounds: Grounds | None, notes: str) -> None:
    """Write how an item ends, see those who were heard out, and go on to the next item.

    An opinion needs a vote that adopted it; the other outcomes need none.
    """
    ballot = act.live_ballot(item.id)
    if outcome.is_voted:
        if ballot is None or ballot.result is not BallotResult.ADOPTED or ballot.motion.sense is not outcome:
            raise Refusal(f"Aucun vote n’a adopté {quoted(outcome.label)} sur ce point. Mettez-le aux voix.")
        grounds = grounds or ballot.motion.grounds
    elif ballot is not None and ballot.decides:
        raise Refusal("Un vote est enregistré sur ce point. Annulez-le avant de conclure autrement.")
    sessions = act.work.sessions
    act.changes_item(item)
    voted = outcome.is_voted and item.floor is not None
    concluded = replace(
        item,
        outcome=outcome,
        grounds=grounds or Grounds(),
        floor=item.floor if voted else item_floor(act.sitting, item.id),
        notes=notes or item.notes,
    )
    sessions.update_item(concluded)
    for heard in sessions.hearings(item.id):
        if heard.left_at is None:
            sessions.end_hearing(heard.id, act.now)
            act.did(hearings_ended=(heard.id,))
    act.tell("item.concluded", {"point": item.position, "issue": outcome.value})


def go_on(act: Holding) -> None:
    """Take the next item without an outcome in hand."""
    sessions = act.work.sessions
    session = act.sitting.session
    upcoming = next_position(sessions.items(act.reference), session.position)
    sessions.update(replace(session, position=upcoming))
