"""Valid files, altered at random: each is read or refused with a sentence, and nothing else comes out."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.exchange_table import UnreadableTable
from exports.tables import open_table, write_table
from tests.support.workbooks import (
    book,
    ods,
    ods_row,
    ods_table,
    row,
    shared,
    sheet,
    styles,
    xlsx_parts,
    zipped,
)

ROWS = [("R1", "=1+1", "Mâcon\nl’été"), ("R2", "", "a;b,c\td|e"), ("R3", "'x", '"')]
# What a mutation puts in: signs that mean something to one of the formats.
PIECES = st.binary(max_size=6) | st.sampled_from(
    [
        b"<",
        b">",
        b"</c>",
        b"<c>",
        b"<row>",
        b"&#0;",
        b"&x;",
        b'"',
        b";",
        b"\n",
        b"\0",
        b"\xff",
        b"{",
        b"[",
        b"-1",
        b"9" * 20,
    ]
)
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 8), PIECES), min_size=1, max_size=4)
OPENDOCUMENT = ods_table(ods_row("a", "b"), ods_row("1", "2", repeated=2), name="Dossiers")


def altered(content: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """Replace some bytes, at a share of the length, by a piece."""
    for share, length, piece in changes:
        at = int(share * len(content))
        content = content[:at] + piece + content[at + length :]
    return content


def read_or_refuse(path: Path) -> None:
    with suppress(UnreadableTable), open_table(path) as table:
        width = len(table.headings)
        assert width
        for found in table.rows:
            assert len(found.cells) == width
            assert all(isinstance(cell, str) for cell in found.cells)


@given(CHANGES)
@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".json"])
def test_a_written_file_altered(suffix: str, changes: list[tuple[float, int, bytes]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"t{suffix}"
        write_table(path, ("a", "b", "c"), ROWS)
        path.write_bytes(altered(path.read_bytes(), changes))
        read_or_refuse(path)


@given(st.sampled_from(sorted(xlsx_parts("", shared="", styles=""))), CHANGES)
def test_a_part_of_a_workbook_altered(name: str, changes: list[tuple[float, int, bytes]]) -> None:
    cells = '<row><c t="s"><v>0</v></c><c s="1"><v>42872</v></c></row>'
    parts = xlsx_parts(
        sheet(row("a", "b") + cells),
        shared=shared("<si><t>x</t></si>"),
        styles=styles(0, 14),
        book=book('<sheet name="Feuil1" sheetId="1" r:id="rId1"/>'),
    )
    content = parts[name]
    parts[name] = altered(content.encode() if isinstance(content, str) else content, changes)
    with TemporaryDirectory() as folder:
        read_or_refuse(zipped(Path(folder) / "t.xlsx", parts))


@given(CHANGES)
def test_the_tables_of_opendocument_altered(changes: list[tuple[float, int, bytes]]) -> None:
    tables = altered(OPENDOCUMENT.encode(), changes).decode(errors="replace")
    with TemporaryDirectory() as folder:
        read_or_refuse(ods(Path(folder) / "t.ods", tables))
