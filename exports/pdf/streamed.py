"""A PDF file that is written as its pages end, so that a lot of letters takes no more memory than one.

ReportLab keeps every object until the end. Here an object goes out as soon as nothing more will be
said of it, under the number that it was given; only the table of places (ISO 32000-1, 7.5.4) is kept.
"""

from array import array
from hashlib import sha256
from typing import IO, Any
from zlib import compress

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFIndirectObject, PDFPage

# PDF/A wants four bytes above 127 after the first line (ISO 19005-2, 6.1.2).
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_LEVEL = 6


class StreamedDocument(PDFDocument):  # type: ignore[misc] # ReportLab carries no types
    """ReportLab's document, whose objects may be written before the end."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(compression=1, invariant=1, lang="fr-FR", pdfVersion=(1, 7))
        self._out = file
        self._seal = sha256()
        self._at = 0
        # Of each object, by its number: where it begins in the file; 0 while it waits.
        self._places = array("Q", [0])
        self._write(_HEADER)

    def reserve(self) -> int:
        """Give the number of an object to come."""
        self.objectcounter += 1
        return int(self.objectcounter)

    def put(self, number: int, body: bytes) -> None:
        """Write an object whose number was reserved."""
        self._note(number)
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def put_stream(self, number: int, entries: bytes, content: bytes, *, packed: bool = True) -> None:
        """Write a stream with the entries of its dictionary, length and filter apart."""
        if packed:
            entries, content = entries + b"/Filter/FlateDecode", compress(content, _LEVEL)
        self.put_packed(number, entries, content)

    def put_packed(self, number: int, entries: bytes, content: bytes) -> None:
        """Write a stream as it stands; a line feed precedes `endstream` (ISO 19005-2, 6.1.7.1)."""
        self.put(number, b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(content), content))

    def flush(self, name: str) -> None:
        """Write an object that ReportLab keeps under a name, and forget what it holds."""
        number, _ = self.idToObjectNumberAndVersion[name]
        written = PDFIndirectObject(name, self.idToObject[name]).format(self)
        self.idToObject[name] = None
        self._note(number)
        # ReportLab leaves out the line feed before `endstream`.
        self._write(written.replace(b"endstream\nendobj\n", b"\nendstream\nendobj\n"))

    def begin_page(self, page: PDFPage) -> int:
        """Give a page its number before anything is drawn on it."""
        name = self.thisPageName()
        self.Reference(page, name)
        return int(self.idToObjectNumberAndVersion[name][0])

    def put_page(self, code: bytes) -> None:
        """Write the page that was begun, now that it is drawn, and its code."""
        name, contents = self.thisPageName(), self.reserve()
        self.put_stream(contents, b"", code)
        self.idToObject[name].Contents = f"{contents} 0 R"
        self.Pages.addPage(f"{self.idToObjectNumberAndVersion[name][0]} 0 R")
        self.pageCounter += 1
        self.flush(name)

    def SaveToFile(self, _filename: object, canvas: Any) -> None:  # noqa: ANN401, N802 – ReportLab's
        """Write what waits, then the table of places and the trailer."""
        catalog, info = self.Reference(self.Catalog), self.Reference(self.info)
        self.Outlines.prepare(self, canvas)
        if self.Outlines.ready < 0:
            self.Catalog.Outlines = None
        number = 0
        # Writing an object may bring others in.
        while number < self.objectcounter:
            number += 1
            if number in self.numberToId and not self._is_written(number):
                self.flush(self.numberToId[number])
        self._finish(catalog.format(self), info.format(self))

    def _finish(self, catalog: bytes, info: bytes) -> None:
        start, size = self._at, self.objectcounter + 1
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        for number in range(1, size):
            self._write(b"%010d 00000 n \n" % self._places[number])
        # The identifier (ISO 19005-2, 6.1.3) is the digest of what was written: same content, same name.
        name = self._seal.hexdigest()[:32].upper().encode()
        self._write(
            b"trailer\n<</Size %d/Root %b/Info %b/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n"
            % (size, catalog, info, name, name, start)
        )

    def _is_written(self, number: int) -> bool:
        return number < len(self._places) and self._places[number] > 0

    def _note(self, number: int) -> None:
        while len(self._places) <= number:
            self._places.append(0)
        self._places[number] = self._at

    def _write(self, content: bytes) -> None:
        self._out.write(content)
        self._seal.update(content)
        self._at += len(content)
