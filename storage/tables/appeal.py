"""Appeals received against decisions."""

from datetime import date

from sqlmodel import Field

from daect_tui.domain.appeal import AppealAnswer, AppealKind
from storage.columns import coded
from storage.tables.base import Versioned, check, version_check


class AppealTable(Versioned, table=True):
    """An appeal; it is answered with a date, never before it came."""

    __tablename__ = "appeal"
    __table_args__ = (
        check("object", "object <> ''"),
        check("answered", "(answer IS NULL) = (answered_on IS NULL)"),
        check("dates", "answered_on IS NULL OR answered_on >= received_on"),
        version_check(),
    )

    decision_id: int = Field(foreign_key="decision.id", index=True)
    kind: AppealKind = Field(sa_type=coded(AppealKind))
    received_on: date
    object: str
    answer: AppealAnswer | None = Field(sa_type=coded(AppealAnswer), nullable=True)
    answered_on: date | None
    note: str
