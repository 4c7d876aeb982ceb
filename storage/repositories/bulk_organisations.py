"""Applicants by thousands, for imports and exports."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from sqlmodel import col, select

from daect_tui.domain.organisation import Organisation
from storage.repositories.bulk import BulkRepository, batches
from storage.repositories.organisations import organisation_of, organisation_values
from storage.tables import OrganisationTable

_BATCH = 500


class SqlBulkOrganisations(BulkRepository):
    """Implements the port `BulkOrganisations`."""

    def add(self, organisations: Sequence[Organisation]) -> tuple[Organisation, ...]:
        """Keep new organisations; return them with their numbers."""
        numbers = self._numbers(OrganisationTable, len(organisations))
        kept = tuple(
            replace(organisation, id=number)
            for organisation, number in zip(organisations, numbers, strict=True)
        )
        self._write(OrganisationTable, [{"id": one.id, **organisation_values(one)} for one in kept])
        return kept

    def of(self, sirens: Collection[str], folded_names: Collection[str]) -> tuple[Organisation, ...]:
        """Return the organisations that bear one of the SIREN or of the folded names, the oldest first.

        A duplicate that was merged into another is none of them.
        """
        found: dict[int, Organisation] = {}
        for column, values in (
            (OrganisationTable.siren, sirens),
            (OrganisationTable.folded_name, folded_names),
        ):
            for batch in batches(values):
                rows = self._session.exec(
                    select(OrganisationTable).where(
                        col(column).in_(batch), col(OrganisationTable.merged_into).is_(None)
                    )
                )
                found.update((row.id, organisation_of(row)) for row in rows)
        return tuple(found[number] for number in sorted(found))

    def all(self) -> Iterator[Organisation]:
        """Go through the organisations in the order of their entry, a few hundred in memory at a time."""
        rows = self._session.exec(
            select(OrganisationTable)
            .where(col(OrganisationTable.merged_into).is_(None))
            .order_by(col(OrganisationTable.id)),
            execution_options={"yield_per": _BATCH},
        )
        return (organisation_of(row) for row in rows)
