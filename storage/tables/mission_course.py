"""What happens to a mission once validated: changes, interruptions, opinions, reminders."""

from datetime import date

from sqlmodel import Field, UniqueConstraint

from daect_tui.domain.mission import OpinionSense
from daect_tui.domain.mission_change import Agreed
from daect_tui.domain.mission_interruption import AskedBy, IncurredCost
from daect_tui.domain.report_deadline import ReminderRule
from storage.columns import OptionalReference, Value, coded
from storage.tables.base import Numbered, Table, Versioned, check, version_check

_Texts = tuple[str, ...]
_Days = tuple[date, ...]
_Costs = tuple[IncurredCost, ...]


class MissionChangeTable(Numbered, table=True):
    """A change, with what was agreed before and after; numbered from 1 in its mission."""

    __tablename__ = "mission_change"
    __table_args__ = (
        UniqueConstraint("mission", "number"),
        check("number", "number >= 1"),
        check("reason", "reason <> ''"),
        check("signatory", "signatory <> ''"),
    )

    mission: str = Field(foreign_key="mission.reference", index=True)
    number: int
    before: Agreed = Field(sa_type=Value(Agreed))
    after: Agreed = Field(sa_type=Value(Agreed))
    reason: str
    decided_on: date
    signatory: str
    overrides: _Texts = Field(sa_type=Value(_Texts))
    letter: str = Field(sa_type=OptionalReference, foreign_key="letter.chrono", nullable=True)


class PostponementTable(Numbered, table=True):
    """A mission put off; its new dates are both known, or neither."""

    __tablename__ = "mission_postponement"
    __table_args__ = (
        check("reason", "reason <> ''"),
        check("signatory", "signatory <> ''"),
        check("dates", "(starts_on IS NULL) = (ends_on IS NULL)"),
        check("period", "ends_on IS NULL OR ends_on >= starts_on"),
    )

    mission: str = Field(foreign_key="mission.reference", index=True)
    decided_on: date
    asked_by: AskedBy = Field(sa_type=coded(AskedBy))
    reason: str
    starts_on: date | None
    ends_on: date | None
    signatory: str
    letter: str = Field(sa_type=OptionalReference, foreign_key="letter.chrono", nullable=True)


class CancellationTable(Numbered, table=True):
    """A mission called off: one at most each."""

    __tablename__ = "mission_cancellation"
    __table_args__ = (
        check("reason", "reason <> ''"),
        check("signatory", "signatory <> ''"),
    )

    mission: str = Field(foreign_key="mission.reference", unique=True)
    decided_on: date
    asked_by: AskedBy = Field(sa_type=coded(AskedBy))
    reason: str
    costs: _Costs = Field(sa_type=Value(_Costs))
    signatory: str
    letter: str = Field(sa_type=OptionalReference, foreign_key="letter.chrono", nullable=True)


class IntermediateOpinionTable(Versioned, table=True):
    """An opinion asked while a mission is under way; its sense comes with its day."""

    __tablename__ = "intermediate_opinion"
    __table_args__ = (
        check("source", "source <> ''"),
        check("delay", "due_on > asked_on"),
        check("answered", "(received_on IS NULL) = (sense IS NULL)"),
        check("dates", "received_on IS NULL OR received_on >= asked_on"),
        version_check(),
    )

    mission: str = Field(foreign_key="mission.reference", index=True)
    source: str
    asked_on: date
    due_on: date
    reminders: _Days = Field(sa_type=Value(_Days))
    received_on: date | None
    sense: OpinionSense | None = Field(sa_type=coded(OpinionSense), nullable=True)
    text: str


class ReportReminderTable(Numbered, table=True):
    """A reminder of a report, with its letter: each level once a mission."""

    __tablename__ = "report_reminder"
    __table_args__ = (
        UniqueConstraint("mission", "level"),
        check("level", "level BETWEEN 1 AND 3"),
        check("late", "sent_on > report_due"),
    )

    mission: str = Field(foreign_key="mission.reference", index=True)
    level: int
    sent_on: date
    report_due: date
    letter: str = Field(foreign_key="letter.chrono")


class ReminderRuleTable(Table, table=True):
    """When reminders go, from a day on; one a day."""

    __tablename__ = "reminder_rule"

    valid_from: date = Field(primary_key=True)
    rule: ReminderRule = Field(sa_type=Value(ReminderRule))
