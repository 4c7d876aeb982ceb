"""Filed dossiers and the countries that they aim at."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

from daect_tui.domain.dossier import Channel, DossierState
from storage.columns import OptionalReference, coded
from storage.tables.base import Table, Versioned, check, version_check

_BY_SILENCE = ("state", "silence_on", "reference")


class DossierTable(Versioned, table=True):
    """A dossier; how it is listed and found stands in `storage.tables.register_view`."""

    __tablename__ = "dossier"
    # Each state's dossiers in the order in which silence rejects them: what « À faire » reads.
    __table_args__ = (version_check(), Index("ix_dossier_state_silence_on", *_BY_SILENCE))

    reference: str = Field(unique=True)
    programme: str = Field(foreign_key="programme.code")
    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    domain: str
    theme: str
    skills: str
    evidence: str
    mobilisation: str
    languages: str
    experts: str
    channel: Channel = Field(sa_type=coded(Channel))
    sent_on: date | None
    received_on: date
    state: DossierState = Field(sa_type=coded(DossierState))
    silence_on: date | None
    geographic_referent: str
    thematic_referent: str
    origin: str = Field(sa_type=OptionalReference, foreign_key="dossier.reference", nullable=True, index=True)


class DossierCountryTable(Table, table=True):
    """A target country, in the order in which the applicant names them, each once."""

    __tablename__ = "dossier_country"
    __table_args__ = (check("country", "length(country) = 2"), check("position", "position >= 1"))

    dossier_id: int = Field(foreign_key="dossier.id", primary_key=True, ondelete="CASCADE")
    country: str = Field(primary_key=True)
    position: int
