"""From documents to one PDF: admit, lay out, write, one document after the other."""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import IO

from daect_tui.domain.document import Document
from daect_tui.domain.document_frame import author, full_title
from daect_tui.domain.errors import DocumentFault
from daect_tui.domain.text import NBSP, quoted
from exports.pdf.admission import admit
from exports.pdf.boxes.flow import TooHighError
from exports.pdf.fonts import wearing
from exports.pdf.pages import draw
from exports.pdf.tagging.canvas import TaggedCanvas
from exports.pdf.tagging.metadata import Properties


def render(documents: Sequence[Document]) -> bytes:
    """Render documents in order into one PDF; raises `DocumentFault` naming all that stands against."""
    admissions = [admit(document) for document in documents]
    faults = [fault for admission in admissions for fault in admission.faults]
    if faults:
        raise DocumentFault("\n".join(faults))
    buffer = BytesIO()
    _write((admission.document for admission in admissions), buffer)
    return buffer.getvalue()


def write(
    documents: Iterable[Document],
    file: IO[bytes],
    *,
    title: str = "",
    written: Callable[[int], None] | None = None,
) -> int:
    """Write documents in order into one PDF; `exports.pdf.write_lot` says the rest."""
    return _write(map(_admitted, documents), file, title=title, written=written)


def _admitted(document: Document) -> Document:
    admission = admit(document)
    if admission.faults:
        raise DocumentFault("\n".join(admission.faults))
    return admission.document


def _write(
    documents: Iterable[Document],
    file: IO[bytes],
    *,
    title: str = "",
    written: Callable[[int], None] | None = None,
) -> int:
    canvas = TaggedCanvas(file)
    count, only, writer = 0, "", ""
    for count, document in enumerate(documents, 1):
        try:
            with wearing(document.letterhead.typeface):
                draw(canvas, document)
        except TooHighError as error:
            raise DocumentFault(
                f"La mise en page de {quoted(document.title)} a échoué{NBSP}: un élément ne tient pas sur "
                "une page. Raccourcissez l’en-tête, l’adresse ou le bloc de signature."
            ) from error
        if count == 1:
            only, writer = full_title(document), author(document.letterhead)
        if written is not None:
            written(count)
    if not count:
        raise DocumentFault("Aucun document à mettre en page. Choisissez au moins un courrier.")
    canvas.finish(Properties(title or (only if count == 1 else f"Lot de {count} documents"), writer))
    return count
