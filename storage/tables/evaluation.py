"""Reports of missions, their evaluations, and the files joined to them."""

from datetime import date

from sqlmodel import Field

from daect_tui.domain.evaluation import EvaluationState, Judgement, Mark, Report
from daect_tui.domain.report_parts import FollowUpCheck
from storage.columns import Value, coded
from storage.tables.base import Numbered, Versioned, check, version_check

_Marks = tuple[Mark, ...]
_Checks = tuple[FollowUpCheck, ...]


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
    partial: bool
    judgement: Judgement = Field(sa_type=Value(Judgement))
    follow_up_checks: _Checks = Field(sa_type=Value(_Checks))


class MissionFileTable(Numbered, table=True):
    """A file joined to a mission."""

    __tablename__ = "mission_file"
    __table_args__ = (check("named", "name <> ''"),)

    mission: str = Field(foreign_key="mission.reference", index=True)
    name: str
    sha256: str = Field(foreign_key="stored_file.sha256", index=True)
    added_on: date
