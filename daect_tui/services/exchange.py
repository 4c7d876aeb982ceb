"""Files in and out: examined, mapped, previewed, imported as one unit, exported as they came."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from daect_tui.domain import demarches_simplifiees
from daect_tui.domain.errors import WouldOverwrite
from daect_tui.domain.exchange import Column, ExchangeKind
from daect_tui.domain.exchange_columns import COLUMNS
from daect_tui.domain.exchange_mapping import ColumnMapping, guessed, remembered
from daect_tui.domain.exchange_row import Remark
from daect_tui.domain.oda import LeftOut
from daect_tui.domain.register_query import RegisterQuery
from daect_tui.services.export_rows import EVER, Period, Written, exported_rows
from daect_tui.services.import_kinds import columns_for
from daect_tui.services.import_run import ImportRun, Preview, Told
from daect_tui.services.office import Office
from daect_tui.services.places import stands
from daect_tui.services.ports import Tables
from daect_tui.services.returns import oda_declaration

_SAMPLE = 5
# More than any register holds.
_EVERY = 2**31
_TOLD_EVERY = 200


def say_nothing(_count: int) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True, slots=True)
class FileShape:
    """What a file looks like before it is read through: enough to map its columns.

    `columns` are those that may be fed, `sample` its first rows.
    """

    path: Path
    kind: ExchangeKind
    format: str
    sample: tuple[tuple[str, ...], ...]
    notices: tuple[str, ...]
    mapping: ColumnMapping
    columns: tuple[Column, ...]


class Exchange:
    """The use cases of import and export."""

    def __init__(self, office: Office, tables: Tables, told: Told = say_nothing) -> None:
        self._office = office
        self._tables = tables
        self._told = told

    def telling(self, told: Told) -> "Exchange":
        """Return these use cases, whose exports tell how many rows are written; who hears it may stop one."""
        return Exchange(self._office, self._tables, told)

    def examine(self, kind: ExchangeKind, path: Path) -> FileShape:
        """Read the headings of a file, and map them: as last time, else by what they say.

        Raises `UnreadableTable`.
        """
        with self._tables.open(path) as table:
            mapping = self._mapping(kind, table.headings)
            sample = tuple(row.cells for row in islice(table.rows, _SAMPLE))
            columns = columns_for(kind, mapping)
            return FileShape(path, kind, table.format, sample, table.notices, mapping, columns)

    def preview(
        self, kind: ExchangeKind, path: Path, mapping: ColumnMapping, told: Told = say_nothing
    ) -> Preview:
        """Say what becomes of every row, writing nothing; `told` is given how many are judged.

        Raises `MappingRefused`, `UnreadableTable`. What comes back is to be closed.
        """
        return ImportRun(self._office, self._tables, kind, path, mapping).preview(told)

    def apply(
        self,
        kind: ExchangeKind,
        path: Path,
        mapping: ColumnMapping,
        *,
        partial: bool = False,
        told: Told = say_nothing,
    ) -> Preview:
        """Import a file as one unit: all of it or nothing, unless `partial` leaves out what is refused.

        What comes back says whether it was `applied`, and is to be closed. Raises as `preview`.
        """
        return ImportRun(self._office, self._tables, kind, path, mapping).apply(told, partial=partial)

    def write_report(self, preview: Preview, path: Path) -> None:
        """Write what becomes of every row in a file; raises `UnusableOutput`."""

        def rows() -> Iterator[Sequence[str]]:
            first = 0
            while window := preview.window(None, first):
                for report in window:
                    said = report.remarks or (Remark("", ""),)
                    for remark in said:
                        yield (
                            str(report.line), report.outcome.label, report.subject, report.title,
                            remark.column, remark.sentence,
                        )  # fmt: skip
                first += len(window)

        headings = (preview.row_word, "devient", "référence", "objet", "colonne", "remarque")
        self._tables.write(path, headings, rows())

    def _mapping(self, kind: ExchangeKind, headings: tuple[str, ...]) -> ColumnMapping:
        if kind is ExchangeKind.DOSSIERS and demarches_simplifiees.recognised(headings):
            mapping = demarches_simplifiees.own_mapping(headings)
        else:
            mapping = guessed(COLUMNS[kind], headings)
        with self._office.reading() as work:
            kept = work.import_mappings.find(kind, mapping.fingerprint)
        return remembered(mapping, *kept) if kept else mapping

    def export(
        self,
        kind: ExchangeKind,
        path: Path,
        *,
        columns: Sequence[Column] = (),
        references: Sequence[str] | None = None,
        query: RegisterQuery | None = None,
        period: Period = EVER,
        force: bool = False,
    ) -> int:
        """Write the records of a kind in a file, whole or not at all; return how many there are.

        `references`, or what a `query` of the list finds, chooses dossiers and their order; `columns`
        what is written of each record (none: all). `period` gives the day of states, and the year of a
        declaration of aid. Raises `WouldOverwrite`, `UnusableOutput`.
        """
        if stands(path) and not force:
            raise WouldOverwrite(
                f"{path} existe déjà. Choisissez un autre nom, ou demandez à le remplacer (--force)."
            )
        chosen = tuple(columns) or written_columns(kind)
        count = 0

        def rows() -> Iterator[Sequence[str]]:
            nonlocal count
            with self._office.reading() as work:
                today = self._office.clock.today()
                found = work.register_view.references(query, today, _EVERY) if query else references
                for cells in exported_rows(
                    work, chosen, Written(kind, period.day or today, found, period.year)
                ):
                    count += 1
                    if count % _TOLD_EVERY == 1:
                        self._told(count)
                    yield cells

        self._tables.write(path, [column.heading for column in chosen], rows())
        return count

    def not_declared(self, year: int | None = None) -> tuple[LeftOut, ...]:
        """Return the missions and costs that a declaration of aid leaves out, each with its reason."""
        with self._office.reading() as work:
            return oda_declaration(work, year)[1]


def written_columns(kind: ExchangeKind) -> tuple[Column, ...]:
    """Return the columns that an export may write, the reference first."""
    return tuple(column for column in COLUMNS[kind] if not column.history)
