"""Dossiers read whole, with their organisation and countries."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from daect_tui.domain.dossier import Dossier, DossierContent, Referents
from storage.mapping import build
from storage.repositories.organisations import organisation_of
from storage.tables import DossierCountryTable, DossierTable, OrganisationTable


def read_dossiers(session: Session, *where: ColumnElement[bool]) -> Iterator[Dossier]:
    """Read the dossiers that fulfil conditions on `DossierTable`, by reference."""
    countries = defaultdict(list)
    for dossier_id, country in session.exec(
        select(DossierCountryTable.dossier_id, DossierCountryTable.country)
        .join(DossierTable, col(DossierTable.id) == col(DossierCountryTable.dossier_id))
        .where(*where)
        .order_by(col(DossierCountryTable.dossier_id), col(DossierCountryTable.position))
    ):
        countries[dossier_id].append(country)
    rows = session.exec(
        select(DossierTable, OrganisationTable)
        .join(OrganisationTable, col(OrganisationTable.id) == col(DossierTable.organisation_id))
        .where(*where)
        .order_by(col(DossierTable.reference))
    )
    for row, organisation in rows:
        yield build(
            Dossier,
            row,
            organisation=organisation_of(organisation),
            content=build(DossierContent, row, countries=tuple(countries[row.id])),
            referents=Referents(row.geographic_referent, row.thematic_referent),
        )
