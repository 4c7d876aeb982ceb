"""Pieces: what is missing, what a request suspends, when it ends by itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.deadlines import Suspension, silence
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.piece import (
    AskedPiece,
    PieceRequest,
    PieceStanding,
    ReceivedPiece,
    RequestKind,
    answered,
    missing,
    piece_key,
    piece_lines,
    reopened,
    suspensions,
)
from daect_tui.domain.piece_form import OTHER, read_asking_form, read_receipt_form
from daect_tui.domain.programme import ExpectedPiece
from tests.unit.domain.sentences import is_sentence

TODAY = date(2018, 3, 14)
EXPECTED = (
    ExpectedPiece("formulaire", "Formulaire"),
    ExpectedPiece("deliberation", "Délibération"),
    ExpectedPiece("statuts", "Statuts", required=False),
)


def request(*pieces: AskedPiece, asked: date = TODAY, until: date | None = None) -> PieceRequest:
    return PieceRequest(
        1, "D", RequestKind.INCOMPLETE, asked, until or asked + timedelta(days=30), tuple(pieces)
    )


def receipt(code: str, label: str = "Pièce", day: date = TODAY) -> ReceivedPiece:
    return ReceivedPiece(1, "D", code, label, day)


def test_what_is_required_and_not_there_is_missing() -> None:
    lines = piece_lines(EXPECTED, [receipt("formulaire")], ())

    assert [line.standing for line in lines] == [
        PieceStanding.RECEIVED,
        PieceStanding.MISSING,
        PieceStanding.OPTIONAL,
    ]
    assert [line.code for line in missing(lines)] == ["deliberation"]


def test_a_piece_asked_for_is_missing_even_when_it_came_or_was_optional() -> None:
    asked = request(AskedPiece("formulaire", "Formulaire"), AskedPiece("", "Lettre du  MAIRE"))
    lines = piece_lines(EXPECTED, [receipt("formulaire"), receipt("deliberation")], [asked])

    assert [(line.label, line.standing) for line in missing(lines)] == [
        ("Formulaire", PieceStanding.ASKED),
        ("Lettre du  MAIRE", PieceStanding.ASKED),
    ]


def test_a_free_piece_answers_its_request_whatever_its_accents_and_case() -> None:
    asked = request(AskedPiece("", "Relevé d’identité"))

    after = answered(asked, piece_key("", "RELEVE  d'identite"), TODAY)

    assert not after.is_open


def test_the_last_piece_ends_the_request_on_the_latest_day() -> None:
    asked = request(AskedPiece("a", "A"), AskedPiece("b", "B"))

    first = answered(asked, "a", TODAY + timedelta(days=9))
    whole = answered(first, "b", TODAY + timedelta(days=4))

    assert first.is_open
    assert [piece.code for piece in first.awaited] == ["b"]
    assert whole.ended_on == TODAY + timedelta(days=9)
    assert whole.awaited == ()
    assert whole.suspension == Suspension(TODAY, TODAY + timedelta(days=30), TODAY + timedelta(days=9))


def test_a_piece_that_had_come_before_it_was_asked_for_suspends_nothing() -> None:
    asked = request(AskedPiece("a", "A"))

    after = answered(asked, "a", TODAY - timedelta(days=3))

    assert after.ended_on == TODAY
    assert silence(TODAY, suspensions([after])).due == silence(TODAY).due


def test_what_was_not_asked_changes_nothing_and_a_closed_request_stays_closed() -> None:
    asked = request(AskedPiece("a", "A"))
    closed = answered(asked, "a", TODAY)

    assert answered(asked, "b", TODAY) == asked
    assert answered(closed, "a", TODAY + timedelta(days=1)) == closed


def test_a_receipt_taken_back_reopens_the_request_that_it_answered_and_no_other() -> None:
    asked = request(AskedPiece("a", "A"))
    closed = answered(asked, "a", TODAY)

    assert reopened(closed, receipt("a", day=TODAY)) == asked
    assert reopened(closed, receipt("a", day=TODAY - timedelta(days=1))) == closed
    assert reopened(closed, receipt("b")) == closed


days = st.integers(min_value=0, max_value=120).map(lambda shift: TODAY + timedelta(days=shift))
lengths = st.integers(min_value=1, max_value=60)


@st.composite
def suspended(draw: st.DrawFn) -> Suspension:
    asked = draw(days)
    until = asked + timedelta(days=draw(lengths))
    ended = draw(st.none() | st.integers(min_value=0, max_value=90))
    return Suspension(asked, until, None if ended is None else asked + timedelta(days=ended))


@given(st.lists(suspended(), max_size=6))
def test_a_day_is_suspended_once_at_most(found: list[Suspension]) -> None:
    moved = (silence(TODAY, tuple(found)).due - silence(TODAY).due).days

    assert moved == len({day for one in found for day in one.days})
    assert silence(TODAY, (*found, *found)) == silence(TODAY, tuple(found))


@given(st.lists(suspended(), max_size=5), suspended())
def test_one_more_request_never_brings_the_rejection_nearer(
    found: list[Suspension], more: Suspension
) -> None:
    assert silence(TODAY, (*found, more)).due >= silence(TODAY, tuple(found)).due


@given(suspended(), st.integers(min_value=0, max_value=90))
def test_the_sooner_the_pieces_come_the_sooner_the_rejection(one: Suspension, came: int) -> None:
    sooner = Suspension(one.asked, one.until, one.asked + timedelta(days=came))
    later = Suspension(one.asked, one.until, one.asked + timedelta(days=came + 1))

    assert (
        silence(TODAY, (sooner,)).due <= silence(TODAY, (later,)).due <= silence(TODAY, (one_open(one),)).due
    )


def one_open(one: Suspension) -> Suspension:
    return Suspension(one.asked, one.until)


# ── Forms ──────────────────────────────────────────────────────────────────────────────────

LABELS = {"formulaire": "Formulaire", "=lettre": "Lettre"}


def test_a_receipt_is_read() -> None:
    typed = {"piece": "formulaire", "received_on": "13/03/2018", "file": " ~/a b.pdf "}

    read = read_receipt_form(typed, LABELS, TODAY)

    assert (read.code, read.label, read.received_on, read.path) == (
        "formulaire", "Formulaire", date(2018, 3, 13), "~/a b.pdf"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "faulty"),
    [
        ({"piece": "", "received_on": "13/03/2018"}, "piece"),
        ({"piece": "inconnue", "received_on": "13/03/2018"}, "piece"),
        ({"piece": OTHER, "received_on": "13/03/2018"}, "label"),
        ({"piece": "formulaire", "received_on": "15/03/2018"}, "received_on"),
        ({"piece": "formulaire", "received_on": "hier"}, "received_on"),
    ],
)
def test_a_faulty_receipt_says_what_is_wrong(typed: dict[str, str], faulty: str) -> None:
    with pytest.raises(FormRefused) as refused:
        read_receipt_form(typed, LABELS, TODAY)

    assert set(refused.value.faults) == {faulty}
    assert is_sentence(refused.value.faults[faulty])


def test_what_is_asked_is_ticked_or_written_and_never_twice() -> None:
    typed = {
        "pieces": "formulaire\n=lettre\ninconnue",
        "others": "lettre\n\n Plan ",
        "kind": "incorrect",
        "asked_on": "12/03/2018",
        "until": "12/04/2018",
        "note": "Une copie suffit.",
    }

    asking = read_asking_form(typed, LABELS, TODAY)

    assert [(piece.code, piece.label) for piece in asking.pieces] == [
        ("formulaire", "Formulaire"),
        ("", "lettre"),
        ("", "Plan"),
    ]
    assert asking.kind is RequestKind.INCORRECT
    assert asking.note == "Une copie suffit."


@pytest.mark.parametrize(
    ("changes", "faulty"),
    [
        ({"pieces": ""}, "pieces"),
        ({"asked_on": "15/03/2018"}, "asked_on"),
        ({"until": "12/03/2018"}, "until"),
        ({"until": ""}, "until"),
    ],
)
def test_a_faulty_request_says_what_is_wrong(changes: dict[str, str], faulty: str) -> None:
    typed = {"pieces": "formulaire", "asked_on": "12/03/2018", "until": "12/04/2018", **changes}

    with pytest.raises(FormRefused) as refused:
        read_asking_form(typed, LABELS, TODAY)

    assert set(refused.value.faults) == {faulty}
