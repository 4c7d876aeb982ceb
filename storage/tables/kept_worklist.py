"""The lines of « À faire » as they were last read."""

from datetime import date

from sqlalchemy import Text
from sqlmodel import Field

from storage.tables.base import Table, check


class KeptWorklistTable(Table, table=True):
    """What the register awaited on a day, as its journal stood then (`head`): a single row, or none.

    Made again from the rest at each reading of « À faire », taken away by the first act that follows:
    whatever is there is still true on that day, and nobody stays in it who has gone elsewhere.
    """

    __tablename__ = "kept_worklist"
    __table_args__ = (check("single", "id = 1"), check("head", "length(head) = 64"))

    id: int = Field(default=1, primary_key=True)
    day: date
    head: str
    lines: str = Field(sa_type=Text)
