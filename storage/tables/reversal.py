"""Acts that reverse a decision."""

from datetime import date

from sqlmodel import Field

from daect_tui.domain.reversal import ReversalGround, ReversalKind
from storage.columns import coded
from storage.tables.base import Versioned, check, version_check


class ReversalTable(Versioned, table=True):
    """A new act, which cites the decision that it ends and never changes it; one at most each."""

    __tablename__ = "reversal"
    __table_args__ = (
        check("motive", "reasons <> ''"),
        check("signatory", "signatory <> ''"),
        check("condition", f"(ground = '{ReversalGround.CONDITION}') = (condition <> '')"),
        check("heard", "answer_by IS NULL OR (invited_on IS NOT NULL AND answer_by > invited_on)"),
        check("dates", "notified_on IS NULL OR notified_on >= signed_on"),
        version_check(),
    )

    decision_id: int = Field(foreign_key="decision.id", unique=True)
    kind: ReversalKind = Field(sa_type=coded(ReversalKind))
    ground: ReversalGround = Field(sa_type=coded(ReversalGround))
    reasons: str
    condition: str
    invited_on: date | None
    answer_by: date | None
    observations: str
    article: str
    signed_on: date
    signatory: str
    notified_on: date | None
