"""What every kind of import shares: rows judged by the thousand, then written by the thousand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from daect_tui.domain.exchange import Column
from daect_tui.domain.exchange_mapping import ColumnMapping
from daect_tui.domain.exchange_row import Remark, RowOutcome, RowReport
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork

A = TypeVar("A")

# Words of a caption: « Téléphone du contact ».
_LONGEST_CAPTION = 4


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """A row of the file as raw texts by field."""

    line: int
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Verdict(Generic[A]):
    """What becomes of a row, and what is to be written for it (`None`: nothing)."""

    report: RowReport
    act: A | None = None


@dataclass(frozen=True, slots=True)
class ImportContext:
    """What an import is about: the desk, the file's name, its columns and how they are fed."""

    office: Office
    source: str
    columns: tuple[Column, ...]
    mapping: ColumnMapping

    def heading(self, key: str) -> str:
        """Return the heading that feeds a field, else the French name of its column."""
        named = next((column.heading for column in self.columns if column.key == key), key)
        return self.mapping.heading_of(key) or named

    def refused(self, row: ImportedRow, title: str, faults: Mapping[str, str]) -> RowReport:
        """Report a row that cannot be kept; a fault under an empty key is of the whole row."""
        remarks = tuple(
            Remark(self.heading(key), _without_caption(sentence)) if key else Remark("", sentence)
            for key, sentence in faults.items()
        )
        return RowReport(row.line, RowOutcome.REFUSED, "", title, remarks)


def _without_caption(sentence: str) -> str:
    """Drop the caption with which the readers of forms begin: the column says the same.

    One that names a line of the cell says more than the column.
    """
    caption, sign, rest = sentence.partition("\u00a0: ")
    return rest if sign and len(caption.split()) <= _LONGEST_CAPTION and "," not in caption else sentence


class Importer(Protocol[A]):
    """Judges and writes the rows of one kind. Rows come in the order of the file, a thousand at a time."""

    def judge(self, work: UnitOfWork, rows: Sequence[ImportedRow]) -> list[Verdict[A]]:
        """Say what becomes of each row; reads the register, writes nothing."""
        ...

    def write(self, work: UnitOfWork, verdicts: Sequence[Verdict[A]]) -> None:
        """Write what was judged, in the caller's transaction; the import has its own act in the journal."""
        ...


def already(line: int) -> Remark:
    """Say that the file gives the same thing twice."""
    return Remark("", f"La même chose est déjà à la ligne {line} du fichier.")


def identical(what: str) -> Remark:
    """Say that a row brings nothing new."""
    return Remark("", f"Rien n’y change\u00a0: {what} est déjà au registre.")
