"""Labels."""

from datetime import date

from sqlmodel import Field

from daect_tui.domain.label import LabelState
from storage.columns import OptionalReference, Value, coded
from storage.tables.base import Versioned, check, version_check

_Texts = tuple[str, ...]


class LabelTable(Versioned, table=True):
    """A label; a dossier may obtain several in turn."""

    __tablename__ = "label"
    __table_args__ = (check("term", "until >= starts_on"), version_check())

    number: str = Field(unique=True)
    dossier: str = Field(
        sa_type=OptionalReference, foreign_key="dossier.reference", nullable=True, index=True
    )
    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    holder: str
    domain: str
    theme: str
    countries: _Texts = Field(sa_type=Value(_Texts))
    languages: str
    programme: str = Field(foreign_key="programme.code")
    starts_on: date
    until: date = Field(index=True)
    state: LabelState = Field(sa_type=coded(LabelState))
    conditions: _Texts = Field(sa_type=Value(_Texts))
    renews: str = Field(sa_type=OptionalReference, foreign_key="label.number", nullable=True)
