"""Packs that left, came back, and what was in conflict then."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field

from daect_tui.domain.field_merge import Side
from daect_tui.domain.lineage import Lineage
from daect_tui.domain.pack_record import MergeSource
from storage.columns import Value, coded
from storage.tables.base import Numbered, Table, check

_Answers = Mapping[str, str]


class MissionPackTable(Table, table=True):
    """A pack that left for a mission, with what tells an alteration of it."""

    __tablename__ = "mission_pack"
    __table_args__ = (
        check("id", "length(id) = 32"),
        check("form", "form >= 1"),
        check("seal", "length(seal) = 64"),
    )

    id: str = Field(primary_key=True)
    mission: str = Field(foreign_key="mission.reference", index=True)
    made_at: datetime
    agent: str
    form: int
    seal: str
    base: _Answers = Field(sa_type=Value(_Answers))


class PackMergeTable(Numbered, table=True):
    """A pack that came back."""

    __tablename__ = "pack_merge"
    __table_args__ = (check("digest", "length(digest) = 64"),)

    pack: str = Field(foreign_key="mission_pack.id", index=True)
    source: MergeSource = Field(sa_type=coded(MergeSource))
    lineage: Lineage = Field(sa_type=Value(Lineage))
    digest: str
    answers: _Answers = Field(sa_type=Value(_Answers))
    at: datetime
    agent: str


class MergeConflictTable(Numbered, table=True):
    """Two texts for one field of a report."""

    __tablename__ = "merge_conflict"
    __table_args__ = (check("two_texts", "ours <> theirs"),)

    pack: str = Field(foreign_key="mission_pack.id", index=True)
    mission: str = Field(foreign_key="mission.reference", index=True)
    field: str
    base: str = Field(sa_type=Text)
    ours: str = Field(sa_type=Text)
    theirs: str = Field(sa_type=Text)
    chosen: Side = Field(sa_type=coded(Side))
    at: datetime
    agent: str
