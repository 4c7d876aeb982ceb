"""Decisions of the authority."""

from datetime import date

from sqlmodel import Field

from daect_tui.domain.decision import DecisionKind, DecisionState, Grounds
from storage.columns import OptionalReference, Value, coded
from storage.tables.base import Versioned, among, check, unique_where, version_check

_SIGNED = among((DecisionState.SIGNED, DecisionState.NOTIFIED))
_STANDING = f"state <> '{DecisionState.VOIDED}'"


class DecisionTable(Versioned, table=True):
    """A decision; a dossier has at most one that is not voided from each session or proposal."""

    __tablename__ = "decision"
    __table_args__ = (
        unique_where("ix_decision_standing", "dossier", "session", condition=_STANDING),
        unique_where("ix_decision_drawn", "proposal_id", condition=_STANDING),
        check("origin", "(session IS NULL) <> (proposal_id IS NULL)"),
        check("signed", f"state NOT IN {_SIGNED} OR (signed_on IS NOT NULL AND signatory <> '')"),
        check("notified", f"state <> '{DecisionState.NOTIFIED}' OR notified_on IS NOT NULL"),
        check("dates", "notified_on IS NULL OR (signed_on IS NOT NULL AND notified_on >= signed_on)"),
        version_check(),
    )

    dossier: str = Field(foreign_key="dossier.reference", index=True)
    session: str = Field(
        sa_type=OptionalReference, foreign_key="session.reference", nullable=True, index=True
    )
    kind: DecisionKind = Field(sa_type=coded(DecisionKind))
    grounds: Grounds = Field(sa_type=Value(Grounds))
    departure: str
    state: DecisionState = Field(sa_type=coded(DecisionState))
    signed_on: date | None = Field(index=True)
    signatory: str
    notified_on: date | None
    proposal_id: int | None = Field(foreign_key="proposal.id")
    identity_override: str
