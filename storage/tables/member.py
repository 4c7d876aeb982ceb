"""Members of the committee and their terms."""

from datetime import date

from sqlmodel import Field

from daect_tui.domain.member import MemberKind
from storage.columns import coded
from storage.tables.base import Numbered, check


class MemberTable(Numbered, table=True):
    """A member; the president is not the deputy as well."""

    __tablename__ = "member"
    __table_args__ = (
        check("term", "until IS NULL OR until >= starts_on"),
        check("chair", "NOT (presides AND deputises)"),
    )

    civility: str
    first_name: str
    last_name: str
    quality: str
    body: str
    kind: MemberKind = Field(sa_type=coded(MemberKind))
    voting: bool
    presides: bool
    deputises: bool
    starts_on: date
    until: date | None
    region: str
