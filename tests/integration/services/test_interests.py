"""CRPA R133-12 in preparation: suggestions of a session, their answers, and what the sitting finds."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.conflicts import ConflictStanding, InterestKind
from daect_tui.domain.errors import Refusal, TransitionRefused
from daect_tui.domain.session import Motion, Outcome, Presence, RecusalOrigin
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.desk import Desk
from daect_tui.services.interests import InterestLine
from tests.support.desks import MORNING, planned, under_review

FAVOURABLE = Motion(Outcome.FAVOURABLE)
_S = ConflictStanding


def line(desk: Desk, session: str, member: str) -> InterestLine:
    """Return the line of a member, found by name."""
    return next(one for one in desk.interests.lines(session) if one.member.last_name == member)


def standings(desk: Desk, session: str) -> list[tuple[int, str, ConflictStanding]]:
    return [(one.item.position, one.member.last_name, one.standing) for one in desk.interests.lines(session)]


def answered(desk: Desk, session: str, member: str) -> tuple[str, int, int]:
    """Return what an act on a line is called with."""
    found = line(desk, session, member)
    return session, found.item.id, found.member.id


@pytest.fixture
def session(desk: Desk) -> str:
    """Three items whose applicants are the bodies of three members (« Organisme 1 (fictif) » and so on)."""
    return planned(desk, FAVOURABLE, FAVOURABLE, FAVOURABLE)


def test_r133_12_each_suggestion_of_the_session_waits_for_an_answer(desk: Desk, session: str) -> None:
    assert standings(desk, session) == [
        (1, "Vasseur", _S.TO_ANSWER), (2, "Oriol", _S.TO_ANSWER), (3, "Toussac", _S.TO_ANSWER)
    ]  # fmt: skip
    first = line(desk, session, "Vasseur")
    assert [interest.kind for interest in first.interests] == [InterestKind.BODY]
    assert desk.agenda_order.prepared(session).to_answer == 3


def test_r133_12_a_declared_interest_is_a_recusal_with_who_when_and_why(desk: Desk, session: str) -> None:
    desk.interests.declare(*answered(desk, session, "Oriol"), "  préside l’organisme ")

    found = line(desk, session, "Oriol")
    assert (found.standing, found.reason, found.recused) == (_S.DECLARED, "préside l’organisme", True)
    assert (found.answered_at, found.answered_by) == (MORNING, "Camille Renaud")
    assert desk.directory.journal(1)[0].kind == "recusal.declared"
    assert [one.recused for one in desk.agenda_order.prepared(session).items] == [
        (), ("M. Dominique Oriol",), ()
    ]  # fmt: skip


def test_r133_12_a_confirmed_interest_is_a_recusal_that_the_service_found(desk: Desk, session: str) -> None:
    desk.interests.declare(*answered(desk, session, "Oriol"), "même organisme", RecusalOrigin.CONFIRMED)

    assert line(desk, session, "Oriol").standing is _S.CONFIRMED
    (recusal,) = desk.committee.room(session).sitting.recusals
    assert recusal.origin is RecusalOrigin.CONFIRMED


def test_r133_12_a_recusal_is_recorded_once_and_never_without_a_reason(desk: Desk, session: str) -> None:
    act = answered(desk, session, "Oriol")
    with pytest.raises(Refusal, match="Écrivez l’intérêt en cause"):
        desk.interests.declare(*act, " \u202e ")
    desk.interests.declare(*act, "préside l’organisme")
    with pytest.raises(Refusal, match="déjà noté sur le point 2"):
        desk.interests.declare(*act, "préside l’organisme")
    with pytest.raises(Refusal, match="Retirez-le d’abord"):
        desk.interests.dismiss(*act, "homonyme")


def test_r133_12_a_recusal_taken_back_is_to_be_answered_again(desk: Desk, session: str) -> None:
    act = answered(desk, session, "Oriol")
    desk.interests.declare(*act, "préside l’organisme")
    desk.interests.withdraw(*act)

    assert line(desk, session, "Oriol").standing is _S.TO_ANSWER
    with pytest.raises(Refusal, match=r"Aucun déport de M\. Dominique Oriol"):
        desk.interests.withdraw(*act)


def test_r133_12_a_recusal_that_nothing_suggests_is_listed_too(desk: Desk, session: str) -> None:
    item = desk.agenda.items(session)[0]
    member = next(one for one in desk.directory.members() if one.last_name == "Belloc")
    desk.interests.declare(session, item.id, member.id, "conjoint du maire")

    found = line(desk, session, "Belloc")
    assert (found.interests, found.standing, found.reason) == ((), _S.DECLARED, "conjoint du maire")


def test_a_dismissed_suggestion_is_pinned_for_this_member_and_applicant(desk: Desk, session: str) -> None:
    desk.interests.dismiss(*answered(desk, session, "Vasseur"), "homonyme")

    found = line(desk, session, "Vasseur")
    assert (found.standing, found.reason, found.recused) == (_S.DISMISSED, "homonyme", False)
    assert [one[2] for one in standings(desk, session)] == [_S.TO_ANSWER, _S.TO_ANSWER, _S.DISMISSED]
    # Another dossier of the same applicant, in another session: the pair does not come back.
    again = desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 4, 11))).reference
    desk.agenda.add(again, under_review(desk, name="Organisme 1 (fictif)", domain="Tout autre chose"))
    assert standings(desk, again) == [(1, "Vasseur", _S.DISMISSED)]


def test_a_dismissal_says_why_and_is_taken_back(desk: Desk, session: str) -> None:
    act = answered(desk, session, "Vasseur")
    with pytest.raises(Refusal, match="Écrivez pourquoi"):
        desk.interests.dismiss(*act, "")
    with pytest.raises(Refusal, match="n’est pas écarté"):
        desk.interests.recall(*act)
    desk.interests.dismiss(*act, "homonyme")
    desk.interests.recall(*act)
    assert line(desk, session, "Vasseur").standing is _S.TO_ANSWER


def test_r133_12_a_declaration_ends_the_dismissal_that_it_contradicts(desk: Desk, session: str) -> None:
    act = answered(desk, session, "Vasseur")
    desk.interests.dismiss(*act, "homonyme")
    desk.interests.declare(*act, "préside l’organisme")
    desk.interests.withdraw(*act)
    assert line(desk, session, "Vasseur").standing is _S.TO_ANSWER


def test_r133_12_what_was_declared_before_holds_when_the_session_opens(desk: Desk, session: str) -> None:
    _, item, member = answered(desk, session, "Oriol")
    desk.interests.declare(session, item, member, "préside l’organisme")

    sitting = desk.committee.open(session).sitting
    assert sitting.recused(item) == {member}
    room = desk.committee.arrive(session, {seat.member_id: Presence.IN_ROOM for seat in sitting.seats})
    assert room.upcoming is not None
    assert [seat.member_id for seat in room.upcoming.leaving] == [member]
    room = desk.committee.go_to(session, 2)
    assert room.current is not None
    assert member not in {seat.member_id for seat in room.current.voters}
    with pytest.raises(TransitionRefused, match="modifier l’ordre du jour"):
        desk.interests.withdraw(session, item, member)


def test_r133_12_who_does_not_sit_on_the_day_is_recused_from_nothing(desk: Desk, session: str) -> None:
    _, item, member_id = answered(desk, session, "Oriol")
    desk.interests.declare(session, item, member_id, "préside l’organisme")
    member = next(one for one in desk.directory.members() if one.id == member_id)
    desk.directory.save_member(replace(member, until=date(2018, 3, 13)))

    assert "Oriol" not in {one.member.last_name for one in desk.interests.lines(session)}
    with pytest.raises(Refusal, match="ne compose pas le comité le jour"):
        desk.interests.declare(session, item, member_id, "autre chose")
    assert desk.committee.open(session).sitting.recusals == ()
    kinds = [entry.kind for entry in desk.directory.journal(5)]
    assert "recusal.withdrawn" in kinds


def test_r133_10_and_r133_12_recusals_are_kept_on_a_second_convocation(desk: Desk, session: str) -> None:
    _, item, member = answered(desk, session, "Oriol")
    desk.interests.declare(session, item, member, "préside l’organisme")
    desk.committee.open(session)
    desk.closing.lapse(session)

    again = desk.reconvening.convene_again(session, SessionPlan((), date(2018, 3, 21))).reference

    found = line(desk, again, "Oriol")
    assert (found.standing, found.reason, found.item.position) == (_S.DECLARED, "préside l’organisme", 2)
    assert (found.answered_at, found.answered_by) == (MORNING, "Camille Renaud")
    assert [one.standing for one in desk.interests.lines(again)].count(_S.TO_ANSWER) == 2


def test_nothing_is_suggested_while_the_session_has_no_day(desk: Desk) -> None:
    session = desk.agenda.plan(SessionPlan(("PACT3",), None, "fin octobre 2018")).reference
    desk.agenda.add(session, under_review(desk, name="Organisme 1 (fictif)"))
    assert desk.interests.lines(session) == ()


def test_an_answer_on_an_item_that_left_the_agenda_is_refused(desk: Desk, session: str) -> None:
    act = answered(desk, session, "Vasseur")
    desk.agenda.remove(session, desk.agenda.items(session)[0].dossier, "demande du référent")
    with pytest.raises(Refusal, match="n’est plus à l’ordre du jour"):
        desk.interests.declare(*act, "préside l’organisme")


def test_two_records_of_one_applicant_made_one_keep_the_pair_dismissed(desk: Desk, session: str) -> None:
    desk.agenda.add(session, under_review(desk, name="Organisme un (fictif)", domain="Tout autre chose"))
    items, member_id = desk.agenda.items(session), line(desk, session, "Vasseur").member.id
    for item in (items[0], items[3]):
        desk.interests.dismiss(session, item.id, member_id, "homonyme")
    kept, gone = (desk.intake.open(item.dossier).dossier.organisation.id for item in (items[0], items[3]))
    desk.organisations.merge(kept, gone)

    vasseur = [one for one in desk.interests.lines(session) if one.member.id == member_id]
    assert [(one.item.position, one.standing) for one in vasseur] == [(1, _S.DISMISSED), (4, _S.DISMISSED)]
    desk.interests.recall(session, items[0].id, member_id)
    assert [one.standing for one in desk.interests.lines(session)].count(_S.DISMISSED) == 0


def test_r133_12_a_recusal_of_another_session_is_suggested_again_for_the_same_applicant(
    desk: Desk, session: str
) -> None:
    item = desk.agenda.items(session)[0]
    member = next(one for one in desk.directory.members() if one.last_name == "Belloc")
    desk.interests.declare(session, item.id, member.id, "conjoint du maire")
    desk.agenda.remove(session, desk.agenda.items(session)[1].dossier, "demande du référent")
    desk.committee.open(session)
    desk.closing.close(session, carry_over=True)
    again = desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 4, 11))).reference
    desk.agenda.add(again, item.dossier)

    found = line(desk, again, "Belloc")

    assert found.standing is _S.TO_ANSWER
    (interest,) = found.interests
    assert interest.kind is InterestKind.EARLIER
    before = f"Son déport a été noté pour ce demandeur à la séance {session}"
    assert interest.why == f"{before}\u00a0: «\u202fconjoint du maire\u202f»."
    assert "Toussac" not in {one.member.last_name for one in desk.interests.lines(again)}


def test_r133_12_a_recusal_noted_in_the_sitting_says_who_and_when_too(desk: Desk, session: str) -> None:
    room = desk.committee.open(session)
    member = room.sitting.seats[-1].member_id
    (recusal,) = desk.committee.recuse(session, room.sitting.items[0].id, member, "parent").sitting.recusals
    assert (recusal.origin, recusal.declared_at, recusal.declared_by) == (
        RecusalOrigin.DECLARED, MORNING, "Camille Renaud"
    )  # fmt: skip
