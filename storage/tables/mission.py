"""Missions under a label."""

from datetime import date

from sqlmodel import Field

from daect_tui.domain.mission import BudgetLine, Expert, MissionOrigin, MissionState, PosteOpinion
from daect_tui.domain.mission_opinion import AskedOpinion
from daect_tui.domain.mission_refusal import MissionRefusal
from daect_tui.domain.mission_requester import RequesterKind
from daect_tui.domain.mission_security import SecurityLevel
from storage.columns import Value, coded
from storage.tables.base import Versioned, among, check, version_check

# The states in which a mission may stand without having been validated.
_NOT_VALIDATED = among(
    (
        MissionState.REQUESTED,
        MissionState.OPINION_ASKED,
        MissionState.OPINION_RECEIVED,
        MissionState.UNDER_REVIEW,
        MissionState.REFUSED,
        MissionState.ADJOURNED,
        MissionState.POSTPONED,
        MissionState.CANCELLED,
    )
)
_Experts = tuple[Expert, ...]
_Budget = tuple[BudgetLine, ...]
_Texts = tuple[str, ...]


class MissionTable(Versioned, table=True):
    """A mission; what is requested stands in columns, its experts and costs in JSON."""

    __tablename__ = "mission"
    __table_args__ = (
        check("period", "ends_on >= starts_on"),
        check("country", "length(country) = 2"),
        check("validated", f"state IN {_NOT_VALIDATED} OR validated_on IS NOT NULL"),
        version_check(),
    )

    reference: str = Field(unique=True)
    label: str = Field(foreign_key="label.number", index=True)
    holder: str
    origin: MissionOrigin = Field(sa_type=coded(MissionOrigin))
    requester: str
    country: str
    place: str
    subject: str
    theme: str
    terms: str
    starts_on: date = Field(index=True)
    ends_on: date
    experts: _Experts = Field(sa_type=Value(_Experts))
    budget: _Budget = Field(sa_type=Value(_Budget))
    security: str
    requester_kind: RequesterKind = Field(sa_type=coded(RequesterKind))
    requester_contact: str
    operator: str
    objectives: _Texts = Field(sa_type=Value(_Texts))
    deliverables: _Texts = Field(sa_type=Value(_Texts))
    languages: str
    security_level: SecurityLevel | None = Field(sa_type=coded(SecurityLevel), nullable=True)
    opinion: PosteOpinion | None = Field(sa_type=Value(PosteOpinion))
    state: MissionState = Field(sa_type=coded(MissionState), index=True)
    validated_on: date | None
    report_due: date | None
    overrides: _Texts = Field(sa_type=Value(_Texts))
    asked: AskedOpinion | None = Field(sa_type=Value(AskedOpinion))
    refusal: MissionRefusal | None = Field(sa_type=Value(MissionRefusal))
