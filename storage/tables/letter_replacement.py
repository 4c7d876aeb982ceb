"""Which letter stands for which."""

from sqlmodel import Field

from storage.tables.base import Table, check


class LetterReplacementTable(Table, table=True):
    """A letter that replaces another: each is replaced once, by one that may be replaced in its turn."""

    __tablename__ = "letter_replacement"
    __table_args__ = (check("another", "letter <> replaced"),)

    letter: str = Field(primary_key=True, foreign_key="letter.chrono")
    replaced: str = Field(unique=True, foreign_key="letter.chrono")
    reason: str
