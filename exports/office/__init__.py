"""Documents for a word processor: ODT and DOCX, from the same model as the PDF.

Only the standard library: docs/decisions/0013 says why.
"""

from daect_tui.domain.document import Document


def render_odt(document: Document) -> bytes:
    """Write a document as an OpenDocument text; the same document gives the same bytes."""
    from exports.office.odt import odt  # noqa: PLC0415 – loaded for the first document

    return odt(document)


def render_docx(document: Document) -> bytes:
    """Write a document as a Word document; the same document gives the same bytes."""
    from exports.office.docx import docx  # noqa: PLC0415 – loaded for the first document

    return docx(document)
