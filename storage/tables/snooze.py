"""Lines of « À faire » that are put off."""

from datetime import date

from sqlmodel import Field

from storage.tables.base import Numbered, check


class SnoozeTable(Numbered, table=True):
    """A line put off until a day, for a reason; it holds of that line with that date, and of no other."""

    __tablename__ = "snooze"
    __table_args__ = (
        check("said", "line <> '' AND reason <> ''"),
        check("dates", "until > placed_on"),
    )

    subject: str = Field(index=True)
    line: str
    due: date | None
    until: date
    reason: str
    placed_on: date
    agent: str
