"""Filed dossiers."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from daect_tui.domain.dossier import Dossier, DossierContent, DossierRow, DossierState, Referents
from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.text import NARROW, quoted
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.repositories.organisations import organisation_of
from storage.repositories.search import holds, searched
from storage.tables import DossierCountryTable, DossierTable, OrganisationTable


class SqlDossiers(Repository):
    """Implements the port `Dossiers`."""

    def add(self, dossier: Dossier) -> Dossier:
        """Keep a new dossier, at version 1; its organisation is kept already."""
        row = DossierTable(**_values(dossier), version=1)
        self._records.insert(row)
        self._add_countries(row.id, dossier.content.countries)
        return replace(dossier, id=row.id, version=1)

    def get(self, reference: str) -> Dossier:
        """Read a dossier; raises `UnknownReference`."""
        found = self._where(col(DossierTable.reference) == reference)
        if not found:
            raise UnknownReference(
                f"Aucun dossier ne porte la référence {quoted(reference)}. "
                "Vérifiez-la dans la liste des dossiers."
            )
        return found[0]

    def update(self, dossier: Dossier) -> Dossier:
        """Write a dossier read at its version; raises `StaleRecord`."""
        version = self._records.change_version(
            DossierTable,
            dossier.id,
            dossier.version,
            _values(dossier),
            f"Le dossier {dossier.reference} a été modifié entre-temps{NARROW}; relisez-le puis recommencez.",
        )
        self._records.remove(DossierCountryTable, col(DossierCountryTable.dossier_id) == dossier.id)
        self._add_countries(dossier.id, dossier.content.countries)
        return replace(dossier, version=version)

    def rows(self, search: str, limit: int, after: str) -> tuple[DossierRow, ...]:
        """Return a window of the register, by reference, after a reference."""
        found = self._session.exec(
            select(  # type: ignore[call-overload]  # SQLModel types four columns at most
                DossierTable.reference,
                OrganisationTable.name,
                DossierTable.domain,
                DossierTable.programme,
                DossierTable.state,
                DossierTable.received_on,
                DossierTable.version,
            )
            .join(OrganisationTable, col(OrganisationTable.id) == col(DossierTable.organisation_id))
            .where(col(DossierTable.reference) > after, *holds(search))
            .order_by(col(DossierTable.reference))
            .limit(limit)
        )
        return tuple(DossierRow(*row) for row in found)

    def in_states(self, states: Iterable[DossierState]) -> tuple[Dossier, ...]:
        """Return the dossiers in one of some states, by reference."""
        return self._where(col(DossierTable.state).in_(list(states)))

    def _where(self, condition: ColumnElement[bool]) -> tuple[Dossier, ...]:
        countries = defaultdict(list)
        for dossier_id, country in self._session.exec(
            select(DossierCountryTable.dossier_id, DossierCountryTable.country)
            .join(DossierTable, col(DossierTable.id) == col(DossierCountryTable.dossier_id))
            .where(condition)
            .order_by(col(DossierCountryTable.dossier_id), col(DossierCountryTable.position))
        ):
            countries[dossier_id].append(country)
        rows = self._session.exec(
            select(DossierTable, OrganisationTable)
            .join(OrganisationTable, col(OrganisationTable.id) == col(DossierTable.organisation_id))
            .where(condition)
            .order_by(col(DossierTable.reference))
        )
        return tuple(
            build(
                Dossier,
                row,
                organisation=organisation_of(organisation),
                content=build(DossierContent, row, countries=tuple(countries[row.id])),
                referents=Referents(row.geographic_referent, row.thematic_referent),
            )
            for row, organisation in rows
        )

    def _add_countries(self, dossier_id: int, countries: tuple[str, ...]) -> None:
        self._records.insert(
            *(
                DossierCountryTable(dossier_id=dossier_id, country=country, position=position)
                for position, country in enumerate(countries, start=1)
            )
        )


def _values(dossier: Dossier) -> dict[str, Any]:
    organisation, content = dossier.organisation, dossier.content
    return {
        **columns_of(dossier, without=("id", "organisation", "content", "referents", "version")),
        "geographic_referent": dossier.referents.geographic,
        "thematic_referent": dossier.referents.thematic,
        **columns_of(content, without=("countries",)),
        "organisation_id": organisation.id,
        "search_text": searched(dossier.reference, organisation.name, content.domain, dossier.programme),
    }
