"""What « qui sait faire » is answered from: derived from labels, missions and lessons.

`storage.repositories.know_how` alone writes these tables, and says how they are kept true.
"""

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from daect_tui.domain.matching import Profile, ProfileKind
from storage.columns import Value, coded
from storage.tables.base import Numbered, check
from storage.tables.register_view import PostingTable


class KnowHowTable(Numbered, table=True):
    """A profile, with what orders it; days are ordinals, 0 where there is none.

    `version` and `other_version` are those of the rows that it was made of: another tells that it is
    out of date.
    """

    __tablename__ = "know_how"
    __table_args__ = (
        UniqueConstraint("kind", "reference", "position"),
        Index("ix_know_how_day_reference", "day", "reference"),
        Index("ix_know_how_usable_last_day_first_day", "usable", "last_day", "first_day"),
        check("position", "position >= 0"),
    )

    kind: ProfileKind = Field(sa_type=coded(ProfileKind))
    reference: str
    position: int
    version: int
    other_version: int
    usable: bool
    first_day: int
    last_day: int
    day: int
    profile: Profile = Field(sa_type=Value(Profile))


class KnowHowPostingTable(PostingTable, table=True):
    """Which profiles of a block bear a key."""

    __tablename__ = "know_how_posting"
    __table_args__ = (check("block", "block >= 0"),)
