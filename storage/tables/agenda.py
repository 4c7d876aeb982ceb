"""The agenda, the members who take no part in an item, and the interests that were ruled out."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from daect_tui.domain.decision import Grounds
from daect_tui.domain.session import Floor, Motion, Outcome, RecusalOrigin
from storage.columns import Value, coded
from storage.tables.base import Numbered, check


class AgendaItemTable(Numbered, table=True):
    """A dossier on the agenda: once a session, at a position of its own.

    The session outlives the dossier: `dossier` may be the number of one that was eliminated.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (
        UniqueConstraint("session_id", "position"),
        UniqueConstraint("session_id", "dossier"),
        check("position", "position >= 1"),
        check("minutes", "minutes >= 1"),
        {"sqlite_autoincrement": True},
    )

    session_id: int = Field(foreign_key="session.id")
    position: int
    dossier: str = Field(index=True)
    organisation: str
    domain: str
    programme: str
    rapporteur: str
    proposal: Motion = Field(sa_type=Value(Motion))
    outcome: Outcome | None = Field(sa_type=coded(Outcome))
    grounds: Grounds = Field(sa_type=Value(Grounds))
    floor: Floor | None = Field(sa_type=Value(Floor))
    notes: str
    minutes: int | None


class RecusalTable(Numbered, table=True):
    """A « déport »: declared once an item; it goes with its item."""

    __tablename__ = "recusal"
    __table_args__ = (UniqueConstraint("item_id", "member_id"),)

    item_id: int = Field(foreign_key="agenda_item.id", ondelete="CASCADE")
    member_id: int = Field(foreign_key="member.id")
    reason: str
    origin: RecusalOrigin = Field(sa_type=coded(RecusalOrigin))
    declared_at: datetime | None
    declared_by: str


class DismissalTable(Numbered, table=True):
    """An interest that was looked at and put aside, with its reason, for a member and an applicant.

    Two records of one organisation may bring one each for the same member: merged, both stay.
    """

    __tablename__ = "dismissed_conflict"
    __table_args__ = (check("reason", "reason <> ''"),)

    member_id: int = Field(foreign_key="member.id")
    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    reason: str
    dismissed_at: datetime
    dismissed_by: str
