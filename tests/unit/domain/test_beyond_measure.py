"""Texts made to keep a reader busy for ever, or to drive what shows them: read in no time, shown in plain."""

from collections.abc import Callable

import pytest

from daect_tui.domain.agenda_times import parse_minutes
from daect_tui.domain.aid import NO_LISTS, parse_markers
from daect_tui.domain.dates import parse_date
from daect_tui.domain.errors import InvalidField, Refusal
from daect_tui.domain.exchange_row import Remark
from daect_tui.domain.forms import FormReader, FormRefused
from daect_tui.domain.text import clean, fold, shown, typeset
from daect_tui.domain.whole_number import whole, wholes
from daect_tui.domain.words import words_sought

LONG = 200_000
SPACES = " " * LONG


@pytest.mark.parametrize(
    "read",
    [
        lambda: parse_date(f"1{SPACES}1{SPACES}x", "Reçu le"),
        lambda: parse_minutes("9" * LONG),
        lambda: parse_markers(f"eau{SPACES}air{SPACES}; x", NO_LISTS),
    ],
    ids=["date", "minutes", "markers"],
)
def test_what_no_field_understands_is_refused_at_once(read: Callable[[], object]) -> None:
    with pytest.raises(InvalidField):
        read()


def test_marks_heaped_over_a_letter_are_cut_and_told() -> None:
    heap = "\u0300\u0316" * LONG

    cleaned = clean(f"a{heap} été")

    assert cleaned.dropped == 2 * LONG - 30
    assert cleaned.text.endswith(" été")
    assert clean(cleaned.text).text == cleaned.text
    assert fold(f"a{heap}") == "a"


def test_high_marks_without_end_are_set_once() -> None:
    assert typeset("a" + "!" * LONG + " b") == "a\u202f" + "!" * LONG + " b"
    assert typeset("a" + "!" * LONG + "b") == "a" + "!" * LONG + "b"


def test_a_date_may_still_be_typed_with_spaces() -> None:
    assert parse_date(" 17  /  10 /2017", "Reçu le") == parse_date("17 10 2017", "Reçu le")


@pytest.mark.parametrize(
    ("typed", "number"), [("12", 12), ("٣", 3), ("", None), ("-1", None), ("1" * 19, None)]
)
def test_a_whole_number_is_one_that_the_register_can_hold(typed: str, number: int | None) -> None:
    assert whole(typed) == number


def test_whole_numbers_among_words() -> None:
    assert wholes("2 x 1\n2 " + "9" * LONG) == (2, 1)


def test_what_is_typed_where_little_is_understood_is_not_even_tried() -> None:
    reader = FormReader({"day": "1 " * LONG})

    assert reader.day("day", "Reçu le") is None
    assert "trop long" in reader.faults["day"]
    assert len(reader.faults["day"]) < LONG


def test_a_sentence_never_drives_the_terminal() -> None:
    hostile = "a\x1b[2J\u202eb\tc\x9b\n"

    assert shown(hostile) == "a�[2J�b c�\n"
    assert str(Refusal(hostile)) == shown(hostile)
    refused = FormRefused({"name": hostile})
    assert refused.faults == {"name": shown(hostile)}
    assert "\x1b" not in str(refused) + "".join(refused.reasons)


def test_a_page_pasted_in_a_search_is_looked_for_by_its_beginning() -> None:
    page = " ".join(f"mot{number}" for number in range(100_000))

    sought = words_sought(page)

    assert sought[:2] == ("mot0", "mot1")
    assert len(sought) < 100
    assert words_sought("été ETE Été") == ("ete",)


def test_what_an_import_says_of_a_cell_only_shows_it() -> None:
    assert Remark("état", "«\x1b[2J» n’est pas un état.").sentence == "«�[2J» n’est pas un état."
