"""What happened to labels."""

from datetime import date

from sqlmodel import Field

from daect_tui.domain.label_event import LabelEventKind
from storage.columns import OptionalReference, coded
from storage.tables.base import Versioned, check, unique_where, version_check

_SUSPENSION = f"kind = '{LabelEventKind.SUSPENDED}'"
_FOR_A_CONDITION = f"kind IN ('{LabelEventKind.SUSPENDED}', '{LabelEventKind.REPEALED}')"
# What happens once to a label.
_ONCE = f"kind IN ('{LabelEventKind.REPEALED}', '{LabelEventKind.REVOKED}', '{LabelEventKind.GIVEN_UP}')"


class LabelEventTable(Versioned, table=True):
    """One thing that happened to a label; only its notification is written afterwards."""

    __tablename__ = "label_event"
    __table_args__ = (
        check("motive", f"kind = '{LabelEventKind.RENEWED}' OR reason <> ''"),
        check("until", f"until IS NULL OR ({_SUSPENSION} AND until >= day)"),
        check("resting_on", f"condition = '' OR {_FOR_A_CONDITION}"),
        check("heard", "answer_by IS NULL OR (invited_on IS NOT NULL AND answer_by > invited_on)"),
        check("notified", "notified_on IS NULL OR notified_on >= decided_on"),
        check("successor", f"(kind = '{LabelEventKind.RENEWED}') = (successor IS NOT NULL)"),
        check("another", "successor <> label"),
        version_check(),
        unique_where("ix_label_event_once", "label", "kind", condition=_ONCE),
    )

    label: str = Field(foreign_key="label.number", index=True)
    kind: LabelEventKind = Field(sa_type=coded(LabelEventKind))
    decided_on: date
    day: date
    until: date | None
    reason: str
    condition: str
    invited_on: date | None
    answer_by: date | None
    observations: str
    signatory: str
    notified_on: date | None
    article: str
    successor: str = Field(sa_type=OptionalReference, foreign_key="label.number", nullable=True)
