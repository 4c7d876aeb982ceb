"""What people ask about their own data, and the notes of what was rectified."""

from datetime import date

from sqlmodel import Field

from daect_tui.domain.person_request import PersonOutcome, PersonRight
from storage.columns import coded
from storage.tables.base import Numbered, Versioned, check, version_check


class PersonRequestTable(Versioned, table=True):
    """A request: once answered it has its day and its outcome."""

    __tablename__ = "person_request"
    __table_args__ = (
        check("named", "person <> ''"),
        check("answered", "(answered_on IS NULL) = (outcome IS NULL)"),
        check("dates", "answered_on IS NULL OR answered_on >= received_on"),
        check("pseudonym", "pseudonym IS NULL OR pseudonym >= 1"),
        version_check(),
    )

    right: PersonRight = Field(sa_type=coded(PersonRight))
    person: str
    received_on: date
    note: str
    extension: str
    answered_on: date | None = Field(index=True)
    outcome: PersonOutcome | None = Field(sa_type=coded(PersonOutcome), nullable=True)
    pseudonym: int | None


class RectificationNoteTable(Numbered, table=True):
    """What a document that is never rewritten says, and what is to be read."""

    __tablename__ = "rectification_note"
    __table_args__ = (check("says", "before <> '' AND after <> '' AND reason <> ''"),)

    record: str
    subject: str = Field(index=True)
    before: str
    after: str
    reason: str
    noted_on: date
    agent: str
