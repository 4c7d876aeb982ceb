"""What the services need for lots of letters: frozen documents, one PDF of many, folders, labels, e-mails."""

from typing import Protocol

from daect_tui.domain.document import Document


class FrozenDocuments(Protocol):
    """The documents of kept PDFs, by the SHA-256 of the PDF."""

    def keep(self, sha256: str, document: Document) -> None: ...
    def find(self, sha256: str) -> Document | None:
        """Return a document; `None` for a PDF that an older program kept alone.

        Raises `UnusableRegister` when it was altered from outside.
        """
        ...
