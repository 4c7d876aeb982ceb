"""The examination of dossiers: routing, links, overrides, criteria, proposals case by case."""

from datetime import date, datetime

from sqlmodel import Field

from daect_tui.domain.criteria import Appraisal
from daect_tui.domain.decision import DecisionKind, Grounds
from daect_tui.domain.link import LinkKind
from daect_tui.domain.proposal import ProposalState
from daect_tui.domain.routing import Axis
from storage.columns import Value, coded
from storage.tables.base import Numbered, Table, check, unique_where

_Texts = tuple[str, ...]
_WAITING = f"state = '{ProposalState.WAITING}'"


class RouteTable(Table, table=True):
    """Who follows what bears a key on an axis."""

    __tablename__ = "route"
    __table_args__ = (check("key", "key <> ''"), check("referent", "referent <> ''"))

    axis: Axis = Field(sa_type=coded(Axis), primary_key=True)
    key: str = Field(primary_key=True)
    referent: str


class DossierLinkTable(Numbered, table=True):
    """Two requests that look alike: joined, or filed nevertheless; `other` may be a label."""

    __tablename__ = "dossier_link"
    __table_args__ = (
        check("motive", f"kind <> '{LinkKind.FILED_NEVERTHELESS}' OR motive <> ''"),
        check("other", "other <> '' AND other <> dossier"),
    )

    dossier: str = Field(foreign_key="dossier.reference", index=True)
    other: str = Field(index=True)
    kind: LinkKind = Field(sa_type=coded(LinkKind))
    motive: str
    agent: str
    at: datetime


class EligibilityOverrideTable(Numbered, table=True):
    """A blocking reason that was passed over, with its motive."""

    __tablename__ = "eligibility_override"
    __table_args__ = (check("motive", "motive <> ''"),)

    dossier: str = Field(foreign_key="dossier.reference", index=True)
    code: str
    sentence: str
    motive: str
    agent: str
    at: datetime


class AssessmentTable(Table, table=True):
    """A criterion as it was read and judged, the last judgement only: the journal keeps the others."""

    __tablename__ = "assessment"
    __table_args__ = (check("programme_version", "programme_version >= 1"),)

    dossier: str = Field(foreign_key="dossier.reference", primary_key=True)
    code: str = Field(primary_key=True)
    text: str
    appraisal: Appraisal = Field(sa_type=coded(Appraisal))
    comment: str
    programme_version: int
    agent: str
    at: datetime


class ProposalTable(Numbered, table=True):
    """What is proposed to the authority without a session; one at most waits on a dossier."""

    __tablename__ = "proposal"
    __table_args__ = (unique_where("ix_proposal_waiting", "dossier", condition=_WAITING),)

    dossier: str = Field(foreign_key="dossier.reference", index=True)
    kind: DecisionKind = Field(sa_type=coded(DecisionKind))
    grounds: Grounds = Field(sa_type=Value(Grounds))
    conditions: _Texts = Field(sa_type=Value(_Texts))
    proposed_by: str
    proposed_on: date
    state: ProposalState = Field(sa_type=coded(ProposalState))
