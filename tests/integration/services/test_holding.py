"""What a held session keeps and refuses, through the service, on a real register."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.bulk import BulkAct, BulkAction
from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.dates import paris_moment
from daect_tui.domain.decision import Grounds
from daect_tui.domain.deliberation import BallotMode, BallotResult, Choice, Tally
from daect_tui.domain.dossier import DossierAction, DossierState
from daect_tui.domain.errors import Refusal, RefusedForReasons
from daect_tui.domain.journal import Act
from daect_tui.domain.member import Member, MemberKind
from daect_tui.domain.minutes import SessionRecord
from daect_tui.domain.minutes_document import minutes_body
from daect_tui.domain.replacement import Substitute
from daect_tui.domain.session import Motion, Outcome, Presence, SessionState
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from daect_tui.services.room import ItemView, RoomView
from storage.register import OpenRegister
from tests.support.desks import desk_on, opened, planned, under_review
from tests.unit.domain.samples import said

FAVOURABLE = Motion(Outcome.FAVOURABLE)
SUBSTITUTE = Substitute("Mme Ada Morin", "adjointe", "Organisme 3", elected=False)


def current(room: RoomView) -> ItemView:
    assert room.current is not None
    return room.current


def ids(room: RoomView) -> dict[str, int]:
    return {seat.member_name.split()[-1]: seat.member_id for seat in room.sitting.seats}


def written(record: SessionRecord) -> str:
    return "\n".join(map(said, minutes_body(record)))


def at(desk: Desk, hour: int, minute: int = 0) -> None:
    """Set the clock of the desk."""
    clock = desk.office.clock
    assert isinstance(clock, SetClock)
    clock.moment = paris_moment(date(2018, 3, 14), hour, minute)


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


# ── Closing and the second convocation ─────────────────────────────────────────────────────


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


# ── Undo ───────────────────────────────────────────────────────────────────────────────────


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


def test_a_closed_session_is_not_undone(desk: Desk) -> None:
    session, room = opened(desk)
    desk.committee.adopt_unanimously(session, current(room).item.id)
    desk.closing.close(session)

    with pytest.raises(Refusal, match="close"):
        desk.committee.undo(session)


def test_the_next_item_says_who_steps_out_and_who_comes_back(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE)
    first, second = room.sitting.items
    desk.committee.recuse(session, first.id, ids(room)["Oriol"], "x")
    room = desk.committee.recuse(session, second.id, ids(room)["Belloc"], "x")

    assert room.upcoming is not None
    assert room.upcoming.item.position == 2
    assert [seat.name for seat in room.upcoming.leaving] == ["M. Dominique Belloc"]
    assert [seat.name for seat in room.upcoming.returning] == ["M. Dominique Oriol"]


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


def test_a_withdrawn_dossier_leaves_the_second_agenda(desk: Desk) -> None:
    first = without_quorum(desk)
    record = desk.closing.lapse(first)
    desk.intake.act(record.items[1].dossier, DossierAction.WITHDRAW, "le demandeur renonce")

    again = desk.reconvening.convene_again(first, SessionPlan((), date(2018, 3, 14)))

    items = desk.agenda.items(again.reference)
    assert [(item.dossier, item.position) for item in items] == [("PACT3-2018-003", 1)]
    assert replace(items[0], id=0).outcome is None
