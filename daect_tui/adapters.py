"""The ports of the services fitted to the adapters: documents, files and printing, tables.

Each adapter is imported by the method that needs it: ReportLab waits for the first document, the
readers of spreadsheets for the first table.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from daect_tui.domain.document import Document, Face
from daect_tui.domain.document_form import DocumentForm
from daect_tui.domain.printing import JobState, Printers, PrintJob, PrintOptions
from daect_tui.settings import keep_printer, read_taste

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from daect_tui.domain.address_labels import AddressSheet
    from daect_tui.domain.calendar_event import CalendarEvent
    from daect_tui.domain.exchange_table import SourceTable
    from daect_tui.domain.mail_draft import MailDraft
    from daect_tui.domain.pack import Pack
    from daect_tui.domain.preflight import Flaw


class Layouts:
    """The documents port: PDF, and what a word processor opens."""

    def render(self, document: Document, form: DocumentForm = DocumentForm.PDF) -> bytes:
        from exports.documents import render

        return render(document, form)

    def flaws(self, document: Document) -> "tuple[Flaw, ...]":
        from exports.pdf import document_flaws

        return document_flaws(document)

    def faults(self, document: Document) -> tuple[str, ...]:
        from exports.pdf import document_faults

        return document_faults(document)

    def write_lot(
        self,
        documents: Iterable[Document],
        file: IO[bytes],
        *,
        title: str,
        written: Callable[[int], None] | None = None,
    ) -> int:
        from exports.pdf import write_lot

        return write_lot(documents, file, title=title, written=written)

    def address_labels(self, sheet: "AddressSheet") -> bytes:
        from exports.pdf import address_labels

        return address_labels(sheet)

    def mail_draft(self, draft: "MailDraft") -> bytes:
        from exports.mail_file import mail_draft

        return mail_draft(draft)

    def calendar(self, event: "CalendarEvent") -> bytes:
        from exports.calendar_file import calendar_file

        return calendar_file(event)

    def picture(self, content: bytes) -> bytes:
        from exports.pictures import prepared

        return prepared(content)

    def face(self, content: bytes) -> Face:
        from exports.typeface_files import face_of

        return face_of(content)


@dataclass(frozen=True, slots=True)
class Desktop:
    """The files port: the disk, the viewer, and the print queue of the person's settings."""

    printer: str = ""
    # Where the chosen printer is remembered; nowhere for what is no person's own desk.
    taste: Path | None = None

    def write(self, path: Path, content: bytes) -> None:
        from exports.files import make_folder, write_atomically

        make_folder(path.parent)
        write_atomically(path, content)

    def writing(self, path: Path) -> "AbstractContextManager[IO[bytes]]":
        from exports.files import make_folder, writing_atomically

        make_folder(path.parent)
        return writing_atomically(path)

    def digest(self, path: Path) -> str | None:
        from exports.files import digest

        return digest(path)

    def sweep(self, folder: Path) -> None:
        from exports.files import sweep

        sweep(folder)

    def open(self, path: Path) -> None:
        from exports.printing import open_file

        open_file(path)

    def print(self, paths: Sequence[Path], title: str, options: PrintOptions) -> PrintJob:
        from exports.printing import print_files

        return print_files(paths, title, options)

    def printers(self) -> Printers:
        from exports.printing import known_printers

        preferred = read_taste(self.taste).settings.printer if self.taste else self.printer
        return known_printers(preferred)

    def keep_printer(self, name: str) -> None:
        if self.taste:
            keep_printer(self.taste, name)

    def job_state(self, job: PrintJob) -> JobState:
        from exports.printing import state_of_job

        return state_of_job(job)

    def cancel(self, job: PrintJob) -> None:
        from exports.printing import cancel_job

        cancel_job(job)

    def read_exchange(self, path: Path) -> "Pack | bytes":
        from exports.packs import read_returned

        return read_returned(path)

    def write_exchange(self, path: Path, content: "Pack | bytes") -> None:
        from exports.packs import write_exchange

        write_exchange(path, content)


class Spreadsheets:
    """The tables port: CSV, XLSX, ODS and JSON files."""

    def open(self, path: Path) -> "AbstractContextManager[SourceTable]":
        from exports.tables import open_table

        return open_table(path)

    def write(self, path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        from exports.tables import write_table

        write_table(path, headings, rows)
