"""Applicants."""

from dataclasses import replace
from typing import Any

from sqlmodel import col, select

from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.organisation import Address, Organisation, ProjectContact, Representative, Territory
from daect_tui.domain.text import fold
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.repositories.search import searched
from storage.tables import DossierTable, OrganisationTable

_PREFIX = "representative_"
_CONTACT = "contact_"
_TERRITORY = "territory_"


class SqlOrganisations(Repository):
    """Implements the port `Organisations`."""

    def add(self, organisation: Organisation) -> Organisation:
        """Keep a new organisation; return it with its number."""
        row = OrganisationTable(**_values(organisation))
        self._records.insert(row)
        return replace(organisation, id=row.id)

    def update(self, organisation: Organisation) -> Organisation:
        """Write an organisation; its dossiers are found under its new name."""
        self._records.change(
            OrganisationTable, _values(organisation), col(OrganisationTable.id) == organisation.id
        )
        dossiers = self._session.exec(
            select(
                DossierTable.id, DossierTable.reference, DossierTable.domain, DossierTable.programme
            ).where(col(DossierTable.organisation_id) == organisation.id)
        ).all()
        for dossier_id, reference, domain, programme in dossiers:
            self._records.change(
                DossierTable,
                {"search_text": searched(reference, organisation.name, domain, programme)},
                col(DossierTable.id) == dossier_id,
            )
        return organisation

    def get(self, organisation_id: int) -> Organisation:
        """Read an organisation; raises `UnknownReference`."""
        row = self._session.get(OrganisationTable, organisation_id)
        if row is None:
            raise UnknownReference(
                f"Aucun organisme n’a le numéro {organisation_id}. Choisissez-le dans le répertoire."
            )
        return organisation_of(row)

    def named(self, name: str) -> tuple[Organisation, ...]:
        """Return the organisations of a name, accents and case apart."""
        rows = self._session.exec(
            select(OrganisationTable)
            .where(OrganisationTable.folded_name == fold(name))
            .order_by(col(OrganisationTable.id))
        )
        return tuple(organisation_of(row) for row in rows)


def organisation_of(row: OrganisationTable) -> Organisation:
    """Make the organisation that a row keeps."""
    return build(
        Organisation,
        row,
        address=build(Address, row),
        representative=build(Representative, row, prefix=_PREFIX),
        contact=build(ProjectContact, row, prefix=_CONTACT),
        territory=build(Territory, row, prefix=_TERRITORY),
    )


def _values(organisation: Organisation) -> dict[str, Any]:
    return {
        **columns_of(organisation, without=("id", "address", "representative", "contact", "territory")),
        **columns_of(organisation.address),
        **columns_of(organisation.representative, prefix=_PREFIX),
        **columns_of(organisation.contact, prefix=_CONTACT),
        **columns_of(organisation.territory, prefix=_TERRITORY),
        "folded_name": fold(organisation.name),
    }
