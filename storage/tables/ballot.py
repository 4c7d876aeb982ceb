"""Ballots and the votes by name."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from daect_tui.domain.deliberation import BallotMode, BallotResult, Choice
from daect_tui.domain.session import Motion
from storage.columns import Value, coded
from storage.tables.base import Numbered, check, unique_where

# A rejected motion decides nothing, so another may be put without voiding it (product decision 1).
_Names = tuple[str, ...]
_STANDING = f"voided_at IS NULL AND (result IS NULL OR result <> '{BallotResult.REJECTED}')"


class BallotTable(Numbered, table=True):
    """One vote on one motion; an item has at most one that is open, tied or adopted.

    A secret ballot is counted when it is written, and has no casting vote: it would tell a voice.
    """

    __tablename__ = "ballot"
    __table_args__ = (
        unique_where("ix_ballot_standing", "item_id", condition=_STANDING),
        check("voices", "in_favour >= 0 AND against >= 0 AND abstentions >= 0"),
        check("decided", "casting IS NULL OR result IS NOT NULL"),
        check("secret", f"mode <> '{BallotMode.SECRET}' OR (result IS NOT NULL AND casting IS NULL)"),
    )

    item_id: int = Field(foreign_key="agenda_item.id", index=True)
    motion: Motion = Field(sa_type=Value(Motion))
    mode: BallotMode = Field(sa_type=coded(BallotMode))
    in_favour: int
    against: int
    abstentions: int
    casting: Choice | None = Field(sa_type=coded(Choice))
    result: BallotResult | None = Field(sa_type=coded(BallotResult))
    voided_at: datetime | None
    participants: _Names = Field(sa_type=Value(_Names))
    en_bloc: bool


class VoteTable(Numbered, table=True):
    """The voice of one member: one a ballot."""

    __tablename__ = "vote"
    __table_args__ = (UniqueConstraint("ballot_id", "member_id"),)

    ballot_id: int = Field(foreign_key="ballot.id")
    member_id: int = Field(foreign_key="member.id")
    choice: Choice = Field(sa_type=coded(Choice))
    name: str
