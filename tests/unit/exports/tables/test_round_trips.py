"""Whatever text a door lets in comes back identical from every format that is written."""

import csv
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from daect_tui.domain.exchange_table import SourceRow
from daect_tui.domain.forms import LONGEST_TEXT
from daect_tui.domain.text import clean
from exports.tables import open_table, write_table
from exports.tables.formulas import guarded, unguarded
from exports.tables.limits import LONGEST_SHEET_CELL
from tests.support.workbooks import read

FORMATS = (".csv", ".xlsx", ".json")
# Signs that one format or another could change: formulas, escapes, separators, quotes, spaces, ends of XML.
SIGNS = (
    "=+-@＝＋－＠'’\"«»;,|\n \u00a0\u202f_x0041_x005F_x000DéÉœ&<>]{}[]\\/#\ufeff\ufffe\uffff\ue000🙂e\u0301"
)
TYPED = st.text(st.characters(), max_size=40) | st.text(st.sampled_from(SIGNS + "\r\t\x00"), max_size=40)
ACCEPTED = TYPED.map(lambda text: clean(text).text)


@given(st.lists(st.tuples(ACCEPTED, ACCEPTED), max_size=6))
@example([("=1+1", "'=1+1"), ("''=1", "'"), ("-", " @x"), ("\n=1", "'\n"), ("_x0041_x0042_", "_x000D")])
@example([("", ""), ("a\nb\n", "\n"), ("  a  ", "\ufeff"), ('"', '""'), ("sep=,", "&amp;")])
@pytest.mark.parametrize("suffix", FORMATS)
def test_every_accepted_text_comes_back_identical(suffix: str, texts: list[tuple[str, str]]) -> None:
    # A row without any text would be left out: a reference stands in each, as in every export.
    rows = [(f"R{number}", *pair) for number, pair in enumerate(texts)]
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"table{suffix}"
        write_table(path, ("référence", "un", "deux"), [*rows, ("fin", "", "")])
        headings, found = read(path)

    assert headings == ("référence", "un", "deux")
    assert [row.cells for row in found] == [*rows, ("fin", "", "")]
    assert not any(row.fault for row in found)


@given(st.text(max_size=20) | st.text(st.sampled_from("'=+-@\t\r\n ＝a"), max_size=12))
def test_guarding_is_undone_by_unguarding_for_any_text(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(TYPED)
def test_nothing_written_begins_like_a_formula(text: str) -> None:
    assert guarded(text).lstrip()[:1] not in set("=+-@＝＋－＠")
    assert guarded(text)[:1] not in set("\t\r\n")


@pytest.mark.parametrize("text", ["l’eau", "'s-Hertogenbosch", "'", "", "a=b", "’=1", "(=1)"])
def test_ordinary_texts_are_written_as_they_are(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


def test_csv_is_what_a_french_spreadsheet_opens(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"

    write_table(path, ("référence", "téléphone"), [("PACT3-2017-001", "+33 1 99 00 12 34"), ("a;b", "c\nd")])

    assert path.read_bytes() == (
        '\ufeffréférence;téléphone\r\nPACT3-2017-001;\'+33 1 99 00 12 34\r\n"a;b";"c\nd"\r\n'.encode()
    )


def test_json_is_an_array_that_any_program_reads(tmp_path: Path) -> None:
    path, empty = tmp_path / "export.json", tmp_path / "empty.json"

    write_table(path, ("a", "b"), [("=1", "é"), ("", "🙂")])
    write_table(empty, ("a",), [])

    assert json.loads(path.read_text("utf-8")) == [{"a": "=1", "b": "é"}, {"a": "", "b": "🙂"}]
    assert json.loads(empty.read_text("utf-8")) == []


def test_the_longest_text_of_the_register_comes_back_from_every_format(tmp_path: Path) -> None:
    text = "=" + "é" * (LONGEST_TEXT - 1)
    for suffix in (".csv", ".json", ".xlsx"):
        path = tmp_path / f"long{suffix}"
        write_table(path, ("a",), [(text,)])
        assert read(path)[1][0].cells == (text,)


def test_a_text_as_long_as_a_sheet_allows_comes_back_from_xlsx(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    text = "é" * LONGEST_SHEET_CELL

    write_table(path, ("a",), [(text,)])

    assert read(path)[1] == [SourceRow(2, (text,))]


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "lines.csv"
    write_table(path, ("a", "b"), [("un", "x\ny\nz"), ("deux", "")])

    assert [row.line for row in read(path)[1]] == [2, 5]
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file, delimiter=";"))) == 3


def test_an_open_table_gives_its_rows_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    write_table(path, ("a",), ([str(number)] for number in range(3)))

    with open_table(path) as table:
        assert next(table.rows).cells == ("0",)
        assert table.row_word == "ligne"
