"""The documents from which kept PDFs were laid out."""

from daect_tui.domain.document import Document
from storage.repositories.base import Repository
from storage.tables import FrozenDocumentTable


class SqlFrozenDocuments(Repository):
    """Implements the port `FrozenDocuments`."""

    def keep(self, sha256: str, document: Document) -> None:
        """Keep the document of a kept PDF; the same bytes were laid out from the same document."""
        if self.find(sha256) is None:
            self._records.insert(FrozenDocumentTable(sha256=sha256, document=document))

    def find(self, sha256: str) -> Document | None:
        """Return the document of a kept PDF, where an older program did not omit it.

        Raises `UnusableRegister` when it was altered outside the application.
        """
        row = self._session.get(FrozenDocumentTable, sha256)
        return row.document if row else None
