"""Who composes the committee at a session, who comes and goes, who lets another vote."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field

from daect_tui.domain.member import MemberKind
from daect_tui.domain.session import Occupant, Presence
from storage.columns import Value, coded
from storage.tables.base import Numbered, Table, check, unique_where


def _seat_of(column: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["session_id", column], ["seat.session_id", "seat.member_id"])


class SeatTable(Table, table=True):
    """A member as composing the committee on the day, or who sits instead; at most one president."""

    __tablename__ = "seat"
    __table_args__ = (
        unique_where("ix_seat_president", "session_id", condition="presides"),
        check("chair", "NOT (presides AND deputises)"),
    )

    session_id: int = Field(foreign_key="session.id", primary_key=True)
    member_id: int = Field(foreign_key="member.id", primary_key=True)
    rank: int
    name: str
    quality: str
    body: str
    voting: bool
    presides: bool
    deputises: bool
    kind: MemberKind = Field(sa_type=coded(MemberKind))
    titular: Occupant | None = Field(sa_type=Value(Occupant))


class AttendanceTable(Numbered, table=True):
    """One stay; a member has at most one that lasts."""

    __tablename__ = "attendance"
    __table_args__ = (
        _seat_of("member_id"),
        unique_where("ix_attendance_lasting", "session_id", "member_id", condition="left_at IS NULL"),
        check("times", "left_at IS NULL OR left_at >= arrived_at"),
    )

    session_id: int
    member_id: int
    presence: Presence = Field(sa_type=coded(Presence))
    arrived_at: datetime
    left_at: datetime | None
    substitute: Occupant | None = Field(sa_type=Value(Occupant))


class MandateTable(Numbered, table=True):
    """A « pouvoir »: one at a time, to somebody else, between members who compose the committee."""

    __tablename__ = "mandate"
    __table_args__ = (
        _seat_of("giver_id"),
        _seat_of("holder_id"),
        unique_where("ix_mandate_standing", "session_id", "giver_id", condition="ended_at IS NULL"),
        check("other", "giver_id <> holder_id"),
        check("times", "ended_at IS NULL OR given_at IS NULL OR ended_at >= given_at"),
    )

    session_id: int
    giver_id: int
    holder_id: int
    given_at: datetime | None
    ended_at: datetime | None
