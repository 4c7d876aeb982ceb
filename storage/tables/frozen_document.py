"""What a kept PDF says, as the document from which it was laid out."""

from sqlmodel import Field

from daect_tui.domain.document import Document
from storage.columns import Value
from storage.tables.base import Table


class FrozenDocumentTable(Table, table=True):
    """A document, under the SHA-256 of its PDF."""

    __tablename__ = "frozen_document"

    sha256: str = Field(primary_key=True, foreign_key="stored_file.sha256")
    document: Document = Field(sa_type=Value(Document))
