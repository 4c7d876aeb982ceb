"""A letter on its way, on a real register: left how, presented, received or back, put right."""

import sqlite3
from contextlib import closing as closing_file
from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.dates import paris_moment
from daect_tui.domain.decision import DecisionState, Grounds
from daect_tui.domain.dossier import DossierState
from daect_tui.domain.errors import Refusal, TransitionRefused
from daect_tui.domain.journal import Act
from daect_tui.domain.letter import Letter, LetterState
from daect_tui.domain.mailing import MailMode, Receipt, Return, ReturnReason
from daect_tui.domain.reversal import ReversalCase, ReversalGround, ReversalKind
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from daect_tui.services.mail_corrections import dates_of
from storage.register import OpenRegister
from tests.integration.services.test_decisions_and_letters import REFUSAL, closed, pending
from tests.support.desks import filed

SIGNED, LEFT, SHOWN, BACK = date(2018, 3, 14), date(2018, 3, 15), date(2018, 3, 19), date(2018, 4, 5)


def refusals(desk: Desk, count: int = 1) -> list[str]:
    """Send letters of refusal, registered; return their numbers."""
    session = closed(desk, *[REFUSAL] * count)
    desk.decisions.sign(pending(desk, session), SIGNED)
    chronos = [made.letter.chrono for made in desk.letters.produce_decisions(session) if made.letter]
    desk.posting.mark_signed(chronos)
    desk.posting.mark_sent(chronos, LEFT)
    return chronos


def only(desk: Desk) -> Letter:
    (letter,) = (one for one in desk.letters.all() if one.kind.is_mailed)
    return letter


def at(desk: Desk, day: date) -> None:
    assert isinstance(desk.office.clock, SetClock)
    desk.office.clock.moment = paris_moment(day, 10)


def told(desk: Desk, kind: str) -> list[str]:
    with desk.office.reading() as work:
        return [entry.detail for entry in work.journal.entries() if entry.kind == kind]


def decision_of(desk: Desk, subject: str) -> tuple[DecisionState, date | None]:
    with desk.office.reading() as work:
        (decision,) = work.decisions.of_dossier(subject)
    return decision.state, decision.notified_on


def test_a_decision_leaves_registered_unless_told_otherwise(desk: Desk) -> None:
    (chrono,) = refusals(desk)
    assert only(desk).mode is MailMode.REGISTERED_RECEIPT

    desk.posting.step_back([chrono])
    assert (only(desk).state, only(desk).sent_on, only(desk).mode) == (LetterState.SIGNED, None, None)
    desk.posting.mark_sent([chrono], LEFT, MailMode.BY_HAND)
    assert only(desk).mode is MailMode.BY_HAND


def test_an_unclaimed_letter_notifies_on_the_day_it_was_presented(desk: Desk) -> None:
    (chrono,) = refusals(desk)
    desk.posting.mark_presented([chrono], SHOWN)
    (back,) = desk.posting.mark_returned([chrono], Return(ReturnReason.UNCLAIMED, BACK, SHOWN))

    assert (back.state, back.notified_on, back.returned_on) == (LetterState.NOTIFIED, SHOWN, BACK)
    assert decision_of(desk, back.subject) == (DecisionState.NOTIFIED, SHOWN)
    assert desk.intake.open(back.subject).dossier.state is DossierState.REFUSED_NOTIFIED
    at(desk, date(2018, 5, 23))
    clock = desk.letter_clocks.of_letter(back)
    assert clock.last is not None
    # 19 May + 1 is a Sunday, Monday is Whit Monday.
    assert (clock.last.due, clock.is_final) == (date(2018, 5, 22), True)
    assert desk.rulings.read(desk.rulings.appealed(back.subject)).clock == clock


def test_a_wrong_address_notifies_nothing_and_the_letter_leaves_again(desk: Desk) -> None:
    (chrono,) = refusals(desk)
    (back,) = desk.posting.mark_returned([chrono], Return(ReturnReason.WRONG_ADDRESS, BACK))
    assert (back.state, back.notified_on) == (LetterState.RETURNED, None)
    assert decision_of(desk, back.subject) == (DecisionState.SIGNED, None)
    assert "1\u00a0courrier revenu, à envoyer de nouveau" in [task.sentence for task in desk.worklist.tasks()]

    desk.posting.mark_sent([chrono], date(2018, 4, 9), number="2c 123 456 7890 1")
    again = only(desk)
    assert (again.state, again.returned_on, again.return_reason) == (LetterState.SENT, None, None)
    assert again.registered_number == "2C12345678901"
    desk.posting.mark_notified([chrono], date(2018, 4, 11))
    assert decision_of(desk, back.subject) == (DecisionState.NOTIFIED, date(2018, 4, 11))


def test_a_return_that_counts_says_when_it_was_presented(desk: Desk) -> None:
    chronos = refusals(desk)
    with pytest.raises(Refusal, match=f"{chronos[0]}.*présenté ou refusé"):
        desk.posting.mark_returned(chronos, Return(ReturnReason.UNCLAIMED, BACK))
    with pytest.raises(Refusal, match="présenté le 01/03/2018, avant d’être envoyé"):
        desk.posting.mark_returned(chronos, Return(ReturnReason.UNCLAIMED, BACK, date(2018, 3, 1)))
    assert only(desk).state is LetterState.SENT


def test_slips_are_recorded_each_with_its_day_all_or_none(desk: Desk) -> None:
    one, two = refusals(desk, 2)
    wrong = [Receipt(one, SHOWN, "2C 123 456 7890 1"), Receipt(two, date(2018, 3, 2))]
    with pytest.raises(Refusal, match=two):
        desk.posting.record_receipts(wrong)
    assert {letter.state for letter in desk.letters.all()} == {LetterState.SENT}

    desk.posting.record_receipts([wrong[0], Receipt(two, None, "2c 123 456 7890 2")])
    kept = {letter.chrono: letter for letter in desk.letters.all()}
    assert (kept[two].state, kept[two].registered_number) == (LetterState.SENT, "2C12345678902")
    with pytest.raises(Refusal, match="n’attend pas d’avis"):
        desk.posting.record_receipts([Receipt(one, None, "2C")])
    desk.posting.record_receipts([Receipt(two, BACK)])
    kept = {letter.chrono: letter for letter in desk.letters.all()}
    assert (kept[one].notified_on, kept[one].registered_number) == (SHOWN, "2C12345678901")
    assert decision_of(desk, kept[two].subject) == (DecisionState.NOTIFIED, BACK)


def test_a_wrong_day_is_corrected_with_its_reason_and_the_decision_follows(desk: Desk) -> None:
    (chrono,) = refusals(desk)
    desk.posting.mark_notified([chrono], SHOWN)
    right = replace(dates_of(only(desk)), notified_on=date(2018, 3, 21))
    for dates, reason in ((right, " "), (dates_of(only(desk)), "rien"), (replace(right, sent_on=BACK), "x")):
        with pytest.raises(Refusal):
            desk.posting.correct(chrono, dates, reason)

    desk.posting.correct(chrono, right, "L’avis porte le 21.")

    assert only(desk).notified_on == date(2018, 3, 21)
    assert decision_of(desk, only(desk).subject) == (DecisionState.NOTIFIED, date(2018, 3, 21))
    (detail,) = told(desk, "letter.corrected")
    assert "19/03/2018 → 21/03/2018" in detail
    assert "L’avis porte le 21." in detail


def test_the_day_of_a_deemed_notification_follows_that_of_the_presentation(desk: Desk) -> None:
    (chrono,) = refusals(desk)
    desk.posting.mark_returned([chrono], Return(ReturnReason.REFUSED, BACK, SHOWN))

    corrected = desk.posting.correct(
        chrono, replace(dates_of(only(desk)), presented_on=date(2018, 3, 20)), "Le facteur a écrit 20."
    )

    assert corrected.notified_on == date(2018, 3, 20)
    assert decision_of(desk, corrected.subject)[1] == date(2018, 3, 20)


def test_an_act_on_a_label_is_corrected_with_its_letter(desk: Desk) -> None:
    session = closed(desk, Motion(Outcome.FAVOURABLE))
    (decision,) = desk.decisions.sign(pending(desk, session), SIGNED)
    case = ReversalCase(
        ReversalKind.WITHDRAWAL, ReversalGround.ILLEGAL, "Le demandeur n’est pas éligible.",
        invited_on=date(2018, 3, 15), answer_by=date(2018, 4, 2),
    )  # fmt: skip
    made = desk.letters.produce_decision(decision).letter
    assert made is not None
    desk.posting.mark_signed([made.chrono])
    desk.posting.mark_sent([made.chrono], LEFT)
    desk.posting.mark_notified([made.chrono], SHOWN)
    at(desk, date(2018, 4, 10))
    notified = desk.rulings.read(decision.id).line.decision
    reversal = desk.reversals.sign(decision.id, case, date(2018, 4, 10))
    told_it = desk.letters.produce_reversal(notified, reversal).letter
    assert told_it is not None
    desk.posting.mark_signed([told_it.chrono])
    desk.posting.mark_sent([told_it.chrono], date(2018, 4, 11))
    (received,) = desk.posting.mark_notified([told_it.chrono], date(2018, 4, 13))

    right = replace(dates_of(received), notified_on=date(2018, 4, 16))
    desk.posting.correct(told_it.chrono, right, "Lu de travers.")

    with desk.office.reading() as work:
        (label,) = work.labels.of_dossier(notified.dossier)
        (event,) = work.label_lives.get(label.number).events
        assert event.notified_on == date(2018, 4, 16)
        assert work.reversals.of_decisions([decision.id])[decision.id].notified_on == date(2018, 4, 16)


def test_what_decisions_rest_on_is_not_taken_back(desk: Desk) -> None:
    (chrono,) = refusals(desk)
    desk.posting.mark_notified([chrono], SHOWN)
    with pytest.raises(TransitionRefused):
        desk.posting.step_back([chrono])

    reference = filed(desk, name="Autre (fictif)", domain="Autre domaine")
    letter = desk.letters.produce_acknowledgement(reference).letter
    assert letter is not None
    desk.posting.mark_signed([letter.chrono])
    desk.posting.mark_sent([letter.chrono], LEFT)
    with pytest.raises(Refusal, match="vaut accusé de réception"):
        desk.posting.step_back([letter.chrono])


def test_overseas_has_a_month_more(desk: Desk) -> None:
    (chrono,) = refusals(desk)
    (received,) = desk.posting.mark_notified([chrono], SHOWN)
    with desk.office.begin() as work:
        organisation = work.dossiers.get(received.subject).organisation
        territory = replace(organisation.territory, department="974")
        work.organisations.update(replace(organisation, territory=territory))
        work.journal.append(Act("organisation.changed", organisation.name, {}))
        work.commit()

    last = desk.letter_clocks.of_letter(received).last

    assert last is not None
    assert last.due == date(2018, 6, 20)


def test_a_time_runs_only_from_a_letter_that_states_the_routes(desk: Desk) -> None:
    reserved = Motion(Outcome.WITH_RESERVATIONS, Grounds(reservations=("Rendre compte chaque année",)))
    session = closed(desk, Motion(Outcome.FAVOURABLE), reserved)
    desk.decisions.sign(pending(desk, session), SIGNED)
    chronos = [made.letter.chrono for made in desk.letters.produce_decisions(session) if made.letter]
    desk.posting.mark_signed(chronos)
    desk.posting.mark_sent(chronos, LEFT)
    plain, with_reservations = desk.posting.mark_notified(chronos, SHOWN)

    assert desk.letter_clocks.of_letter(plain).last is None
    last = desk.letter_clocks.of_letter(with_reservations).last
    assert last is not None
    assert last.due == date(2018, 5, 22)


def test_a_hole_in_the_numbers_is_a_fault_of_the_register(desk: Desk) -> None:
    _one, two, _three = refusals(desk, 3)
    register = desk.office.register
    assert isinstance(register, OpenRegister)
    assert register.faults() == ()
    with closing_file(sqlite3.connect(register.path)) as connection:
        connection.execute("DELETE FROM letter WHERE chrono = ?", (two,))
        connection.commit()

    (fault,) = register.faults()

    assert f"numérotation des courriers\u00a0: {two}." in fault.sentence
