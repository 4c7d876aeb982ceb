"""Filed dossiers by thousands, for imports and exports."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import and_, col, func, select

from daect_tui.domain.dossier import Dossier
from daect_tui.services.exchange_ports import KnownDossier
from storage.dossier_rows import read_dossiers
from storage.records import Records
from storage.repositories.bulk import BulkRepository, batches
from storage.repositories.dossiers import dossier_values
from storage.repositories.search import SqlSearch
from storage.tables import DossierCountryTable, DossierTable, OrganisationTable

_BATCH = 500


class SqlBulkDossiers(BulkRepository):
    """Implements the port `BulkDossiers`."""

    def __init__(self, records: Records, search: SqlSearch) -> None:
        super().__init__(records)
        self._search = search

    def add(self, dossiers: Sequence[Dossier]) -> None:
        """Keep new dossiers at version 1, and make them found by searches."""
        numbers = self._numbers(DossierTable, len(dossiers))
        numbered = [
            replace(dossier, id=number, version=1) for dossier, number in zip(dossiers, numbers, strict=True)
        ]
        countries: list[dict[str, Any]] = [
            {"dossier_id": dossier.id, "country": country, "position": position}
            for dossier in numbered
            for position, country in enumerate(dossier.content.countries, start=1)
        ]
        self._write(DossierTable, [{"id": one.id, "version": 1, **dossier_values(one)} for one in numbered])
        self._write(DossierCountryTable, countries)
        self._search.index_many(numbered)

    def get(self, references: Collection[str]) -> dict[str, Dossier]:
        """Return those of the references that are in the register."""
        found: dict[str, Dossier] = {}
        for batch in batches(references):
            dossiers = read_dossiers(self._session, col(DossierTable.reference).in_(batch))
            found.update((dossier.reference, dossier) for dossier in dossiers)
        return found

    def existing(self, references: Collection[str]) -> frozenset[str]:
        """Return those of the references that are in the register, without reading their dossiers."""
        found: set[str] = set()
        for batch in batches(references):
            column = col(DossierTable.reference)
            found.update(self._session.exec(select(column).where(column.in_(batch))))
        return frozenset(found)

    def known(self, sirens: Collection[str], folded_names: Collection[str]) -> tuple[KnownDossier, ...]:
        """Return the dossiers of the organisations that bear a SIREN or, without SIREN, a folded name."""
        found: list[KnownDossier] = []
        for batch in batches(sirens):
            found += self._known(col(OrganisationTable.siren).in_(batch))
        for batch in batches(folded_names):
            nameless = col(OrganisationTable.siren) == ""
            found += self._known(and_(nameless, col(OrganisationTable.folded_name).in_(batch)))
        return tuple(found)

    def all(self, references: Sequence[str] | None = None) -> Iterator[Dossier]:
        """Go through the register in the order of filing, or through some references in theirs."""
        if references is not None:
            for start in range(0, len(references), _BATCH):
                batch = references[start : start + _BATCH]
                found = self.get(batch)
                yield from (found[reference] for reference in batch if reference in found)
            return
        last = self._session.exec(select(func.max(DossierTable.id))).one() or 0
        for start in range(1, last + 1, _BATCH):
            here = col(DossierTable.id).between(start, start + _BATCH - 1)
            yield from sorted(read_dossiers(self._session, here), key=lambda dossier: dossier.id)

    def _known(self, condition: ColumnElement[bool]) -> Iterator[KnownDossier]:
        rows = self._session.exec(
            select(  # type: ignore[call-overload]  # SQLModel types four columns at most
                DossierTable.reference,
                DossierTable.programme,
                OrganisationTable.siren,
                OrganisationTable.folded_name,
                DossierTable.domain,
                DossierTable.state,
            )
            .join(OrganisationTable, col(OrganisationTable.id) == col(DossierTable.organisation_id))
            .where(condition)
            .order_by(col(DossierTable.id))
        )
        return (KnownDossier(*row) for row in rows)
