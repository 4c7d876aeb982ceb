"""ODS: what each kind of cell gives, repetitions, and which sheet is read."""

from pathlib import Path

import pytest

from daect_tui.domain.exchange_table import SourceRow, UnreadableTable
from exports.tables import open_table
from exports.tables.limits import MOST_COLUMNS
from tests.support.workbooks import ods, ods_row, ods_table, read


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        pytest.param('office:value-type="string"><text:p>Mâcon</text:p>', "Mâcon", id="text"),
        pytest.param("><text:p>a</text:p>", "a", id="no-type"),
        pytest.param(
            'office:value-type="string"><text:p>a</text:p>\n<text:p/><text:p>b</text:p>', "a\n\nb", id="lines"
        ),
        pytest.param(
            'office:value-type="string"><text:p> a  <text:span> b<text:s text:c="2"/></text:span>c</text:p>',
            "a b  c",
            id="spaces",
        ),
        pytest.param(
            'office:value-type="string"><text:p>a<text:tab/>b<text:line-break/><text:a>c</text:a></text:p>',
            "a\tb\nc",
            id="inline",
        ),
        pytest.param(
            'office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation>'
            "<text:p>a</text:p><draw:frame><table:table><table:table-row><table:table-cell><text:p>x</text:p>"
            "</table:table-cell></table:table-row></table:table></draw:frame>",
            "a",
            id="notes-and-drawings-left-out",
        ),
        pytest.param('office:value-type="string"><text:p>\'=1</text:p>', "=1", id="guarded"),
        pytest.param('office:value-type="string" office:string-value="a">', "a", id="value-only"),
        pytest.param(
            'office:value-type="float" office:value="1234.50"><text:p>1 234,50 €</text:p>',
            "1234,5",
            id="float",
        ),
        pytest.param(
            'office:value-type="percentage" office:value="0.25"><text:p>25 %</text:p>', "0,25", id="percent"
        ),
        pytest.param(
            'office:value-type="currency" office:value="12"><text:p>12 €</text:p>', "12", id="currency"
        ),
        pytest.param(
            'office:value-type="date" office:date-value="2017-05-17"><text:p>17 mai</text:p>',
            "2017-05-17",
            id="day",
        ),
        pytest.param(
            'office:value-type="date" office:date-value="2017-05-17T15:42:07"><text:p>17 mai</text:p>',
            "2017-05-17 15:42:07",
            id="moment",
        ),
        pytest.param(
            'office:value-type="time" office:time-value="PT15H42M00S"><text:p>x</text:p>', "15:42", id="time"
        ),
        pytest.param(
            'office:value-type="boolean" office:boolean-value="true"><text:p>VRAI</text:p>', "oui", id="true"
        ),
        pytest.param(
            'office:value-type="boolean" office:boolean-value="false"><text:p>FAUX</text:p>',
            "non",
            id="false",
        ),
    ],
)
def test_each_kind_of_cell_has_one_text(tmp_path: Path, cell: str, text: str) -> None:
    rows = f"<table:table-row><table:table-cell {cell}</table:table-cell></table:table-row>"

    _, found = read(ods(tmp_path / "t.ods", ods_table(ods_row("a"), rows)))

    assert found == [SourceRow(2, (text,))]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ('calcext:value-type="error" office:value-type="string"><text:p>#N/D</text:p>', ["A2", "erreur"]),
        ('office:value-type="float" office:value="x"><text:p>x</text:p>', ["A2", "ni un nombre"]),
        ('office:value-type="date" office:date-value="hier"><text:p>hier</text:p>', ["A2", "ni une date"]),
        ('office:value-type="time" office:time-value="x"><text:p>x</text:p>', ["A2", "ni une date"]),
    ],
)
def test_a_cell_without_text_refuses_its_row_alone(tmp_path: Path, cell: str, words: list[str]) -> None:
    rows = f"<table:table-row><table:table-cell {cell}</table:table-cell></table:table-row>"

    _, found = read(ods(tmp_path / "t.ods", ods_table(ods_row("a"), rows, ods_row("b"))))

    assert all(word in found[0].fault for word in words)
    assert found[1] == SourceRow(3, ("b",))


def test_repeated_rows_and_cells_are_counted(tmp_path: Path) -> None:
    blank = (
        '<table:table-row table:number-rows-repeated="1000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    wide = (
        '<table:table-row><table:table-cell/><table:covered-table-cell table:number-columns-repeated="1"/>'
        '<table:table-cell table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="16380"/></table:table-row>'
    )
    table = ods_table(blank, ods_row("a", "b", "c", "d"), blank, wide, ods_row("y", repeated=3), blank)

    headings, rows = read(ods(tmp_path / "t.ods", table))

    assert headings == ("a", "b", "c", "d")
    assert [(row.line, row.cells) for row in rows] == [
        (2002, ("", "", "x", "x")),
        *((line, ("y", "", "", "")) for line in (2003, 2004, 2005)),
    ]


@pytest.mark.parametrize(
    ("tables", "headings"),
    [
        pytest.param((("Notes", "", "un"), ("Suite", "", "deux")), ("un",), id="first"),
        pytest.param((("Notes", "", ""), ("Suite", "", "deux")), ("deux",), id="first-with-text"),
        pytest.param((("Notes", "", "un"), ("dossiers", "", "deux")), ("deux",), id="named"),
        pytest.param((("Notes", "caché", "un"), ("Suite", "", "deux")), ("deux",), id="hidden"),
    ],
)
def test_which_sheet_is_read(
    tmp_path: Path, tables: tuple[tuple[str, str, str], ...], headings: tuple[str, ...]
) -> None:
    hidden = (
        '<style:style style:name="caché" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    content = "".join(
        ods_table(ods_row(text) if text else "<table:table-row/>", name=name, style=style)
        for name, style, text in tables
    )

    with open_table(ods(tmp_path / "t.ods", content, hidden)) as table:
        assert table.headings == headings
        assert table.format == "ODS"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        pytest.param(ods_row(*["x"] * (MOST_COLUMNS + 1)), "500 colonnes", id="wide"),
        pytest.param(
            '<table:table-row><table:table-cell table:number-columns-repeated="999999"><text:p>x</text:p>'
            "</table:table-cell></table:table-row>",
            "500 colonnes",
            id="repeated-wide",
        ),
        pytest.param(ods_row("a") + ods_row("x", repeated=999_999_999), "abîmé", id="repeated-rows"),
        pytest.param(
            '<table:table-row><table:table-cell><text:p><text:s text:c="999999999"/></text:p>'
            "</table:table-cell></table:table-row>",
            "131",
            id="repeated-spaces",
        ),
        pytest.param('<table:table-row table:number-rows-repeated="-1"/>', "vide", id="blank"),
    ],
)
def test_repetitions_beyond_measure_are_refused(tmp_path: Path, rows: str, words: str) -> None:
    with pytest.raises(UnreadableTable, match=words):
        read(ods(tmp_path / "t.ods", ods_table(rows)))
