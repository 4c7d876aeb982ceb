"""The register's own identity: a single row."""

from datetime import date, datetime

from sqlmodel import Field

from storage.tables.base import Table, check


class RegisterTable(Table, table=True):
    """Identity of the register, written once when it is created."""

    __tablename__ = "register"
    __table_args__ = (check("single", "id = 1"), check("identifier", "length(identifier) = 32"))

    id: int = Field(default=1, primary_key=True)
    identifier: str
    created_at: datetime
    demonstration: bool
    clock_set_to: date | None
