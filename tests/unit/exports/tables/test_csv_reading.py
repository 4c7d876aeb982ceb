"""CSV as spreadsheets, databases and people write it."""

import itertools
from pathlib import Path

import pytest

from daect_tui.domain.exchange_table import SourceRow, UnreadableTable
from daect_tui.domain.text import NARROW
from exports.tables import open_table
from exports.tables.limits import LONGEST_CELL
from tests.support.workbooks import read

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")
SEPARATORS = (";", ",", "\t", "|")
LINE_ENDS = ("\r\n", "\n", "\r")


def table(tmp_path: Path, content: str | bytes, name: str = "table.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableTable) as caught:
        read(path)
    assert caught.value.exit_code == 1
    assert path.name in str(caught.value)
    assert str(caught.value).endswith(".")
    return str(caught.value)


@pytest.mark.parametrize(
    ("encoding", "separator", "end"), list(itertools.product(ENCODINGS, SEPARATORS, LINE_ENDS)), ids=repr
)
def test_every_encoding_with_every_separator(tmp_path: Path, encoding: str, separator: str, end: str) -> None:
    lines = [
        ("Référence", "Maître d’œuvre", "Domaine"),
        ("1", f'"Mâcon{separator} l’été"', "eau"),
        ("2", "", ""),
    ]
    text = end.join(separator.join(cells) for cells in lines) + end

    headings, rows = read(table(tmp_path, text.encode(encoding)))

    assert headings == ("Référence", "Maître d’œuvre", "Domaine")
    assert rows == [SourceRow(2, ("1", f"Mâcon{separator} l’été", "eau")), SourceRow(3, ("2", "", ""))]


@pytest.mark.parametrize(
    ("content", "headings", "cells"),
    [
        pytest.param("a;b\n1,5;2,5\n3,5;4,5\n", ("a", "b"), ("1,5", "2,5"), id="decimal-commas"),
        pytest.param("a,b,c\nx;y;z,2,3\n", ("a", "b", "c"), ("x;y;z", "2", "3"), id="lists-in-a-cell"),
        pytest.param("nom, prénom;ville\nA, B;C\n", ("nom, prénom", "ville"), ("A, B", "C"), id="tie"),
        pytest.param('"a;b";"c"\n1;2\n', ("a;b", "c"), ("1", "2"), id="quoted-separator"),
        pytest.param("seul\nune, valeur\n", ("seul",), ("une, valeur",), id="one-column"),
        pytest.param("sep=|\na|b\n1|2;3;4\n", ("a", "b"), ("1", "2;3;4"), id="told-to-Excel"),
        pytest.param("a;b;c\n1\n", ("a", "b", "c"), ("1", "", ""), id="short-row"),
        pytest.param("a;b;;\n1;2;;\n", ("a", "b"), ("1", "2"), id="empty-columns-at-the-end"),
        pytest.param('\n;;\n\na;b\n\n1;"x ""y"" z"\n', ("a", "b"), ("1", 'x "y" z'), id="blank-lines"),
    ],
)
def test_what_the_first_rows_tell(
    tmp_path: Path, content: str, headings: tuple[str, ...], cells: tuple[str, ...]
) -> None:
    found, rows = read(table(tmp_path, content))

    assert found == headings
    assert rows[0].cells == cells
    assert rows[0].fault == ""


def test_lines_are_counted_as_an_editor_does(tmp_path: Path) -> None:
    content = 'sep=;\r\na;b\r\n1;"un\r\ndeux\r\n"\r\n\r\n2;x\r\n'

    _, rows = read(table(tmp_path, content))

    assert rows == [SourceRow(3, ("1", "un\r\ndeux\r\n")), SourceRow(7, ("2", "x"))]


def test_a_row_with_a_cell_too_many_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    _, rows = read(table(tmp_path, "a;b\n1;2;3\n4;5\n6;7;;\n"))

    assert "colonne 3" in rows[0].fault
    assert "2 colonnes" in rows[0].fault
    assert [(row.line, row.cells, bool(row.fault)) for row in rows] == [
        (2, ("1", "2"), True),
        (3, ("4", "5"), False),
        (4, ("6", "7"), False),
    ]


def test_headings_are_made_distinct_and_it_is_said(tmp_path: Path) -> None:
    with open_table(table(tmp_path, " Nom ;Nom;;Nom (2);Nom\n1;2;3;4;5\n")) as found:
        assert found.headings == ("Nom", "Nom (3)", "colonne 3", "Nom (2)", "Nom (4)")
        assert next(found.rows).cells == ("1", "2", "3", "4", "5")
        assert found.notices == (
            "Intitulés vides ou en double, lus comme "  # noqa: ISC004 – one sentence
            "«\u202fNom (3)\u202f», «\u202fcolonne 3\u202f» et «\u202fNom (4)\u202f».",
        )


def test_accents_that_come_late_decide_the_encoding_of_the_whole(tmp_path: Path) -> None:
    plain = "a;b\n" + f"1;{'x' * 500}\n" * 3_000  # more than one piece of the file

    assert read(table(tmp_path, f"{plain}é;œ\n".encode("cp1252")))[1][-1].cells == ("é", "œ")
    assert read(table(tmp_path, f"{plain}é;œ\n".encode()))[1][-1].cells == ("é", "œ")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(
            "a;é\n1;à\n".encode() + b"2;\xe9\n", ["ligne 3", "illisible", "UTF-8"], id="broken-UTF-8"
        ),
        pytest.param(b"a;b\n1;\x81\n", ["ligne 2", "illisible"], id="neither-UTF-8-nor-Windows"),
        pytest.param("a;b\n".encode("utf-16") + b"x", ["illisible"], id="half-a-character-of-UTF-16"),
        pytest.param(b"a;b\n1;2\n3;\x00\n", ["ligne 3", "octet nul"], id="NUL"),
        pytest.param(
            "a;b\n1;2\n".encode("utf-16-le"), ["ligne 1", "octet nul"], id="UTF-16-without-its-mark"
        ),
        pytest.param(b'a;b\n1;2\n3;"ouvert\n4;5\n', ["ligne 3", "jamais refermé"], id="quote-left-open"),
        pytest.param(b'a;b\n1;2\n"x"y;5\n', ["ligne 3", "mal placé"], id="quote-out-of-place"),
        pytest.param(b"a;b\n1;" + b"x" * (LONGEST_CELL + 1), ["ligne 2", "131"], id="cell-too-long"),
        pytest.param(b"a" * 600 + b";b\n1;2\n", ["colonne 1", "500 signes"], id="heading-too-long"),
        pytest.param(b" ; \t;\n\n", ["intitulé"], id="headings-of-spaces"),
        pytest.param(b"\xef\xbb\xbf \n", ["vide"], id="only-its-mark"),
        pytest.param(b";;\n;;\n", ["aucune ligne"], id="only-separators"),
    ],
)
def test_what_cannot_be_read_says_where(tmp_path: Path, content: bytes, words: list[str]) -> None:
    sentence = refusal(table(tmp_path, content))

    for word in words:
        assert word in sentence


def test_a_fault_far_down_comes_after_the_good_rows(tmp_path: Path) -> None:
    path = table(tmp_path, b"a;b\n" + b"1;2\n" * 50_000 + b'3;"ouvert\n')

    with open_table(path) as found:
        assert next(found.rows).cells == ("1", "2")
        with pytest.raises(UnreadableTable, match=f"ligne 50{NARROW}?002"):
            list(found.rows)
