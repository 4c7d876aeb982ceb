"""XLSX: what each kind of cell gives, whatever wrote the workbook; and what the written one holds."""

from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from daect_tui.domain.errors import UnusableOutput
from daect_tui.domain.exchange_table import SourceRow, UnreadableTable
from exports.tables import open_table, write_table
from exports.tables.limits import LONGEST_SHEET_CELL
from tests.support.workbooks import book, read, row, shared, sheet, styles, xlsx, xlsx_parts, zipped

# Styles 0 to 6 of the workbooks below.
STYLES = styles(
    0,
    14,
    22,
    164,
    165,
    166,
    167,
    codes={
        164: "dd/mm/yyyy",
        165: "[$-40C]d\\ mmmm\\ yyyy;@",
        166: "# ##0,00\\ &quot;dollars par hym&quot;",
        167: "[Red]General",
    },
)
SHARED = shared(
    "<si><t>Mâcon</t></si><si><r><t>en </t></r><r><rPr><b/></rPr><t>gras</t></r></si>"
    '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>'
    '<si><t xml:space="preserve"> a_x000D_b </t></si>'
    "<si><t>'=1</t></si><si><t/></si>"
)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        pytest.param('<c t="s"><v>0</v></c>', "Mâcon", id="shared"),
        pytest.param('<c t="s"><v>1</v></c>', "en gras", id="runs"),
        pytest.param('<c t="s"><v>2</v></c>', "東京", id="phonetic-hint-left-out"),
        pytest.param('<c t="s"><v>3</v></c>', " a\rb ", id="escape"),
        pytest.param('<c t="s"><v>4</v></c>', "=1", id="guarded"),
        pytest.param('<c t="s"><v>5</v></c>', "", id="empty-shared"),
        pytest.param('<c t="inlineStr">\n <is>\n <t>a</t>\n <t>b</t></is>\n</c>', "ab", id="inline"),
        pytest.param('<c t="str"><f>A1&amp;"x"</f><v>\'=x</v></c>', "'=x", id="text-of-a-formula"),
        pytest.param('<c t="str"><f>A1</f><v></v></c>', "", id="formula-that-gives-nothing"),
        pytest.param('<c t="b"><v>1</v></c>', "oui", id="true"),
        pytest.param('<c t="b"><v>0</v></c>', "non", id="false"),
        pytest.param("<c><v>75056</v></c>", "75056", id="whole"),
        pytest.param("<c><v>1234.50</v></c>", "1234,5", id="decimal"),
        pytest.param("<c><v>0.30000000000000004</v></c>", "0,3", id="binary-rounding"),
        pytest.param("<c><v>2.1750001600000E+10</v></c>", "21750001600", id="exponent"),
        pytest.param("<c><v>-3.0</v></c>", "-3", id="negative"),
        pytest.param("<c><f>1+1</f><v>2</v></c>", "2", id="result-of-a-formula"),
        pytest.param('<c s="1"><v>42872</v></c>', "2017-05-17", id="day"),
        pytest.param('<c s="2"><v>42872.654166666667</v></c>', "2017-05-17 15:42", id="moment"),
        pytest.param('<c s="3"><v>42872</v></c>', "2017-05-17", id="own-format"),
        pytest.param('<c s="4"><v>42872</v></c>', "2017-05-17", id="long-format"),
        pytest.param('<c s="5"><v>42872</v></c>', "42872", id="currency-with-letters"),
        pytest.param('<c s="6"><v>42872</v></c>', "42872", id="colour"),
        pytest.param('<c s="2"><v>0.65416666666666667</v></c>', "15:42", id="time"),
        pytest.param('<c s="1"><v>1</v></c>', "1900-01-01", id="first-day"),
        pytest.param('<c s="1"><v>61</v></c>', "1900-03-01", id="after-the-day-that-never-was"),
        pytest.param('<c t="d"><v>2017-05-17T00:00:00</v></c>', "2017-05-17", id="ISO"),
        pytest.param('<c s="1"/>', "", id="blank"),
    ],
)
def test_each_kind_of_cell_has_one_text(tmp_path: Path, cell: str, text: str) -> None:
    rows = f"{row('a', 'b')}<row>{cell}<c><v>1</v></c></row>"

    _, found = read(xlsx(tmp_path / "t.xlsx", rows, styles=STYLES, shared=SHARED))

    assert found == [SourceRow(2, (text, "1"))]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ('<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', ["B2", "#DIV/0!"]),
        ('<c r="B2"><f>A1</f></c>', ["B2", "sans résultat"]),
        ('<c r="B2"><f>A1</f><v></v></c>', ["B2", "sans résultat"]),
        ('<c r="B2" s="1"><v>99999999</v></c>', ["B2", "ni un nombre ni une date"]),
        ('<c r="B2"><v>NaN</v></c>', ["B2", "ni un nombre ni une date"]),
        ('<c r="B2" t="d"><v>hier</v></c>', ["B2", "ni un nombre ni une date"]),
        ('<c r="C2"><v>1</v></c>', ["colonne 3"]),
    ],
)
def test_a_cell_without_text_refuses_its_row_alone(tmp_path: Path, cell: str, words: list[str]) -> None:
    rows = f"{row('a', 'b')}<row>{cell}</row>{row('c', 'd')}"

    _, found = read(xlsx(tmp_path / "t.xlsx", rows, styles=STYLES))

    assert all(word in found[0].fault for word in words)
    assert found[1] == SourceRow(3, ("c", "d"))


def test_cells_stand_where_their_letters_say(tmp_path: Path) -> None:
    rows = (
        f"{row('a', 'b', 'c', line=4)}"
        '<row r="9"><c r="A9"/><c r="C9" t="inlineStr"><is><t>z</t></is></c><c r="XFD9" s="1"/></row>'
        '<row r="10"><c r="B10"><v>1</v></c></row>'
    )

    headings, found = read(xlsx(tmp_path / "t.xlsx", rows))

    assert headings == ("a", "b", "c")
    assert found == [SourceRow(9, ("", "", "z")), SourceRow(10, ("", "1", ""))]


def test_a_calendar_that_begins_in_1904(tmp_path: Path) -> None:
    settings = '<workbookPr date1904="1"/>'
    rows = f'{row("a")}<row><c s="1"><v>41410</v></c></row>'
    path = xlsx(
        tmp_path / "t.xlsx",
        rows,
        styles=STYLES,
        book=book('<sheet name="x" sheetId="1" r:id="rId1"/>', settings),
    )

    assert read(path)[1][0].cells == ("2017-05-17",)


def test_names_with_a_prefix_and_strict_namespaces_are_the_same(tmp_path: Path) -> None:
    for space in (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    ):
        cells = '<x:c t="inlineStr"><x:is><x:t>{}</x:t></x:is></x:c>'
        part = (
            f'<x:worksheet xmlns:x="{space}" xmlns:y="urn:y"><x:sheetData><x:row>{cells.format("a")}</x:row>'
            f"<x:row>{cells.format('b')}<y:c><y:v>9</y:v></y:c></x:row></x:sheetData></x:worksheet>"
        )
        assert read(zipped(tmp_path / "t.xlsx", xlsx_parts(part))) == (("a",), [SourceRow(2, ("b",))])


@pytest.mark.parametrize(
    ("first", "second", "attributes", "headings"),
    [
        pytest.param(row("un"), row("deux"), ("Notes", "", "Suite", ""), ("un",), id="first"),
        pytest.param("", row("deux"), ("Notes", "", "Suite", ""), ("deux",), id="first-with-text"),
        pytest.param(row("un"), row("deux"), ("Notes", "", "DOSSIERS", ""), ("deux",), id="named"),
        pytest.param(row("un"), "", ("Notes", "", "Dossiers", ""), ("un",), id="named-but-empty"),
        pytest.param(
            row("un"), row("deux"), ("Notes", 'state="hidden"', "Suite", ""), ("deux",), id="hidden"
        ),
    ],
)
def test_which_sheet_is_read(
    tmp_path: Path, first: str, second: str, attributes: tuple[str, ...], headings: tuple[str, ...]
) -> None:
    name, hidden, other, hidden_too = attributes
    sheets = (
        f'<sheet name="{name}" sheetId="1" r:id="rId1" {hidden}/>'
        f'<sheet name="{other}" sheetId="2" r:id="rId2" {hidden_too}/>'
    )

    with open_table(xlsx(tmp_path / "t.xlsx", first, second=sheet(second), book=book(sheets))) as table:
        assert table.headings == headings
        assert "Notes" in table.notices[0]
        assert other in table.notices[0]


def test_many_shared_texts_come_back_each_at_its_place(tmp_path: Path) -> None:
    texts = [f"texte {number} é" for number in range(20_000)]
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    cells = "".join(f'<row><c t="s"><v>{number}</v></c></row>' for number in reversed(range(20_000)))

    headings, rows = read(xlsx(tmp_path / "t.xlsx", cells, shared=shared(items)))

    assert headings == (texts[-1],)
    assert [found.cells[0] for found in rows] == list(reversed(texts[:-1]))


@pytest.mark.parametrize(
    "cell",
    ['<c t="s"><v>9</v></c>', '<c t="s"><v>-1</v></c>', '<c t="s"><v>x</v></c>', '<c r="1A"><v>1</v></c>'],
)
def test_a_workbook_that_contradicts_itself_is_damaged(tmp_path: Path, cell: str) -> None:
    with pytest.raises(UnreadableTable, match="abîmé"):
        read(xlsx(tmp_path / "t.xlsx", f"{row('a')}<row>{cell}</row>", shared=SHARED))


def test_rows_and_cells_out_of_order_are_damage(tmp_path: Path) -> None:
    backwards = '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>'
    for rows in (row("a", line=2) + row("b", line=2), row("a") + backwards):
        with pytest.raises(UnreadableTable, match="abîmé"):
            read(xlsx(tmp_path / "t.xlsx", rows))


def _written(path: Path) -> ET.Element:
    with ZipFile(path) as archive:
        return ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314 – our own


def test_what_is_written_is_text_under_a_frozen_heading(tmp_path: Path) -> None:
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    path = tmp_path / "t.xlsx"

    write_table(path, ("code", "note"), [("075", "x" * 300), ("=1", "a\nb")])

    written = _written(path)
    assert {cell.get("t") for cell in written.iterfind(".//m:c", space)} == {"inlineStr"}
    assert [text.text for text in written.iterfind(".//m:t", space)][2:5] == ["075", "x" * 300, "'=1"]
    pane = written.find(".//m:pane", space)
    assert pane is not None
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    widths = [float(column.get("width", "")) for column in written.iterfind(".//m:col", space)]
    assert widths[0] < widths[1] <= 60


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    for path in (one, two):
        write_table(path, ("a",), [("é",)])

    assert one.read_bytes() == two.read_bytes()


def test_a_text_too_long_for_a_sheet_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    # Outside the basic plane a sign counts twice.
    text = "🙂" * (LONGEST_SHEET_CELL // 2 + 1)

    with pytest.raises(UnusableOutput, match=r"Ligne 3, colonne «.objet.», .* CSV"):
        write_table(path, ("référence", "objet"), [("1", ""), ("2", text)])

    assert list(tmp_path.iterdir()) == []
