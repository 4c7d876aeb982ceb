"""What imports leave behind: mappings of columns, numbers given elsewhere, requests of before."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from daect_tui.domain.exchange import ExchangeKind
from daect_tui.domain.past_request import PastOutcome
from storage.columns import Value, coded
from storage.tables.base import Numbered, Table, check

_Pairs = tuple[tuple[str, str], ...]


class ImportMappingTable(Numbered, table=True):
    """Which column feeds what, for files of the same headings; `headings` is their SHA-256."""

    __tablename__ = "import_mapping"
    __table_args__ = (UniqueConstraint("kind", "headings"), check("headings", "length(headings) = 64"))

    kind: ExchangeKind = Field(sa_type=coded(ExchangeKind))
    headings: str
    keys: _Pairs = Field(sa_type=Value(_Pairs))
    given: _Pairs = Field(sa_type=Value(_Pairs))


class ExternalReferenceTable(Table, table=True):
    """The number that a dossier bears elsewhere; `source` names the application."""

    __tablename__ = "external_reference"
    __table_args__ = (check("external", "external <> ''"),)

    source: str = Field(primary_key=True)
    external: str = Field(primary_key=True)
    dossier: str = Field(foreign_key="dossier.reference", index=True)


class PastRequestTable(Numbered, table=True):
    """A request that was decided elsewhere; `key` tells it from the others."""

    __tablename__ = "past_request"
    __table_args__ = (
        check("named", "organisation <> ''"),
        check("siren", "length(siren) IN (0, 9)"),
    )

    key: str = Field(unique=True)
    reference: str
    external: str
    programme: str
    organisation: str
    folded_name: str = Field(index=True)
    siren: str = Field(index=True)
    domain: str
    outcome: PastOutcome = Field(sa_type=coded(PastOutcome))
    received_on: date | None
    decided_on: date | None
    grounds: str
    source: str
