"""The way of a letter: what its end is worth, from when one may appeal, the numbers that it bears."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.errors import InvalidField, Refusal
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.letter import LETTER_MACHINE, Letter, LetterAction, LetterKind, LetterState
from daect_tui.domain.letter_clock import clock_of_letter
from daect_tui.domain.mailing import Departure, MailMode, Receipt, Return, ReturnReason
from daect_tui.domain.mailing_form import (
    read_correction,
    read_departure,
    read_receipt,
    read_return,
    receipt_day,
)
from daect_tui.domain.notification import check_dates, deemed_on, notification_of, return_fault
from daect_tui.domain.printing import PrintOptions, Sides
from daect_tui.domain.printing_form import read_print_options
from daect_tui.domain.registered_number import number_warning, s10_key, spaced_number, tidy_number

_S, _A, _M, _R = LetterState, LetterAction, MailMode, ReturnReason
SENT, SHOWN, BACK = date(2021, 1, 4), date(2021, 1, 6), date(2021, 1, 25)
LETTER = Letter(
    id=1,
    chrono="2021-0001",
    kind=LetterKind.REFUSAL,
    subject="PACT3-2021-001",
    session="",
    recipient="Montclair",
    dated=date(2021, 1, 3),
    state=_S.SENT,
    produced_at=datetime(2021, 1, 3, tzinfo=UTC),
    sent_on=SENT,
    notified_on=None,
    sha256="0" * 64,
    version=1,
    mode=_M.REGISTERED_RECEIPT,
)
NOTIFIED = replace(LETTER, state=_S.NOTIFIED, notified_on=SHOWN)


@pytest.mark.parametrize(
    ("mode", "reason", "is_notified"),
    [
        (_M.REGISTERED_RECEIPT, _R.REFUSED, True),
        (_M.REGISTERED_RECEIPT, _R.UNCLAIMED, True),
        (_M.REGISTERED_RECEIPT, _R.UNKNOWN, True),
        (_M.REGISTERED_RECEIPT, _R.WRONG_ADDRESS, False),
        (_M.REGISTERED, _R.UNCLAIMED, True),
        (_M.BY_HAND, _R.REFUSED, True),
        (_M.BY_HAND, _R.UNCLAIMED, False),
        (_M.ELECTRONIC, _R.NOT_CONSULTED, True),
        (_M.ELECTRONIC, _R.UNCLAIMED, False),
        (_M.SIMPLE, _R.UNCLAIMED, False),
        (_M.SIMPLE, _R.UNKNOWN, False),
        (_M.EMAIL, _R.REFUSED, False),
        (None, _R.UNCLAIMED, False),
    ],
)
def test_what_comes_back_is_notified_on_the_day_it_was_presented_or_not_at_all(
    mode: MailMode | None, reason: ReturnReason, is_notified: bool
) -> None:
    assert deemed_on(mode, Return(reason, BACK, SHOWN)) == (SHOWN if is_notified else None)
    missing = return_fault(mode, Return(reason, BACK))
    assert bool(missing) == is_notified, "the day of presentation is asked for where it counts"


@pytest.mark.parametrize(
    ("letter", "day", "is_proven", "said"),
    [
        (NOTIFIED, SHOWN, True, "avis de réception signé"),
        (replace(NOTIFIED, mode=_M.ELECTRONIC), SHOWN, True, "première consultation"),
        (replace(NOTIFIED, mode=_M.SIMPLE), SHOWN, False, "que si cette réception est prouvée"),
        (replace(NOTIFIED, mode=None), SHOWN, True, "Notifié le 06/01/2021."),
        (
            replace(NOTIFIED, presented_on=SHOWN, returned_on=BACK, return_reason=_R.UNCLAIMED),
            SHOWN,
            True,
            "réputée faite le 06/01/2021\u00a0: pli présenté, non réclamé (CE, 24 avril 2012",
        ),
        (
            replace(NOTIFIED, presented_on=SHOWN, returned_on=date(2021, 1, 15), return_reason=_R.UNCLAIMED),
            SHOWN,
            True,
            "avant 15\u00a0jours\u00a0: contestable",
        ),
        (
            replace(LETTER, state=_S.RETURNED, returned_on=BACK, return_reason=_R.WRONG_ADDRESS),
            None,
            False,
            "à envoyer de nouveau",
        ),
        (replace(LETTER, state=_S.PRESENTED, presented_on=SHOWN), None, False, "gardé jusqu’au 21/01/2021"),
        (LETTER, None, False, ""),
    ],
)
def test_the_notification_in_words(letter: Letter, day: date | None, is_proven: bool, said: str) -> None:
    found = notification_of(letter)

    assert (found.day, found.is_proven) == (day, is_proven)
    assert said in found.words


@pytest.mark.parametrize(
    ("letter", "months", "today", "due", "said"),
    [
        # Notified on 6 January: 6 March + 1 is a Sunday, so Monday.
        (NOTIFIED, 0, date(2021, 2, 1), date(2021, 3, 8), "J-35"),
        (NOTIFIED, 0, date(2021, 3, 8), date(2021, 3, 8), "aujourd’hui"),
        (NOTIFIED, 0, date(2021, 3, 9), date(2021, 3, 8), "décision définitive"),
        (NOTIFIED, 1, date(2021, 3, 9), date(2021, 4, 7), "1\u00a0mois de distance"),
        (NOTIFIED, 2, date(2021, 3, 9), date(2021, 5, 7), "2\u00a0mois de distance"),
        (replace(NOTIFIED, mode=_M.SIMPLE), 0, date(2021, 9, 9), None, "n’est pas prouvée"),
        (LETTER, 0, date(2021, 9, 9), None, ""),
    ],
)
def test_the_time_to_appeal_runs_from_a_proven_notification_of_an_act_that_says_so(
    letter: Letter, months: int, today: date, due: date | None, said: str
) -> None:
    clock = clock_of_letter(letter, today, months, routes_stated=True)
    assert "R. 421-5" in clock_of_letter(letter, today, routes_stated=False).words or not said

    assert (clock.last.due if clock.last else None) == due
    assert clock.is_final == (due is not None and today > due)
    assert said in clock.words


@given(st.lists(st.sampled_from(LetterAction), max_size=12))
def test_whatever_is_done_a_letter_never_leaves_unsigned_nor_is_notified_unsent(
    actions: list[LetterAction],
) -> None:
    state, done = _S.PRODUCED, []
    for action in actions:
        if not LETTER_MACHINE.refusal(state, action):
            state = LETTER_MACHINE.after(state, action)
            done.append(action)
    if state in {_S.SENT, _S.PRESENTED, _S.NOTIFIED, _S.RETURNED}:
        assert done.index(_A.SIGN) < done.index(_A.SEND)
    if state is _S.NOTIFIED:
        assert LETTER_MACHINE.legal(state) == (_A.REPLACE,)


@pytest.mark.parametrize(
    "wrong",
    [
        {"presented_on": date(2021, 1, 3)},
        {"notified_on": date(2021, 1, 3)},
        {"presented_on": SHOWN, "notified_on": date(2021, 1, 5)},
        {"presented_on": SHOWN, "returned_on": date(2021, 1, 5)},
    ],
)
def test_dates_that_do_not_follow_one_another_are_refused(wrong: dict[str, date]) -> None:
    check_dates(LETTER)
    with pytest.raises(Refusal, match="2021-0001"):
        check_dates(replace(LETTER, **wrong))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "kept", "shown", "warned"),
    [
        ("2c 123 456 7890 1", "2C12345678901", "2C 123 456 7890 1", ""),
        ("1A12345678901", "1A12345678901", "1A 123 456 7890 1", ""),
        ("RR 473 124 829 FR", "RR473124829FR", "RR473124829FR", ""),
        ("RR473124828FR", "RR473124828FR", "RR473124828FR", "La clé du numéro"),
        ("12345", "12345", "12345", "n’a pas la forme"),
        ("", "", "", ""),
    ],
)
def test_a_registered_number_is_written_one_way_and_warned_of_never_refused(
    typed: str, kept: str, shown: str, warned: str
) -> None:
    number = tidy_number(typed)

    assert (number, spaced_number(number)) == (kept, shown)
    assert warned in number_warning(number)
    assert bool(warned) == bool(number_warning(number))


@given(st.integers(0, 99_999_999), st.integers(0, 7), st.integers(1, 9))
def test_the_key_of_an_international_number_finds_one_wrong_digit(
    serial: int, place: int, shift: int
) -> None:
    digits = f"{serial:08}"
    wrong = digits[:place] + str((int(digits[place]) + shift) % 10) + digits[place + 1 :]
    keys = (s10_key(digits), s10_key(wrong))
    # Two remainders out of eleven share a key with another: the norm has it so.
    assert keys[0] != keys[1] or keys[0] in {0, 5}


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24", date(2021, 1, 24)),
        ("4", SENT),
        ("3", date(2021, 2, 3)),
        ("31", date(2021, 1, 31)),
        ("24/2", date(2021, 2, 24)),
        ("02.02", date(2021, 2, 2)),
        ("15/06/2021", date(2021, 6, 15)),
        ("", None),
    ],
)
def test_a_day_of_a_slip_is_typed_fast(typed: str, day: date | None) -> None:
    assert receipt_day(typed, SENT) == day


@pytest.mark.parametrize("typed", ["32", "31/02", "15/06", "2/1", "hier", "0"])
def test_a_day_that_does_not_follow_the_sending_is_typed_with_its_year(typed: str) -> None:
    with pytest.raises(InvalidField):
        receipt_day(typed, SENT)


def test_a_line_of_the_slips_is_a_day_a_number_or_both() -> None:
    assert read_receipt("2021-0001", "", "", SENT, BACK) is None
    assert read_receipt("2021-0001", "6", "2c 123 456 7890 1", SENT, BACK) == Receipt(
        "2021-0001", SHOWN, "2C12345678901"
    )
    assert read_receipt("2021-0001", " ", "2C", SENT, BACK) == Receipt("2021-0001", None, "2C")
    with pytest.raises(InvalidField, match="avant d’être envoyé"):
        read_receipt("2021-0001", "02/01/2021", "", SENT, BACK)
    with pytest.raises(InvalidField, match="n’est pas encore venu"):
        read_receipt("2021-0001", "26/01/2021", "", SENT, BACK)


def test_what_is_typed_of_a_departure_a_return_and_a_correction_is_read_or_told() -> None:
    left = read_departure({"day": "04/01/2021", "mode": "", "number": "2c 1", "email": "a@example.org"}, BACK)
    assert left == Departure(SENT, None, "2C1", "a@example.org")
    with pytest.raises(FormRefused) as refused:
        read_departure({"day": "", "mode": "pigeon", "email": "personne"}, BACK)
    assert set(refused.value.faults) == {"day", "mode", "email"}
    back = read_return({"reason": "refuse", "returned_on": "25/01/2021", "presented_on": "06/01/2021"}, BACK)
    assert back == Return(_R.REFUSED, BACK, SHOWN)
    with pytest.raises(FormRefused) as refused:
        read_correction({"sent_on": "04/01/2021"}, BACK)
    assert set(refused.value.faults) == {"reason"}
    dates = {"sent_on": "05/01/2021", "presented_on": "06/01/2021", "returned_on": "06/01/2021"}
    for read, name in ((read_departure, "day"), (read_return, "returned_on"), (read_correction, "sent_on")):
        with pytest.raises(FormRefused) as refused:
            read({"reason": "refuse", "day": "05/01/2021"} | dates, SENT)
        assert "n’est pas encore venu" in refused.value.faults[name]
    assert read_print_options({"copies": "2", "sides": "recto"}) == PrintOptions("", 2, Sides.ONE)
    for copies in ("0", "100", "deux", "²"):
        with pytest.raises(FormRefused):
            read_print_options({"copies": copies})
