"""Sessions of the committee and their frozen records."""

from datetime import date, datetime, time

from sqlmodel import Field

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.minutes import SessionRecord
from daect_tui.domain.session import SessionState
from storage.columns import OptionalReference, Value, coded
from storage.tables.base import Table, Versioned, among, check, version_check

_NOT_HELD = among((SessionState.PLANNED, SessionState.CANCELLED))
_Codes = tuple[str, ...]


class SessionTable(Versioned, table=True):
    """A session: only one that was not held may lack its day; a closed one says when it closed.

    One that was opened has its own rules; one that follows another without quorum is never that other.
    """

    __tablename__ = "session"
    __table_args__ = (
        check("day", f"state IN {_NOT_HELD} OR meets_on IS NOT NULL"),
        check("opened", f"state IN {_NOT_HELD} OR opened_at IS NOT NULL"),
        check("closed", f"state <> '{SessionState.CLOSED}' OR closed_at IS NOT NULL"),
        check("times", "closed_at IS NULL OR (opened_at IS NOT NULL AND closed_at >= opened_at)"),
        check("position", "position >= 0"),
        check("ruled", f"state IN {_NOT_HELD} OR rules IS NOT NULL"),
        check("lapsed", f"NOT lapsed OR state = '{SessionState.CLOSED}'"),
        check("second", "second_of IS NULL OR second_of <> reference"),
        version_check(),
    )

    reference: str = Field(unique=True)
    programmes: _Codes = Field(sa_type=Value(_Codes))
    meets_on: date | None
    period: str
    deadline: date | None
    place: str
    state: SessionState = Field(sa_type=coded(SessionState))
    opened_at: datetime | None
    closed_at: datetime | None
    position: int
    rules: CommitteeRules | None = Field(sa_type=Value(CommitteeRules))
    second_of: str = Field(sa_type=OptionalReference, foreign_key="session.reference", nullable=True)
    lapsed: bool
    starts_at: time | None


class SessionRecordTable(Table, table=True):
    """What minutes and letters read, kept once when the session closes."""

    __tablename__ = "session_record"

    session_id: int = Field(foreign_key="session.id", primary_key=True)
    record: SessionRecord = Field(sa_type=Value(SessionRecord))
