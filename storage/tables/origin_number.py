"""The numbers that labels and missions of before bore in the files that they were taken over from."""

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from daect_tui.domain.past_number import PastKind
from storage.columns import OptionalReference, coded
from storage.tables.base import Numbered, check


class OriginNumberTable(Numbered, table=True):
    """A number given elsewhere, to a label or to a mission; it tells the record when a file comes again."""

    __tablename__ = "origin_number"
    __table_args__ = (
        UniqueConstraint("kind", "number"),
        check("number", "number <> ''"),
        check(
            "bearer",
            f"(label IS NOT NULL) = (kind = '{PastKind.LABEL}') AND "
            f"(mission IS NOT NULL) = (kind = '{PastKind.MISSION}')",
        ),
    )

    kind: PastKind = Field(sa_type=coded(PastKind))
    number: str
    label: str = Field(sa_type=OptionalReference, foreign_key="label.number", nullable=True)
    mission: str = Field(sa_type=OptionalReference, foreign_key="mission.reference", nullable=True)
