"""One document in the format that is asked for; each format's library waits for its first document."""

from daect_tui.domain.document import Document
from daect_tui.domain.document_form import DocumentForm
from exports.office import render_docx, render_odt
from exports.pdf import render_pdf

_RENDERERS = {
    DocumentForm.PDF: render_pdf,
    DocumentForm.ODT: render_odt,
    DocumentForm.DOCX: render_docx,
}


def render(document: Document, form: DocumentForm) -> bytes:
    """Lay a document out; raises `DocumentFault` for a PDF that cannot be drawn as it is."""
    return _RENDERERS[form](document)
