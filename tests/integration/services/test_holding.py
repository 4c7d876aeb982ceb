"""What a held session keeps and refuses, on a real register: rules, substitutes, mandates, votes."""

from collections.abc import Callable
from datetime import date

import pytest

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.decision import Grounds
from daect_tui.domain.deliberation import BallotMode, BallotResult, Choice, Tally
from daect_tui.domain.errors import Refusal
from daect_tui.domain.member import Member, MemberKind
from daect_tui.domain.replacement import Substitute
from daect_tui.domain.session import Motion, Outcome, Presence
from daect_tui.services.desk import Desk
from tests.support.desks import opened, planned
from tests.support.sessions import FAVOURABLE, SUBSTITUTE, at, current, ids, written

# ── Rules ──────────────────────────────────────────────────────────────────────────────────


def test_a_session_keeps_the_rules_of_its_opening(desk: Desk) -> None:
    session, room = opened(desk)
    desk.directory.save_rules(CommitteeRules(quorum_share=(1, 1), mandates_per_member=3))

    rules = desk.committee.room(session).sitting.rules

    assert rules == room.sitting.rules == CommitteeRules()
    assert desk.closing.close(session, carry_over=True).rules == CommitteeRules()


def test_a_session_that_is_not_open_yet_follows_the_rules_of_today(desk: Desk) -> None:
    session = planned(desk)
    desk.directory.save_rules(CommitteeRules(quorum_share=(2, 3)))

    assert desk.committee.open(session).sitting.rules.quorum_share == (2, 3)


# ── Substitutes ────────────────────────────────────────────────────────────────────────────


def test_a_substitute_votes_under_their_own_name_down_to_the_minutes(desk: Desk) -> None:
    session, room = opened(desk)
    member, item = ids(room)["Toussac"], current(room).item.id
    at(desk, 10, 30)
    desk.committee.leave(session, member)
    desk.committee.substitute(session, member, SUBSTITUTE)
    room = desk.committee.arrive(session, {member: Presence.IN_ROOM})

    assert "Mme Ada Morin" in {seat.name for seat in current(room).voters}
    for voter in current(room).voters:
        room = desk.committee.cast(session, item, voter.member_id, Choice.FOR, FAVOURABLE)
    desk.committee.conclude(session, item, Outcome.FAVOURABLE)
    record = desk.closing.close(session)

    assert "Mme Ada Morin\u00a0: pour" in record.items[0].ballots[0].voices
    assert "Mme Ada Morin" in record.items[0].voters
    text = written(record)
    assert "Mme Dominique Toussac | membre | Organisme 3 | en séance jusqu’à 10 h 30" in text
    assert (
        "Mme Ada Morin | adjointe | Organisme 3 | en séance à partir de 10 h 30, "
        "supplée Mme Dominique Toussac (CRPA, art. R. 133-3)"
    ) in text


def test_a_voice_keeps_the_name_of_who_cast_it_when_the_member_comes_back(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE)
    member, (first, second) = ids(room)["Toussac"], room.sitting.items
    desk.committee.leave(session, member)
    desk.committee.substitute(session, member, SUBSTITUTE)
    room = desk.committee.arrive(session, {member: Presence.IN_ROOM})
    for voter in current(room).voters:
        desk.committee.cast(session, first.id, voter.member_id, Choice.FOR, FAVOURABLE)
    desk.committee.conclude(session, first.id, Outcome.FAVOURABLE)
    desk.committee.leave(session, member)
    desk.committee.give_back_seat(session, member)
    room = desk.committee.arrive(session, {member: Presence.REMOTE})
    for voter in current(room).voters:
        desk.committee.cast(session, second.id, voter.member_id, Choice.FOR, FAVOURABLE)
    desk.committee.conclude(session, second.id, Outcome.FAVOURABLE)

    record = desk.closing.close(session)

    assert "Mme Ada Morin\u00a0: pour" in record.items[0].ballots[0].voices
    assert "Mme Dominique Toussac\u00a0: pour" in record.items[1].ballots[0].voices
    assert [one.name for one in record.members if one.body == "Organisme 3"] == [
        "Mme Dominique Toussac",
        "Mme Ada Morin",
    ]


def test_the_qualified_and_the_elected_are_seated_as_such(desk: Desk) -> None:
    elected = desk.directory.add_member(
        Member(0, "M.", "Luc", "Ambert", "maire", "AMF", MemberKind.ELECTED,
               voting=True, presides=False, deputises=False, starts_on=date(2016, 1, 1))
    )  # fmt: skip
    session, room = opened(desk)
    seat = room.sitting.seat(elected.id)
    assert seat.kind is MemberKind.ELECTED
    desk.committee.leave(session, elected.id)

    with pytest.raises(Refusal, match="seul un élu de la même assemblée"):
        desk.committee.substitute(session, elected.id, Substitute("M. A", "chargé", "AMF", elected=False))
    room = desk.committee.substitute(session, elected.id, Substitute("M. A", "adjoint", "amf", elected=True))
    assert (room.sitting.seat(elected.id).name, room.sitting.seat(elected.id).body) == ("M. A", "AMF")


# ── Mandates ───────────────────────────────────────────────────────────────────────────────


def test_a_mandate_ends_when_its_giver_arrives_and_may_be_given_again(desk: Desk) -> None:
    session, room = opened(desk)
    giver, holder = ids(room)["Belloc"], ids(room)["Oriol"]
    desk.committee.leave(session, giver)
    room = desk.committee.give_mandate(session, giver, holder)
    assert (current(room).quorum.represented, current(room).quorum.counted) == (1, 6)

    at(desk, 11)
    room = desk.committee.arrive(session, {giver: Presence.REMOTE})
    assert room.sitting.standing_mandates == ()
    assert (current(room).quorum.remote, current(room).quorum.counted) == (1, 6)

    desk.committee.leave(session, giver)
    room = desk.committee.give_mandate(session, giver, holder)
    assert len(room.sitting.standing_mandates) == 1
    record = desk.closing.close(session, carry_over=True)
    assert record.mandates == (
        "M. Dominique Belloc à M. Dominique Oriol, jusqu’à 11\u00a0h\u00a000",
        "M. Dominique Belloc à M. Dominique Oriol",
    )


def test_a_mandate_is_withdrawn(desk: Desk) -> None:
    session, room = opened(desk)
    giver, holder = ids(room)["Belloc"], ids(room)["Oriol"]
    desk.committee.leave(session, giver)
    desk.committee.give_mandate(session, giver, holder)

    room = desk.committee.withdraw_mandate(session, giver)

    assert current(room).quorum.counted == 5
    with pytest.raises(Refusal, match="n’a pas donné pouvoir"):
        desk.committee.withdraw_mandate(session, giver)


# ── Votes ──────────────────────────────────────────────────────────────────────────────────


def test_a_vote_by_name_is_counted_when_the_last_one_waited_for_leaves(desk: Desk) -> None:
    session, room = opened(desk)
    item, voters = current(room).item.id, current(room).voters
    for voter in voters[:5]:
        desk.committee.cast(session, item, voter.member_id, Choice.FOR, FAVOURABLE)

    room = desk.committee.leave(session, voters[5].member_id)

    ballot = current(room).live_ballot
    assert ballot is not None
    assert (ballot.result, ballot.tally) == (BallotResult.ADOPTED, Tally(5, 0, 0))
    floor = current(room).item.floor
    assert floor is not None
    assert len(floor.voters) == 5


def test_who_voted_then_left_keeps_their_voice(desk: Desk) -> None:
    session, room = opened(desk)
    item, voters = current(room).item.id, current(room).voters
    for voter in voters[:4]:
        desk.committee.cast(session, item, voter.member_id, Choice.FOR, FAVOURABLE)
    desk.committee.leave(session, voters[0].member_id)
    for voter in voters[4:]:
        room = desk.committee.cast(session, item, voter.member_id, Choice.AGAINST)

    ballot = current(room).live_ballot
    assert ballot is not None
    assert (ballot.result, ballot.tally) == (BallotResult.ADOPTED, Tally(4, 2, 0))


def test_without_quorum_an_open_vote_waits(desk: Desk) -> None:
    session, room = opened(desk)
    item, voters = current(room).item.id, current(room).voters
    desk.committee.cast(session, item, voters[0].member_id, Choice.FOR, FAVOURABLE)
    for voter in voters[1:]:
        room = desk.committee.leave(session, voter.member_id)
    ballot = current(room).live_ballot
    assert ballot is not None
    assert ballot.result is None

    room = desk.committee.arrive(session, {voter.member_id: Presence.IN_ROOM for voter in voters[1:3]})
    with pytest.raises(Refusal, match="n’est ni présent ni représenté"):
        desk.committee.cast(session, item, voters[3].member_id, Choice.FOR)
    for voter in voters[1:3]:
        room = desk.committee.cast(session, item, voter.member_id, Choice.FOR)
    ballot = current(room).live_ballot
    assert ballot is not None
    assert ballot.result is BallotResult.ADOPTED


def test_the_floor_is_that_of_the_vote_even_when_somebody_leaves_before_it_is_confirmed(desk: Desk) -> None:
    session, room = opened(desk)
    item = current(room).item.id
    desk.committee.hands(session, item, FAVOURABLE, Tally(6, 0, 0))
    desk.committee.leave(session, ids(room)["Belloc"])
    room = desk.committee.conclude(session, item, Outcome.FAVOURABLE)

    floor = room.sitting.items[0].floor
    assert floor is not None
    assert len(floor.voters) == 6


def test_a_secret_ballot_keeps_totals_and_participants(desk: Desk) -> None:
    session, room = opened(desk)
    item = current(room).item.id

    room = desk.committee.secret(session, item, FAVOURABLE, Tally(4, 1, 1))

    ballot = current(room).live_ballot
    assert ballot is not None
    assert (ballot.mode, ballot.votes, ballot.tally) == (BallotMode.SECRET, (), Tally(4, 1, 1))
    assert len(ballot.participants) == 6
    desk.committee.conclude(session, item, Outcome.FAVOURABLE)
    text = written(desk.closing.close(session))
    assert "vote à bulletins secrets : 4 pour, 1 contre, 1 abstention. Résultat : adoptée. Ont voté :" in text


def test_a_tied_secret_ballot_has_no_casting_vote(desk: Desk) -> None:
    session, room = opened(desk)
    item = current(room).item.id
    room = desk.committee.secret(session, item, FAVOURABLE, Tally(3, 3, 0))

    assert not current(room).casting_vote
    with pytest.raises(Refusal, match="ne se départage pas"):
        desk.committee.break_tie(session, item, Choice.FOR)


def test_where_the_rules_forbid_it_there_is_no_secret_ballot(desk: Desk) -> None:
    desk.directory.save_rules(CommitteeRules(secret_ballot=False))
    session, room = opened(desk)

    with pytest.raises(Refusal, match="ne prévoit pas le scrutin secret"):
        desk.committee.secret(session, current(room).item.id, FAVOURABLE, Tally(6, 0, 0))


@pytest.mark.parametrize(
    ("motion", "words"),
    [
        (Motion(Outcome.UNFAVOURABLE, Grounds(reasons="Peu.")), "cite au moins un critère"),
        (Motion(Outcome.ADJOURNED, Grounds(wanted_until=date(2018, 5, 1))), "ce qui est attendu"),
        (Motion(Outcome.ADJOURNED, Grounds(wanted="un accord")), "jusqu’à quelle date"),
        (Motion(Outcome.WITH_RESERVATIONS), "écrit au moins une réserve"),
        (Motion(Outcome.WITHDRAWN), "ne se met pas aux voix"),
    ],
)
def test_a_motion_that_lacks_something_is_not_put_to_the_vote(desk: Desk, motion: Motion, words: str) -> None:
    session, room = opened(desk)
    item = current(room).item.id

    votes: tuple[Callable[[], object], ...] = (
        lambda: desk.committee.adopt_unanimously(session, item, motion),
        lambda: desk.committee.hands(session, item, motion, Tally(6, 0, 0)),
        lambda: desk.committee.secret(session, item, motion, Tally(6, 0, 0)),
        lambda: desk.committee.open_named_ballot(session, item, motion),
    )
    for vote in votes:
        with pytest.raises(Refusal, match=words):
            vote()
    assert current(desk.committee.room(session)).ballots == ()
