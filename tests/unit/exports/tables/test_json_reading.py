"""JSON as programs write it: any order of keys, any layout, one element at a time."""

import json
from pathlib import Path

import pytest

from daect_tui.domain.exchange_table import SourceRow, UnreadableTable
from exports.tables import open_table
from exports.tables.limits import LONGEST_CELL, LONGEST_ROW
from tests.support.workbooks import read


def table(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "table.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    "around", ["{}", '{{"dossiers": {}}}', ' \n{{ "x" :\n{} }}\n'], ids=["array", "named", "spaced"]
)
def test_an_array_alone_or_named(tmp_path: Path, encoding: str, around: str) -> None:
    elements = '[{"nom": "Orléans", "eau": true},\n {"eau": false, "nom": "Mâcon"}]'

    headings, rows = read(table(tmp_path, around.format(elements).encode(encoding)))

    assert headings == ("nom", "eau")
    assert rows == [SourceRow(1, ("Orléans", "oui")), SourceRow(2, ("Mâcon", "non"))]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ('"=1"', "=1"),
        ('"\'=1"', "'=1"),
        ("null", ""),
        ("12", "12"),
        ("12345678901234567890", "12345678901234567890"),
        ("-0", "0"),
        ("1.50", "1,5"),
        ("2.0", "2"),
        ("1e3", "1000"),
        ("1.5e-3", "0,0015"),
        ('"a\\nb\\u00e9"', "a\nbé"),
    ],
)
def test_each_value_has_one_text(tmp_path: Path, written: str, read_as: str) -> None:
    _, rows = read(table(tmp_path, f'[{{"a": "x", "b": {written}}}]'))

    assert rows[0].cells == ("x", read_as)
    assert rows[0].fault == ""


def test_the_headings_are_the_keys_of_the_first_elements(tmp_path: Path) -> None:
    elements = [{"a": "1"}, {"b": "2", "a": "3"}, *[{"a": "x"}] * 200, {"a": "4", "c": "5"}, {"b": "6"}]

    headings, rows = read(table(tmp_path, json.dumps(elements)))

    assert headings == ("a", "b")
    assert rows[1] == SourceRow(2, ("3", "2"))
    assert rows[202].line == 203
    assert "c" in rows[202].fault
    assert rows[203] == SourceRow(204, ("", "6"))


@pytest.mark.parametrize(
    ("element", "word"),
    [
        ('{"a": ["liste"]}', "un texte est attendu"),
        ('{"a": {"b": "c"}}', "un texte est attendu"),
        ('{"a": 1e400}', "un texte est attendu"),
        ('{"a": "1", "a": "2"}', "deux fois"),
    ],
)
def test_an_element_that_is_not_flat_is_refused_alone(tmp_path: Path, element: str, word: str) -> None:
    with open_table(table(tmp_path, f'[{{"a": "x"}}, {element}, {{"a": "y"}}]')) as found:
        rows = list(found.rows)
        assert found.row_word == "élément"

    assert [row.line for row in rows] == [1, 2, 3]
    assert word in rows[1].fault
    assert rows[2] == SourceRow(3, ("y",))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param('[{"a": "x"},\n {"a": "y"', ["ligne 2", "virgule"], id="cut-in-an-element"),
        pytest.param('[{"a": "x"},\n {"a": "y', ["ligne 2, colonne 8", "guillemet"], id="cut-in-a-text"),
        pytest.param('[{"a": "x"}', ["ligne 1", "crochet fermant"], id="cut-after-an-element"),
        pytest.param('[{"a": "x"},]', ["objet est attendu"], id="comma-too-many"),
        pytest.param('[{"a": "x"}]\n[1]', ["ligne 2", "après la fin"], id="something-after"),
        pytest.param('{"a": [{"a": "x"}], "b": 1}', ["se fermer après"], id="two-keys"),
        pytest.param('{"a": "x"}', ["tableau d’objets"], id="one-object"),
        pytest.param('["a", "b"]', ["objet est attendu"], id="array-of-texts"),
        pytest.param("[]", ["vide"], id="nothing"),
        pytest.param("[{}]", ["intitulé"], id="no-key"),
        pytest.param("a;b\n1;2\n", ["tableau d’objets"], id="CSV"),
        pytest.param('[{"a": NaN}]', ["NaN"], id="no-number"),
        pytest.param('[{"a": "é"}]'.encode("cp1252"), ["UTF-8"], id="Windows-1252"),
        pytest.param('[{"a": ' + "[" * 100_000, ["enfermées"], id="nested"),
        pytest.param('[{"a": "' + "x" * (LONGEST_CELL + 1) + '"}]', ["élément 1", "131"], id="long-text"),
        pytest.param('[{"a": "' + "x" * (3 * LONGEST_ROW), ["ligne 1", "pas refermé"], id="long-element"),
        pytest.param(json.dumps([{f"c{n}": "" for n in range(501)}]), ["500"], id="501-columns"),
    ],
)
def test_what_cannot_be_read_says_where(tmp_path: Path, content: str | bytes, words: list[str]) -> None:
    with pytest.raises(UnreadableTable) as caught:
        read(table(tmp_path, content))

    for word in words:
        assert word in str(caught.value)


def test_elements_are_read_across_the_pieces_of_the_file(tmp_path: Path) -> None:
    texts = ["é" * length for length in range(0, 60_000, 7_919)] * 5
    content = json.dumps([{"a": str(place), "b": text} for place, text in enumerate(texts)], indent=1)

    _, rows = read(table(tmp_path, content))

    assert [row.cells for row in rows] == [(str(place), text) for place, text in enumerate(texts)]
