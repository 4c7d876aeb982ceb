"""Applicants."""

from sqlmodel import Field

from daect_tui.domain.organisation import OrganisationKind
from storage.columns import coded
from storage.tables.base import Numbered, check


class OrganisationTable(Numbered, table=True):
    """An organisation; `folded_name` is what a search without accents compares.

    One that was merged stays, and names the one that replaces it: nothing else points to it.
    """

    __tablename__ = "organisation"
    __table_args__ = (
        check("named", "name <> ''"),
        check("siren", "length(siren) IN (0, 9)"),
        check("siret", "length(siret) IN (0, 14)"),
        check("rna", "length(rna) IN (0, 10)"),
        check("merged", "merged_into IS NULL OR merged_into <> id"),
    )

    kind: OrganisationKind = Field(sa_type=coded(OrganisationKind))
    name: str
    folded_name: str = Field(index=True)
    siren: str = Field(index=True)
    siret: str
    rna: str
    territory_code: str
    territory_department: str
    territory_region: str
    street: str
    postcode: str
    city: str
    representative_civility: str
    representative_first_name: str
    representative_last_name: str
    representative_office: str
    representative_call: str
    phone: str
    email: str
    contact_name: str
    contact_phone: str
    contact_email: str
    verified: bool
    merged_into: int | None = Field(foreign_key="organisation.id", index=True)
