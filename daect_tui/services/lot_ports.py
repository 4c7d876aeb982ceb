"""What the services need to put letters together: one PDF of many, labels, e-mail drafts, folders."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Protocol

from daect_tui.domain.address_labels import AddressSheet
from daect_tui.domain.document import Document
from daect_tui.domain.mail_draft import MailDraft
from daect_tui.services.ports import Documents, Files


class LotDocuments(Documents, Protocol):
    """Lays out many documents as one, and what goes with them."""

    def write_lot(
        self,
        documents: Iterable[Document],
        file: IO[bytes],
        *,
        title: str,
        written: Callable[[int], None] | None = None,
    ) -> int:
        """Write documents one after the other into one PDF, each with its bookmark; return how many.

        Each is asked for only when the one before is laid out. Raises `DocumentFault`.
        """
        ...

    def address_labels(self, sheet: AddressSheet) -> bytes:
        """Lay addresses out on sheets of labels, or on envelopes; raises `DocumentFault`."""
        ...

    def mail_draft(self, draft: MailDraft) -> bytes:
        """Write an e-mail that waits to be sent; the same draft gives the same bytes."""
        ...


class LotFiles(Files, Protocol):
    """Folders that are filled, left half-way, and filled on; raises `UnusableOutput`."""

    def writing(self, path: Path) -> AbstractContextManager[IO[bytes]]:
        """Give a file to write piece by piece, which takes its name when the block ends well.

        A file that already holds the same bytes is left alone.
        """
        ...

    def digest(self, path: Path) -> str | None:
        """Return the SHA-256 of a file, or nothing where there is none."""
        ...

    def sweep(self, folder: Path) -> None:
        """Remove what a process that was killed left half-written in a folder."""
        ...
