"""Reports of missions and their evaluations."""

from datetime import date

from sqlmodel import Field

from daect_tui.domain.evaluation import EvaluationState, Mark, Report
from storage.columns import Value, coded
from storage.tables.base import Versioned, check, version_check

_Marks = tuple[Mark, ...]


class EvaluationTable(Versioned, table=True):
    """An evaluation: one a mission, dated once it is made."""

    __tablename__ = "evaluation"
    __table_args__ = (
        check("evaluated", f"state = '{EvaluationState.RECEIVED}' OR evaluated_on IS NOT NULL"),
        version_check(),
    )

    mission: str = Field(foreign_key="mission.reference", unique=True)
    report: Report = Field(sa_type=Value(Report))
    marks: _Marks = Field(sa_type=Value(_Marks))
    state: EvaluationState = Field(sa_type=coded(EvaluationState))
    received_on: date
    evaluated_on: date | None
