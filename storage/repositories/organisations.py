"""Applicants."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.organisation import Address, Organisation, ProjectContact, Representative, Territory
from daect_tui.domain.text import fold
from storage.mapping import build, columns_of
from storage.records import Records
from storage.repositories.base import Repository
from storage.tables import OrganisationTable

if TYPE_CHECKING:
    from storage.repositories.search import SqlSearch

_PREFIX = "representative_"
_CONTACT = "contact_"
_TERRITORY = "territory_"


class SqlOrganisations(Repository):
    """Implements the port `Organisations`."""

    def __init__(self, records: Records, search: "SqlSearch") -> None:
        super().__init__(records)
        self._search = search

    def add(self, organisation: Organisation) -> Organisation:
        """Keep a new organisation; return it with its number."""
        row = OrganisationTable(**organisation_values(organisation))
        self._records.insert(row)
        return replace(organisation, id=row.id)

    def update(self, organisation: Organisation) -> Organisation:
        """Write an organisation; its dossiers are found under its new name."""
        self._search.organisation_changes(organisation)
        self._records.change(
            OrganisationTable, organisation_values(organisation), col(OrganisationTable.id) == organisation.id
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
        """Return the organisations of a name, accents and case apart; those that were merged are left out."""
        rows = self._session.exec(
            select(OrganisationTable)
            .where(OrganisationTable.folded_name == fold(name), col(OrganisationTable.merged_into).is_(None))
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


def organisation_values(organisation: Organisation) -> dict[str, Any]:
    """Return the columns of an organisation, without its number."""
    return {
        **columns_of(organisation, without=("id", "address", "representative", "contact", "territory")),
        **columns_of(organisation.address),
        **columns_of(organisation.representative, prefix=_PREFIX),
        **columns_of(organisation.contact, prefix=_CONTACT),
        **columns_of(organisation.territory, prefix=_TERRITORY),
        "folded_name": fold(organisation.name),
    }
