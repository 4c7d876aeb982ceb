"""PDF documents, each PDF/A-2a and PDF/UA-1. ReportLab is loaded by the first call, not by this import.

`render_pdf` makes one document, `render_lot` a few in one file; `write_lot(documents, file, title="",
written=None)` takes them one at a time from any iterable and writes into an open file as it goes, so
that a thousand letters need no more memory than one. `document_flaws` is the pre-flight of one document.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import IO

from daect_tui.domain.address_labels import AddressSheet
from daect_tui.domain.document import Document
from daect_tui.domain.preflight import Flaw


def render_pdf(document: Document) -> bytes:
    """Lay one document out on A4 pages; the same document gives the same bytes.

    Raises `DocumentFault` with every fault that `document_faults` would list.
    """
    return render_lot([document])


def render_lot(documents: Sequence[Document]) -> bytes:
    """Lay several documents out in one PDF, in order, each on a new page and with its own numbers.

    Raises `DocumentFault` with the faults of every document, or when there is no document at all.
    """
    from exports.pdf.rendering import render  # noqa: PLC0415 – ReportLab waits for the first document

    return render(documents)


def write_lot(
    documents: Iterable[Document],
    file: IO[bytes],
    *,
    title: str = "",
    written: Callable[[int], None] | None = None,
) -> int:
    """Write documents one after the other into one PDF, each with its bookmark; return how many.

    A document is asked for only when the one before is laid out, and `written` is then told how many
    are. `title` names the whole, else it is the title of the only document, or « Lot de n documents ».
    Raises `DocumentFault` at the first document that cannot be drawn, or when there is none; that, and
    whatever `documents` or `written` raise, leaves a file that is no PDF: write it aside.
    """
    from exports.pdf.rendering import write  # noqa: PLC0415 – ReportLab waits for the first document

    return write(documents, file, title=title, written=written)


def document_flaws(document: Document) -> tuple[Flaw, ...]:
    """List all that stands against printing a document, and what only warns; nothing is laid out."""
    from exports.pdf.admission import admit  # noqa: PLC0415 – ReportLab waits for the first document

    return admit(document).flaws


def document_faults(document: Document) -> tuple[str, ...]:
    """Write the flaws that stand against printing a document as French sentences that name it."""
    from exports.pdf.admission import admit  # noqa: PLC0415 – ReportLab waits for the first document

    return admit(document).faults


def address_labels(sheet: AddressSheet) -> bytes:
    """Lay addresses out on sheets of labels or on envelopes; the same sheet gives the same bytes.

    Raises `DocumentFault` naming every address that cannot be drawn or does not fit.
    """
    from exports.pdf.labels import render_labels  # noqa: PLC0415 – ReportLab waits for the first document

    return render_labels(sheet)
