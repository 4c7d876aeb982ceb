"""Filed dossiers."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col

from daect_tui.domain.dossier import Dossier, DossierState
from daect_tui.domain.text import NARROW, quoted
from storage.dossier_rows import read_dossiers
from storage.mapping import columns_of
from storage.records import Records
from storage.repositories.base import Repository
from storage.repositories.search import SqlSearch
from storage.retention.gone import unknown
from storage.tables import DossierCountryTable, DossierTable


class SqlDossiers(Repository):
    """Implements the port `Dossiers`."""

    def __init__(self, records: Records, search: SqlSearch) -> None:
        super().__init__(records)
        self._search = search

    def add(self, dossier: Dossier) -> Dossier:
        """Keep a new dossier, at version 1; its organisation is kept already."""
        row = DossierTable(**dossier_values(dossier), version=1)
        self._records.insert(row)
        self._add_countries(row.id, dossier.content.countries)
        return self._indexed(replace(dossier, id=row.id, version=1))

    def get(self, reference: str) -> Dossier:
        """Read a dossier; raises `UnknownReference`."""
        found = self._where(col(DossierTable.reference) == reference)
        if not found:
            raise unknown(
                self._session,
                reference,
                f"Aucun dossier ne porte la référence {quoted(reference)}. "
                "Vérifiez-la dans la liste des dossiers.",
            )
        return found[0]

    def update(self, dossier: Dossier) -> Dossier:
        """Write a dossier read at its version; raises `StaleRecord`."""
        self._search.dossier_changes(dossier.id)
        version = self._records.change_version(
            DossierTable,
            dossier.id,
            dossier.version,
            dossier_values(dossier),
            f"Le dossier {dossier.reference} a été modifié entre-temps{NARROW}; relisez-le puis recommencez.",
        )
        self._records.remove(DossierCountryTable, col(DossierCountryTable.dossier_id) == dossier.id)
        self._add_countries(dossier.id, dossier.content.countries)
        return self._indexed(replace(dossier, version=version))

    def in_states(self, states: Iterable[DossierState]) -> tuple[Dossier, ...]:
        """Return the dossiers in one of some states, by reference."""
        return self._where(col(DossierTable.state).in_(list(states)))

    def _where(self, condition: ColumnElement[bool]) -> tuple[Dossier, ...]:
        return tuple(read_dossiers(self._session, condition))

    def _indexed(self, dossier: Dossier) -> Dossier:
        self._search.index_many([dossier])
        return dossier

    def _add_countries(self, dossier_id: int, countries: tuple[str, ...]) -> None:
        self._records.insert(
            *(
                DossierCountryTable(dossier_id=dossier_id, country=country, position=position)
                for position, country in enumerate(countries, start=1)
            )
        )


def dossier_values(dossier: Dossier) -> dict[str, Any]:
    """Return the columns of a dossier, without its number and version."""
    organisation, content = dossier.organisation, dossier.content
    return {
        **columns_of(dossier, without=("id", "organisation", "content", "referents", "version")),
        "geographic_referent": dossier.referents.geographic,
        "thematic_referent": dossier.referents.thematic,
        **columns_of(content, without=("countries",)),
        "organisation_id": organisation.id,
    }
