"""Renderers that a test holds back, to see what is shown and stopped while documents are made."""

from threading import Event

from daect_tui.adapters import Layouts
from daect_tui.domain.document import Document
from daect_tui.domain.document_form import DocumentForm
from tests.support.pilots import PATIENCE


class Gate(Layouts):
    """The real renderers; a document waits until it is let through."""

    def __init__(self) -> None:
        self.waiting, self.open = Event(), Event()

    def render(self, document: Document, form: DocumentForm = DocumentForm.PDF) -> bytes:
        self.waiting.set()
        assert self.open.wait(PATIENCE)
        return super().render(document, form)
