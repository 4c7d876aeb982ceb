"""Dated settings of the institution, the committee's rules, the evaluation grid."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.document import Contact, Letterhead
from daect_tui.domain.intake_delays import IntakeDelays
from storage.columns import Value
from storage.tables.base import Table, check

_TERM = "valid_until IS NULL OR valid_until >= valid_from"


class LetterheadTable(Table, table=True):
    """Names and addresses from a day on; one a day."""

    __tablename__ = "letterhead"
    __table_args__ = (check("term", _TERM), check("court", "court <> ''"))

    valid_from: date = Field(primary_key=True)
    valid_until: date | None
    letterhead: Letterhead = Field(sa_type=Value(Letterhead))
    contact: Contact = Field(sa_type=Value(Contact))
    court: str


class SignatoryTable(Table, table=True):
    """Who signs from a day on; one a day."""

    __tablename__ = "signatory"
    __table_args__ = (check("term", _TERM),)

    valid_from: date = Field(primary_key=True)
    valid_until: date | None
    formula: str
    office: str
    first_name: str
    last_name: str
    delegation_act: str


class CommitteeRulesTable(Table, table=True):
    """The « règlement de séance », from a day on; one a day."""

    __tablename__ = "committee_rules"

    valid_from: date = Field(primary_key=True)
    rules: CommitteeRules = Field(sa_type=Value(CommitteeRules))


class IntakeDelaysTable(Table, table=True):
    """The delays that the desk gives, from a day on; one a day."""

    __tablename__ = "intake_delays"

    valid_from: date = Field(primary_key=True)
    delays: IntakeDelays = Field(sa_type=Value(IntakeDelays))


class GridLineTable(Table, table=True):
    """One question of an evaluation grid, in its order; the default grid is of no programme."""

    __tablename__ = "grid_line"
    __table_args__ = (
        UniqueConstraint("programme", "position"),
        check("weight", "weight BETWEEN 1 AND 9"),
    )

    programme: str = Field(primary_key=True)
    code: str = Field(primary_key=True)
    question: str
    weight: int
    position: int
