"""What a programme expects and the delays given, as typed: codes last, faults are told."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from daect_tui.domain.correspondent import CorrespondentKind
from daect_tui.domain.expected_pieces_form import pieces_text, read_pieces
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.intake_delays import IntakeDelays
from daect_tui.domain.intake_delays_form import delays_fields, read_delays_form
from daect_tui.domain.programme import ExpectedPiece

KNOWN = (
    ExpectedPiece("formulaire", "Formulaire signé", source="S0"),
    ExpectedPiece("statuts", "Statuts", required=False),
)


def test_what_was_written_is_read_back() -> None:
    assert pieces_text(KNOWN) == "Formulaire signé\nStatuts (facultative)"
    assert read_pieces(pieces_text(KNOWN), KNOWN) == KNOWN


def test_codes_follow_the_label_then_the_place() -> None:
    read = read_pieces("Statuts\nFORMULAIRE  signe\nBudget prévisionnel de l’année\n", KNOWN)

    assert [(piece.code, piece.required) for piece in read] == [
        ("statuts", True),
        ("formulaire", True),
        ("budget_previsionnel_de_l_annee", True),
    ]
    reworded = read_pieces("Formulaire de candidature\nStatuts (facultative)", KNOWN)
    assert [piece.code for piece in reworded] == ["formulaire", "statuts"]
    assert reworded[0].source == "S0"


def test_two_new_pieces_never_share_a_code() -> None:
    read = read_pieces("Plan !\nPlan ?\n???\n…", ())

    assert [piece.code for piece in read] == ["plan", "plan_2", "piece", "piece_2"]


def test_two_lines_that_differ_by_accents_alone_are_one_piece() -> None:
    read = read_pieces("Relevé\nPlan\nreleve (facultative)", ())

    assert [(piece.label, piece.required) for piece in read] == [("Relevé", True), ("Plan", True)]


@given(st.lists(st.text(max_size=40), max_size=8))
@example(["A\x1eÀ"])
def test_any_text_gives_distinct_codes_and_reads_back(lines: list[str]) -> None:
    read = read_pieces("\n".join(lines), KNOWN)

    assert len({piece.code for piece in read}) == len(read)
    assert read_pieces(pieces_text(read), read) == read


def test_delays_are_read_back() -> None:
    delays = IntakeDelays(10, 20, (CorrespondentKind.POSTE, CorrespondentKind.DESK), 8, 24)

    assert read_delays_form(delays_fields(delays)) == delays


@pytest.mark.parametrize("typed", ["", "0", "366", "un mois", "-3", "3.5"])
def test_a_faulty_delay_says_what_is_wrong(typed: str) -> None:
    with pytest.raises(FormRefused) as refused:
        read_delays_form({**delays_fields(IntakeDelays()), "pieces_days": typed})

    assert set(refused.value.faults) == {"pieces_days"}
