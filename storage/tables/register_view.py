"""What the register list is read from: derived from the dossiers, made again at each migration.

`storage.repositories.search` alone writes these tables, and says how they are kept true.
"""

from datetime import date

from sqlalchemy import LargeBinary
from sqlmodel import Field

from daect_tui.domain.dossier import DossierState
from storage.columns import coded
from storage.tables.base import Table, check


class RegisterEntryTable(Table, table=True):
    """A dossier as listed, with one text to sort by for each column offered (`storage.entries`)."""

    __tablename__ = "register_entry"

    id: int = Field(foreign_key="dossier.id", primary_key=True, ondelete="CASCADE")
    reference: str
    organisation: str
    domain: str
    programme: str
    theme: str
    countries: str
    geographic_referent: str
    thematic_referent: str
    received_on: date
    silence_on: date | None
    state: DossierState = Field(sa_type=coded(DossierState))
    version: int
    by_reference: str = Field(index=True)
    by_organisation: str = Field(index=True)
    by_domain: str = Field(index=True)
    by_programme: str = Field(index=True)
    by_theme: str = Field(index=True)
    by_received: str = Field(index=True)
    by_silence: str = Field(index=True)
    by_referent: str = Field(index=True)
    by_state: str = Field(index=True)


class PostingTable(Table):
    """What bears a key among the things of a block: a set of numbers, as `storage.bits` writes it."""

    key: str = Field(primary_key=True)
    block: int = Field(primary_key=True)
    bits: bytes = Field(sa_type=LargeBinary)


class SearchPostingTable(PostingTable, table=True):
    """Which dossiers of a block bear a key."""

    __tablename__ = "search_posting"
    __table_args__ = (check("block", "block >= 0"),)
