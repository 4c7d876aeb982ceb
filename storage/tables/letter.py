"""Produced documents and the bytes kept of them."""

from datetime import date, datetime

from sqlalchemy import LargeBinary
from sqlmodel import Field

from daect_tui.domain.letter import LetterKind, LetterState
from daect_tui.domain.mailing import MailMode, ReturnReason
from storage.columns import OptionalReference, coded
from storage.tables.base import Table, Versioned, among, check, version_check

LARGEST_FILE = 20 * 1024 * 1024

_SENT = among((LetterState.SENT, LetterState.NOTIFIED, LetterState.PRESENTED, LetterState.RETURNED))

_NOT_LEFT = "sent_on IS NOT NULL OR (mode IS NULL AND presented_on IS NULL AND returned_on IS NULL)"


class StoredFileTable(Table, table=True):
    """The bytes of a file, under their SHA-256; 20 MB at most (product decision 5)."""

    __tablename__ = "stored_file"
    __table_args__ = (
        check("sha256", "length(sha256) = 64"),
        check("size", f"size BETWEEN 0 AND {LARGEST_FILE}"),
        check("whole", "length(content) = size"),
    )

    sha256: str = Field(primary_key=True)
    size: int
    content: bytes = Field(sa_type=LargeBinary)


class LetterTable(Versioned, table=True):
    """A produced document: dated at each step of its way, with how it left and why it came back."""

    __tablename__ = "letter"
    __table_args__ = (
        check("sent", f"state NOT IN {_SENT} OR sent_on IS NOT NULL"),
        check("notified", f"state <> '{LetterState.NOTIFIED}' OR notified_on IS NOT NULL"),
        check("presented", f"state <> '{LetterState.PRESENTED}' OR presented_on IS NOT NULL"),
        check("returned", f"state <> '{LetterState.RETURNED}' OR returned_on IS NOT NULL"),
        check("reason", "(returned_on IS NULL) = (return_reason IS NULL)"),
        check("way", _NOT_LEFT),
        version_check(),
    )

    chrono: str = Field(unique=True)
    kind: LetterKind = Field(sa_type=coded(LetterKind))
    subject: str = Field(index=True)
    session: str = Field(
        sa_type=OptionalReference, foreign_key="session.reference", nullable=True, index=True
    )
    recipient: str
    dated: date
    state: LetterState = Field(sa_type=coded(LetterState), index=True)
    produced_at: datetime
    sent_on: date | None
    notified_on: date | None
    sha256: str = Field(foreign_key="stored_file.sha256")
    mode: MailMode | None = Field(sa_type=coded(MailMode), nullable=True)
    registered_number: str
    email: str
    presented_on: date | None
    returned_on: date | None
    return_reason: ReturnReason | None = Field(sa_type=coded(ReturnReason), nullable=True)
