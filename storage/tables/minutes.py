"""The versions of the minutes, their signed copies, and the order of their sections."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from daect_tui.domain.minutes_sections import Section
from daect_tui.domain.minutes_version import Correction, JournalHead, MinutesState
from storage.columns import Value, coded
from storage.tables.base import Numbered, Table, Versioned, check, unique_where, version_check

_Sections = tuple[Section, ...]
_Corrections = tuple[Correction, ...]


class MinutesVersionTable(Versioned, table=True):
    """A version that was produced: one draft and one final at a time for each document of a session."""

    __tablename__ = "minutes_version"
    __table_args__ = (
        UniqueConstraint("session", "rectification", "edition"),
        unique_where(
            "ix_minutes_version_draft",
            "session",
            "rectification",
            condition=f"state = '{MinutesState.DRAFT}'",
        ),
        unique_where(
            "ix_minutes_version_final",
            "session",
            "rectification",
            condition=f"state = '{MinutesState.FINAL}'",
        ),
        check("rectification", "rectification >= 0"),
        check("edition", "edition >= 1"),
        check("reason", "(rectification = 0) = (reason = '')"),
        check("corrections", "(rectification = 0) = (corrections = '[]')"),
        check("voided", f"(state = '{MinutesState.VOIDED}') = (void_reason <> '')"),
        version_check(),
    )

    session: str = Field(foreign_key="session.reference")
    rectification: int
    edition: int
    state: MinutesState = Field(sa_type=coded(MinutesState))
    produced_at: datetime
    agent: str
    sections: _Sections = Field(sa_type=Value(_Sections))
    corrections: _Corrections = Field(sa_type=Value(_Corrections))
    reason: str
    void_reason: str
    head: JournalHead = Field(sa_type=Value(JournalHead))
    sha256: str = Field(foreign_key="stored_file.sha256")


class SignedCopyTable(Numbered, table=True):
    """A scan of a signed final version: one stands at a time, the others were voided."""

    __tablename__ = "signed_copy"
    __table_args__ = (
        unique_where("ix_signed_copy_standing", "minutes_id", condition="voided_at IS NULL"),
        check("named", "file_name <> ''"),
        check("voided", "(voided_at IS NULL) = (void_reason = '')"),
        check("times", "voided_at IS NULL OR voided_at >= attached_at"),
    )

    minutes_id: int = Field(foreign_key="minutes_version.id", index=True)
    file_name: str
    sha256: str = Field(foreign_key="stored_file.sha256")
    attached_at: datetime
    agent: str
    voided_at: datetime | None
    void_reason: str


class MinutesLayoutTable(Table, table=True):
    """An order of the sections from a day on; one a day."""

    __tablename__ = "minutes_layout"

    valid_from: date = Field(primary_key=True)
    sections: _Sections = Field(sa_type=Value(_Sections))
