"""A session through the service: opened, held, voted, concluded, closed."""

import pytest

from daect_tui.domain.decision import DecisionKind, Grounds
from daect_tui.domain.deliberation import BallotResult, Choice, Tally
from daect_tui.domain.dossier import DossierAction, DossierState
from daect_tui.domain.errors import Refusal, RefusedForReasons, TransitionRefused
from daect_tui.domain.session import Motion, Outcome, SessionState
from daect_tui.services.desk import Desk
from daect_tui.services.room import ItemView, RoomView
from tests.support.desks import desk_on, opened, planned, under_review

FAVOURABLE = Motion(Outcome.FAVOURABLE)
REFUSAL = Motion(Outcome.UNFAVOURABLE, Grounds(criteria=("capacite",), reasons="Aucune réalisation."))


def current(room: RoomView) -> ItemView:
    assert room.current is not None
    return room.current


def ids(room: RoomView) -> dict[str, int]:
    return {seat.name.split()[-1]: seat.member_id for seat in room.sitting.seats}


def test_opening_freezes_the_members_of_the_day_and_takes_the_first_item(desk: Desk) -> None:
    session, room = opened(desk)

    assert room.sitting.session.state is SessionState.OPEN
    assert current(room).item.position == 1
    assert len(room.sitting.seats) == 7
    assert (current(room).quorum.base, current(room).quorum.needed) == (6, 3)
    assert session == "PACT3-2018-S1"


def test_a_unanimous_item_is_one_act_and_goes_on_to_the_next(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE)
    first = current(room).item

    room = desk.committee.adopt_unanimously(session, first.id)

    assert current(room).item.position == 2
    concluded = room.sitting.items[0]
    assert concluded.outcome is Outcome.FAVOURABLE
    assert concluded.floor is not None
    assert len(concluded.floor.voters) == 6


def test_a_second_vote_by_one_member_is_refused_and_changes_nothing(desk: Desk) -> None:
    session, room = opened(desk)
    item = current(room).item.id
    voter = current(room).voters[0]
    desk.committee.open_named_ballot(session, item, FAVOURABLE)
    desk.committee.cast(session, item, voter.member_id, Choice.FOR)

    with pytest.raises(Refusal, match="a déjà voté"):
        desk.committee.cast(session, item, voter.member_id, Choice.AGAINST)

    ballot = current(desk.committee.room(session)).live_ballot
    assert ballot is not None
    assert ballot.tally == Tally(1, 0, 0)


def test_the_last_voice_counts_the_ballot_and_a_tie_waits_for_the_casting_vote(desk: Desk) -> None:
    session, room = opened(desk)
    item = current(room).item.id
    room = desk.committee.open_named_ballot(session, item, FAVOURABLE)
    for rank, voter in enumerate(current(room).voters):
        room = desk.committee.cast(session, item, voter.member_id, Choice.FOR if rank < 3 else Choice.AGAINST)
    ballot = current(room).live_ballot
    assert ballot is not None
    assert ballot.result is BallotResult.TIED
    with pytest.raises(Refusal, match="Aucun vote n’a adopté"):
        desk.committee.conclude(session, item, Outcome.FAVOURABLE)

    desk.committee.break_tie(session, item, Choice.FOR)
    room = desk.committee.conclude(session, item, Outcome.FAVOURABLE)

    assert room.sitting.items[0].outcome is Outcome.FAVOURABLE


def test_a_recused_member_is_out_of_quorum_vote_and_presidency(desk: Desk) -> None:
    session, room = opened(desk)
    item, president = current(room).item.id, ids(room)["Vasseur"]

    room = desk.committee.recuse(session, item, president, "préside aussi l’organisme")

    assert current(room).quorum.counted == 5
    assert president not in {voter.member_id for voter in current(room).voters}
    presiding = current(room).presiding
    assert presiding is not None
    assert presiding.name.endswith("Oriol")


def test_without_quorum_nothing_is_voted(desk: Desk) -> None:
    session, room = opened(desk)
    for name in ("Toussac", "Kermadec", "Castanet", "Belloc"):
        desk.committee.leave(session, ids(room)[name])

    with pytest.raises(Refusal, match=r"R\. 133-10"):
        desk.committee.adopt_unanimously(session, current(room).item.id)

    assert current(desk.committee.room(session)).ballots == ()


def test_a_show_of_hands_must_count_everybody(desk: Desk) -> None:
    session, room = opened(desk)

    with pytest.raises(Refusal, match="ne tombe pas juste"):
        desk.committee.hands(session, current(room).item.id, FAVOURABLE, Tally(4, 0, 0))


def test_a_rejected_motion_decides_nothing_and_another_is_put(desk: Desk) -> None:
    session, room = opened(desk)
    item = current(room).item.id
    room = desk.committee.hands(session, item, FAVOURABLE, Tally(1, 5, 0))
    with pytest.raises(Refusal, match="Aucun vote n’a adopté"):
        desk.committee.conclude(session, item, Outcome.FAVOURABLE)

    desk.committee.hands(session, item, REFUSAL, Tally(5, 1, 0))
    room = desk.committee.conclude(session, item, Outcome.UNFAVOURABLE)

    assert room.sitting.items[0].grounds.criteria == ("capacite",)
    assert len(current(room).ballots) == 2


def test_a_voided_vote_stays_readable_and_the_item_is_voted_again(desk: Desk) -> None:
    session, room = opened(desk)
    item = current(room).item.id
    desk.committee.adopt_unanimously(session, item)

    room = desk.committee.void_ballot(session, item, "erreur de saisie")
    assert room.sitting.items[0].outcome is None
    desk.committee.go_to(session, 1)
    room = desk.committee.adopt_unanimously(session, item)

    assert [ballot.voided_at is not None for ballot in current(room).ballots] == [True, False]


def test_a_mandate_votes_and_a_second_one_is_refused(desk: Desk) -> None:
    session, room = opened(desk)
    members = ids(room)
    for absent in ("Castanet", "Belloc"):
        desk.committee.leave(session, members[absent])

    room = desk.committee.give_mandate(session, members["Castanet"], members["Oriol"])
    assert current(room).quorum.counted == 5
    with pytest.raises(Refusal, match=r"R\. 133-9"):
        desk.committee.give_mandate(session, members["Belloc"], members["Oriol"])


def test_a_session_is_taken_up_after_the_process_is_gone(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE)
    desk.committee.adopt_unanimously(session, current(room).item.id)

    again = desk_on(desk.office.register)  # type: ignore[arg-type]  # the same file, another desk

    room = again.committee.room(session)
    assert room.sitting.session.state is SessionState.OPEN
    assert current(room).item.position == 2


def test_closing_names_what_is_unfinished_then_carries_it_over(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE)
    desk.committee.adopt_unanimously(session, current(room).item.id)

    with pytest.raises(RefusedForReasons, match="point 2"):
        desk.closing.close(session)
    record = desk.closing.close(session, carry_over=True)

    assert [item.outcome for item in record.items] == [Outcome.FAVOURABLE, Outcome.NOT_EXAMINED]
    assert desk.intake.open(record.items[1].dossier).dossier.state is DossierState.UNDER_REVIEW
    assert desk.intake.open(record.items[0].dossier).dossier.state is DossierState.DELIBERATED
    assert [line.decision.kind for line in desk.decisions.of_session(session)] == [DecisionKind.LABEL]


def test_a_closed_session_changes_no_more(desk: Desk) -> None:
    session, room = opened(desk)
    item = current(room).item.id
    desk.committee.adopt_unanimously(session, item)
    desk.closing.close(session)

    with pytest.raises(TransitionRefused, match="close"):
        desk.committee.void_ballot(session, item, "trop tard")
    with pytest.raises(TransitionRefused):
        desk.committee.open(session)


def test_the_record_is_frozen_whatever_changes_afterwards(desk: Desk) -> None:
    session, room = opened(desk)
    record_before = None
    desk.committee.adopt_unanimously(session, current(room).item.id)
    record_before = desk.closing.close(session)

    draft = desk.intake.drafts.save({}, target=record_before.items[0].dossier)
    desk.intake.drafts.discard(draft.id)
    under_review(desk, name="Un autre")

    with desk.office.begin() as work:
        assert work.sessions.record(session) == record_before


def test_an_empty_agenda_does_not_open(desk: Desk) -> None:
    session = planned(desk, FAVOURABLE)
    item = desk.agenda.items(session)[0]
    desk.agenda.remove(session, item.dossier, "à revoir d’abord")

    with pytest.raises(Refusal, match="vide"):
        desk.committee.open(session)


def test_the_agenda_is_not_changed_once_open(desk: Desk) -> None:
    session, _room = opened(desk)
    other = under_review(desk, name="Tard venu")

    with pytest.raises(TransitionRefused, match="ordre du jour"):
        desk.agenda.add(session, other)


def test_a_dossier_that_its_applicant_withdraws_does_not_keep_its_session_open(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE)
    first, second = room.sitting.items
    desk.intake.act(first.dossier, DossierAction.WITHDRAW, "lettre du 14 mars")
    desk.committee.conclude(session, first.id, Outcome.WITHDRAWN)
    desk.committee.adopt_unanimously(session, second.id)

    record = desk.closing.close(session)

    assert [item.outcome for item in record.items] == [Outcome.WITHDRAWN, Outcome.FAVOURABLE]
    assert desk.intake.open(first.dossier).dossier.state is DossierState.WITHDRAWN
    with desk.office.reading() as work:
        assert [decision.dossier for decision in work.decisions.of_session(session)] == [second.dossier]
