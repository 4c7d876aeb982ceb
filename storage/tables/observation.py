"""Invitations to present observations before an act that takes something away."""

from datetime import date

from sqlmodel import Field

from daect_tui.domain.observations import IntendedAct
from daect_tui.domain.reversal import ReversalGround
from storage.columns import OptionalReference, coded
from storage.tables.base import Versioned, check, version_check


class InvitationTable(Versioned, table=True):
    """One invitation, about a label or the decision on a dossier; its reception is written afterwards."""

    __tablename__ = "observation_invitation"
    __table_args__ = (
        check("about", "(label IS NULL) <> (dossier IS NULL)"),
        check("condition", f"(ground = '{ReversalGround.CONDITION}') = (condition <> '')"),
        check("facts", "facts <> ''"),
        check("days", "days BETWEEN 1 AND 365"),
        check("signatory", "signatory <> ''"),
        check("received", "received_on IS NULL OR received_on >= written_on"),
        version_check(),
    )

    label: str = Field(sa_type=OptionalReference, foreign_key="label.number", nullable=True, index=True)
    dossier: str = Field(
        sa_type=OptionalReference, foreign_key="dossier.reference", nullable=True, index=True
    )
    intended: IntendedAct = Field(sa_type=coded(IntendedAct))
    ground: ReversalGround = Field(sa_type=coded(ReversalGround))
    condition: str
    facts: str
    written_on: date
    days: int
    signatory: str
    received_on: date | None
