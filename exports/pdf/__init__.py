"""PDF documents. ReportLab is loaded by the first call, not by this import."""

from collections.abc import Sequence

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


def document_flaws(document: Document) -> tuple[Flaw, ...]:
    """List all that stands against printing a document, and what only warns; nothing is laid out."""
    from exports.pdf.admission import admit  # noqa: PLC0415 – ReportLab waits for the first document

    return admit(document).flaws


def document_faults(document: Document) -> tuple[str, ...]:
    """Write the flaws that stand against printing a document as French sentences that name it."""
    from exports.pdf.admission import admit  # noqa: PLC0415 – ReportLab waits for the first document

    return admit(document).faults
