"""Making the specimens: what a family asks of the desk, and what comes of one specimen."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from daect_tui.domain.document import Document
from daect_tui.domain.errors import DocumentFault
from daect_tui.domain.references import Series, letter_chrono
from daect_tui.services.desk import Desk
from daect_tui.services.ports import Documents, UnitOfWork
from daect_tui.services.producing import Production

Drafter = Callable[[UnitOfWork, str], Document]


@dataclass(frozen=True, slots=True)
class Specimen:
    """One document to make: its name, which is that of its file without the scene, and how it is made."""

    name: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Studio:
    """The desk on the register of the specimens, and a folder for what is only written to files."""

    desk: Desk
    documents: Documents
    scratch: Path

    def drafted(self, draft: Drafter) -> bytes:
        """Lay a draft out under the next number; raises `DocumentFault` with all that stands against it."""
        office = self.desk.office
        with office.begin() as work:
            year = office.clock.today().year
            document = draft(work, letter_chrono(year, work.next_number(Series.LETTER, "", year)))
        faults = self.documents.faults(document)
        if faults:
            raise DocumentFault("\n".join(faults))
        return self.documents.render(document)

    def kept(self, *productions: Production) -> bytes:
        """Return the document that a service has just produced; raises `DocumentFault` as above."""
        (production,) = productions
        if production.letter is None:
            raise DocumentFault("\n".join(production.faults))
        with self.desk.office.reading() as work:
            return work.letters.content(production.letter.sha256)

    def written(self, write: Callable[[Path], object]) -> bytes:
        """Return what a service writes to a file."""
        path = self.scratch / "specimen.pdf"
        write(path)
        content = path.read_bytes()
        path.unlink()
        return content
