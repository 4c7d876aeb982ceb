"""Dossiers declared inadmissible, with their grounds."""

from datetime import date

from sqlmodel import Field

from storage.columns import Value
from storage.tables.base import Numbered, check


class InadmissibilityTable(Numbered, table=True):
    """The act that closes a dossier before its examination; one at most each, never changed."""

    __tablename__ = "inadmissibility"
    __table_args__ = (
        check("law", "law <> '[]'"),
        check("facts", "facts <> ''"),
        check("signatory", "signatory <> ''"),
    )

    dossier: str = Field(foreign_key="dossier.reference", unique=True)
    law: tuple[str, ...] = Field(sa_type=Value(tuple[str, ...]))
    facts: str
    declared_on: date
    signatory: str
