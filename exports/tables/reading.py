"""Opening a table whatever its format: by what the file is, never by its name alone."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from daect_tui.domain.exchange_table import SourceRow, SourceTable, UnreadableTable
from daect_tui.domain.text import NBSP, clean_line, grouped, quoted
from exports.tables.archives import Archive
from exports.tables.csv_reading import read_csv
from exports.tables.faults import TableFault
from exports.tables.json_reading import read_json
from exports.tables.kinds import Kind, kind_of
from exports.tables.limits import MOST_ROWS
from exports.tables.ods_reading import read_ods
from exports.tables.opening import explained, opened
from exports.tables.raw import RawTable
from exports.tables.shape import Shape
from exports.tables.xlsx_reading import read_xlsx

_OPENDOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"


@contextmanager
def open_table(path: Path) -> Iterator[SourceTable]:
    """Open a CSV, XLSX, ODS or JSON file; raises `UnreadableTable`, then and while rows are read.

    Memory is bounded whatever the file: what passes `limits` is refused.
    """
    with ExitStack() as stack:
        try:
            file = stack.enter_context(opened(path))
            table = _table(file, path.suffix, stack)
        except _FAULTS as fault:
            raise _unreadable(path, fault) from fault
        yield SourceTable(table.headings, _told(table.rows, path), table.format, table.notices)


_FAULTS = (TableFault, OSError, UnicodeError)


def _table(file: BinaryIO, suffix: str, stack: ExitStack) -> SourceTable:
    match kind_of(file, suffix):
        case Kind.CSV:
            return _shaped(read_csv(file, stack))
        case Kind.JSON:
            return read_json(file, stack)
        case Kind.ARCHIVE:
            return _shaped(_workbook(Archive(file), stack))


def _workbook(archive: Archive, stack: ExitStack) -> RawTable:
    if "mimetype" in archive and archive.start("mimetype", 100).startswith(_OPENDOCUMENT):
        return read_ods(archive)
    if "_rels/.rels" in archive and "word/document.xml" not in archive:
        return read_xlsx(archive, stack)
    raise TableFault(
        "cette archive n’est pas un classeur XLSX ou ODS. Enregistrez le tableau au format XLSX, ODS ou CSV."
    )


def _shaped(table: RawTable) -> SourceTable:
    """Take the first row with text as that of the headings."""
    first = next((row for row in table.rows if any(row.cells)), None)
    if first is None:
        raise TableFault("il ne contient aucune ligne. Choisissez un autre fichier.")
    if first.fault:
        raise TableFault(f"ses intitulés sont illisibles. {first.fault}")
    shape = Shape(first.cells)
    rows = (shape.row(*row) for row in table.rows)
    return SourceTable(
        shape.headings,
        (row for row in rows if row is not None),
        table.format,
        table.notices + shape.notices,
    )


def _told(rows: Iterator[SourceRow], path: Path) -> Iterator[SourceRow]:
    """Give the rows, no more than the limit, their faults put into a sentence on the file."""
    try:
        for count, row in enumerate(rows):
            if count == MOST_ROWS:
                raise TableFault(
                    f"il a plus de {grouped(MOST_ROWS)} lignes. Coupez-le en plusieurs fichiers."
                )
            yield row
    except _FAULTS as fault:
        raise _unreadable(path, fault) from fault


def _unreadable(path: Path, fault: Exception) -> UnreadableTable:
    if isinstance(fault, TableFault):
        clause = str(fault)
    elif isinstance(fault, OSError):
        clause = explained(fault)
    else:
        clause = "il a changé pendant la lecture. Recommencez."
    return UnreadableTable(f"Impossible de lire {quoted(clean_line(str(path)).text)}{NBSP}: {clause}")
