"""One passage through a file: a thousand rows at a time judged, noted outside memory, and written or not."""

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from daect_tui.domain.errors import Refusal
from daect_tui.domain.exchange import ExchangeKind
from daect_tui.domain.exchange_mapping import ColumnMapping, check_mapping
from daect_tui.domain.exchange_row import Counts, Remark, RowOutcome, RowReport
from daect_tui.domain.exchange_table import SourceRow, SourceTable
from daect_tui.domain.journal import Act
from daect_tui.domain.text import quoted
from daect_tui.services.exchange_ports import Spool
from daect_tui.services.import_kinds import columns_for, importer_of, row_texts
from daect_tui.services.importing import ImportContext, ImportedRow, Importer, Verdict
from daect_tui.services.office import Office
from daect_tui.services.ports import Tables, UnitOfWork

# Rows judged and written together.
CHUNK = 1000
# What a thousand rows make, about.
_OBJECTS = 100_000

# Told after each thousand: how many rows are judged so far.
Told = Callable[[int], None]
_WRITTEN = (RowOutcome.NEW, RowOutcome.UPDATE, RowOutcome.HISTORY)


_COUNTED = {
    RowOutcome.NEW: "nouveaux",
    RowOutcome.UPDATE: "mises_a_jour",
    RowOutcome.HISTORY: "historiques",
    RowOutcome.DUPLICATE: "doublons",
    RowOutcome.REFUSED: "refuses",
}


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let Python look for cycles once a thousand rows or so, instead of a hundred times.

    Rows make many small objects and no cycle: what looks for them took a third of an import.
    """
    usual = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


class Preview:
    """What an import would do, or did, row by row. To be closed: what it notes is kept outside memory."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self.row_word = "ligne"
        self.applied = False

    @property
    def counts(self) -> Counts:
        """How many rows come to each outcome."""
        return self._spool.counts()

    @property
    def refused(self) -> int:
        """How many rows are refused."""
        return self.counts.get(RowOutcome.REFUSED, 0)

    @property
    def writes(self) -> int:
        """How many rows change the register."""
        counts = self.counts
        return sum(counts.get(outcome, 0) for outcome in _WRITTEN)

    def window(
        self, outcome: RowOutcome | None = None, first: int = 0, limit: int = 200
    ) -> tuple[RowReport, ...]:
        """Return some rows (of one outcome, or of all), from a rank among them on."""
        return self._spool.window(outcome, first, limit)

    def close(self) -> None:
        """Forget the notes."""
        self._spool.close()


class ImportRun:
    """A file, its kind and its mapping, on one desk; goes through the file once."""

    def __init__(
        self, office: Office, tables: Tables, kind: ExchangeKind, path: Path, mapping: ColumnMapping
    ) -> None:
        self._office = office
        self._tables = tables
        self._kind = kind
        self._path = path
        self._mapping = mapping

    def preview(self, told: Told) -> Preview:
        """Judge every row, writing nothing."""
        with self._office.reading() as work, self._noted() as spool:
            preview, judged = self._judged(work, spool, told)
            for _importer, _verdicts in judged:
                pass
            return preview

    def apply(self, told: Told, *, partial: bool) -> Preview:
        """Judge and write as one unit; nothing is kept when a row is refused, unless `partial`."""
        with self._office.begin() as work, self._noted() as spool:
            preview, judged = self._judged(work, spool, told)
            for importer, verdicts in judged:
                # Once a row is refused, the rest is judged only to be told of.
                if partial or not preview.refused:
                    importer.write(work, verdicts)
            if preview.refused and not partial:
                return preview
            remembered = work.import_mappings.save(
                self._kind, self._mapping.fingerprint, self._mapping.kept, dict(self._mapping.values)
            )
            if preview.writes or remembered:
                work.journal.append(self._act(preview))
                work.commit()
            preview.applied = True
            return preview

    @contextmanager
    def _noted(self) -> Iterator[Spool]:
        """Open a spool, and close it when the passage fails: nobody will read it."""
        spool = self._office.register.spool()
        try:
            with rare_collections():
                yield spool
        except BaseException:
            spool.close()
            raise

    def _judged(
        self, work: UnitOfWork, spool: Spool, told: Told
    ) -> tuple[Preview, Iterator[tuple[Importer[Any], list[Verdict[Any]]]]]:
        """Return the preview, and what fills it as it is gone through: each thousand rows, once judged."""
        columns = columns_for(self._kind, self._mapping)
        check_mapping(columns, self._mapping)
        context = ImportContext(self._office, self._path.name, columns, self._mapping)
        importer = importer_of(self._kind, context, spool, work)
        texts = row_texts(self._kind, self._mapping, [one.code for one in work.programmes.all()])
        preview = Preview(spool)

        def chunks() -> Iterator[tuple[Importer[Any], list[Verdict[Any]]]]:
            count = 0
            with self._tables.open(self._path) as table:
                self._check_headings(table)
                preview.row_word = table.row_word
                while rows := list(islice(table.rows, CHUNK)):
                    whole = [ImportedRow(row.line, texts(row.cells)) for row in rows if not row.fault]
                    verdicts = importer.judge(work, whole)
                    spoilt = [_spoilt(row) for row in rows if row.fault]
                    reports = [*spoilt, *(verdict.report for verdict in verdicts)]
                    spool.add(sorted(reports, key=lambda report: report.line))
                    count += len(rows)
                    told(count)
                    yield importer, verdicts

        return preview, chunks()

    def _check_headings(self, table: SourceTable) -> None:
        if table.headings != self._mapping.headings:
            raise Refusal(
                f"Les colonnes de {quoted(self._path.name)} ont changé depuis qu’elles ont été lues. "
                "Rouvrez le fichier."
            )

    def _act(self, preview: Preview) -> Act:
        names = {column.key: column.heading for column in columns_for(self._kind, self._mapping)}
        counts = preview.counts
        detail: dict[str, str | int | list[str]] = {
            "fichier": self._path.name,
            "sha256": self._digest(),
            **{_COUNTED[outcome]: count for outcome, count in counts.items() if count},
            "colonnes": [f"{heading} → {names[key]}" for heading, key in self._mapping.pairs],
        }
        if self._mapping.values:
            detail["valeurs"] = [f"{names[key]}\u00a0: {text}" for key, text in self._mapping.values]
        return Act("exchange.imported", f"import/{self._kind.value}", detail)

    def _digest(self) -> str:
        with self._path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


def _spoilt(row: SourceRow) -> RowReport:
    return RowReport(row.line, RowOutcome.REFUSED, "", "", (Remark("", row.fault),))
