"""A dossier declared inadmissible: grounds in law and in fact, and pieces that were asked for first."""

from datetime import date

import pytest

from daect_tui.domain.eligibility import RULES, Reason, Severity
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.inadmissibility import (
    CONDITIONS,
    PIECES,
    pieces_fault,
    read_inadmissibility_form,
    suggested,
)
from daect_tui.domain.piece import AskedPiece, PieceRequest, RequestKind

TODAY = date(2018, 3, 14)
UNTIL = date(2018, 3, 10)


def request(until: date = UNTIL, received: date | None = None, ended: date | None = None) -> PieceRequest:
    piece = AskedPiece("statuts", "statuts", received)
    return PieceRequest(
        1, "PACT3-2018-001", RequestKind.INCOMPLETE, date(2018, 2, 1), until, (piece,), ended_on=ended
    )


@pytest.mark.parametrize(
    ("requests", "words"),
    [
        pytest.param((), "Demandez-les d’abord", id="never-asked"),
        pytest.param((request(received=UNTIL),), "Demandez-les d’abord", id="asked-and-received"),
        pytest.param((request(ended=UNTIL),), "Demandez-les d’abord", id="lifted"),
        pytest.param((request(TODAY),), "jusqu’au 14/03/2018", id="the-last-day"),
        pytest.param((request(), request(date(2018, 4, 1))), "jusqu’au 01/04/2018", id="asked-again"),
        pytest.param((request(),), "", id="the-time-is-over"),
    ],
)
def test_l114_5_a_piece_closes_a_dossier_only_once_asked_and_late(
    requests: tuple[PieceRequest, ...], words: str
) -> None:
    fault = pieces_fault((PIECES,), requests, TODAY)

    assert (words in fault) if words else not fault
    assert pieces_fault(("nature",), requests, TODAY) == ""


def test_l211_5_nothing_is_signed_without_a_condition_and_without_facts() -> None:
    with pytest.raises(FormRefused) as refused:
        read_inadmissibility_form({"conditions": "", "facts": " "}, "PACT3-2018-001", (), TODAY)

    assert set(refused.value.faults) == {"conditions", "facts"}


def test_conditions_are_cited_in_words_in_their_order_and_others_after_them() -> None:
    typed = {
        "conditions": "pays\nnature",
        "others": "la candidature est rédigée en français.\n",
        "facts": "Une société.",
    }

    act = read_inadmissibility_form(typed, "PACT3-2018-001", (), TODAY)

    assert act.law == (
        CONDITIONS["nature"],
        CONDITIONS["pays"],
        "la candidature est rédigée en français",
    )
    assert (act.dossier, act.facts, act.declared_on) == ("PACT3-2018-001", "Une société.", TODAY)


def test_the_form_begins_with_what_the_rules_see_and_a_letter_may_cite() -> None:
    found = [
        Reason("nature", "", Severity.BLOCKING, "Une société.", ""),
        Reason("adresse", "", Severity.BLOCKING, "L’adresse est incomplète.", ""),
    ]

    assert suggested(found) == (("nature",), "Une société.")
    assert set(CONDITIONS) - {PIECES} <= set(RULES)
