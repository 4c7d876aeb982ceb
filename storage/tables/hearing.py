"""Who was heard, what members want recorded, and what the last act of a session did."""

from datetime import datetime

from sqlmodel import Field

from daect_tui.domain.undo import Step
from storage.columns import Value
from storage.tables.base import Numbered, Table, check


class HearingTable(Numbered, table=True):
    """A person heard on an item, who is no member."""

    __tablename__ = "hearing"
    __table_args__ = (
        check("named", "name <> '' AND quality <> ''"),
        check("times", "left_at IS NULL OR left_at >= came_at"),
    )

    item_id: int = Field(foreign_key="agenda_item.id", index=True)
    name: str
    quality: str
    came_at: datetime
    left_at: datetime | None


class DisagreementTable(Numbered, table=True):
    """What a member wants recorded on an item."""

    __tablename__ = "disagreement"
    __table_args__ = (check("said", "text <> ''"),)

    item_id: int = Field(foreign_key="agenda_item.id", index=True)
    member_id: int = Field(foreign_key="member.id")
    name: str
    text: str


class StepTable(Table, table=True):
    """What the last act of a session did: one row a session."""

    __tablename__ = "last_step"

    session_id: int = Field(foreign_key="session.id", primary_key=True)
    step: Step = Field(sa_type=Value(Step))
