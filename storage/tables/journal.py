"""The hash-chained journal and the passages between states."""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field

from storage.tables.base import Numbered, Table, check


class JournalTable(Table, table=True):
    """One act. Each hash has at most one successor, so that the chain can never fork."""

    __tablename__ = "journal"
    __table_args__ = (
        check("sequence", "sequence >= 1"),
        check("hash", "length(hash) = 64"),
        check("previous", "length(previous) = 64"),
    )

    sequence: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime
    agent: str
    kind: str
    subject: str = Field(index=True)
    detail: str = Field(sa_type=Text)
    previous: str = Field(unique=True)
    hash: str = Field(unique=True)


class JournalHeadTable(Table, table=True):
    """The last entry, kept apart so that it is missed when it is taken out: a single row, zero at first."""

    __tablename__ = "journal_head"
    __table_args__ = (
        check("single", "id = 1"),
        check("sequence", "sequence >= 0"),
        check("hash", "length(hash) = 64"),
    )

    id: int = Field(default=1, primary_key=True)
    sequence: int
    hash: str


class PassageTable(Numbered, table=True):
    """One change of state, of whatever bears a reference; going back is a new passage."""

    __tablename__ = "passage"

    subject: str = Field(index=True)
    before: str
    after: str
    action: str
    at: datetime
    agent: str
    reason: str
