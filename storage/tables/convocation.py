"""Who was convened to a session, for which day, and what is known of the reception."""

from datetime import date

from sqlmodel import Field

from daect_tui.domain.convocation import SendingMode
from storage.columns import coded
from storage.tables.base import Table, check


class ConvocationTable(Table, table=True):
    """One convocation of a member to a day of a session; what convened to another day stays."""

    __tablename__ = "convocation"
    __table_args__ = (
        check("sent", "sent_on <= meets_on"),
        check("received", "received_on IS NULL OR received_on BETWEEN sent_on AND meets_on"),
    )

    session_id: int = Field(foreign_key="session.id", primary_key=True)
    member_id: int = Field(foreign_key="member.id", primary_key=True)
    meets_on: date = Field(primary_key=True)
    sent_on: date
    mode: SendingMode = Field(sa_type=coded(SendingMode))
    received_on: date | None
