"""Texts of documents as the register words them, standard texts, paragraphs of one letter."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from daect_tui.domain.standard_text import TextKind
from storage.columns import coded
from storage.tables.base import Numbered, check, unique_where


class WordingVersionTable(Numbered, table=True):
    """A version of the text of a document; an empty one comes back to the shipped text."""

    __tablename__ = "wording_version"
    __table_args__ = (
        UniqueConstraint("name", "number"),
        check("named", "name <> ''"),
        check("number", "number >= 1"),
    )

    name: str
    number: int
    text: str
    saved_at: datetime
    agent: str


class StandardTextTable(Numbered, table=True):
    """A text of the library: one a wording among those of a kind that are offered."""

    __tablename__ = "standard_text"
    __table_args__ = (
        check("worded", "wording <> ''"),
        check("position", "position >= 1"),
        check("term", "valid_until IS NULL OR valid_until >= valid_from"),
        unique_where("ix_standard_text_offered", "kind", "wording", condition="valid_until IS NULL"),
    )

    kind: TextKind = Field(sa_type=coded(TextKind))
    position: int
    wording: str
    valid_from: date
    valid_until: date | None


class PersonalParagraphTable(Numbered, table=True):
    """The paragraph of one letter, known by what `LetterKey` says.

    The kind is a plain text: the closed list of kinds is that of the letters, which grows by itself.
    """

    __tablename__ = "personal_paragraph"
    __table_args__ = (
        UniqueConstraint("subject", "kind", "session", "recipient"),
        check("written", "text <> ''"),
    )

    kind: str
    subject: str
    session: str
    recipient: str
    text: str
    letter: str
    saved_at: datetime
    agent: str
