"""What imports leave behind: mappings of columns, numbers given elsewhere, requests of before."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlmodel import and_, col, or_, select

from daect_tui.domain.exchange import ExchangeKind
from daect_tui.domain.past_request import PastRequest
from daect_tui.domain.text import fold
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.repositories.bulk import BulkRepository, batches
from storage.tables import ExternalReferenceTable, ImportMappingTable, PastRequestTable


class SqlImportMappings(Repository):
    """Implements the port `ImportMappings`."""

    def find(
        self, kind: ExchangeKind, headings: tuple[str, ...]
    ) -> tuple[Mapping[str, str], Mapping[str, str]] | None:
        """Return the keys by folded heading and the values, or `None` for headings never seen."""
        row = self._row(kind, headings)
        return (dict(row.keys), dict(row.given)) if row else None

    def save(
        self,
        kind: ExchangeKind,
        headings: tuple[str, ...],
        keys: Mapping[str, str],
        values: Mapping[str, str],
    ) -> bool:
        """Keep a mapping in the place of the one for the same headings; tell whether it is another."""
        row = self._row(kind, headings)
        kept: dict[str, Any] = {"keys": tuple(keys.items()), "given": tuple(values.items())}
        if row is None:
            self._records.insert(ImportMappingTable(kind=kind, headings=_digest(headings), **kept))
            return True
        if (row.keys, row.given) == (kept["keys"], kept["given"]):
            return False
        self._records.change(ImportMappingTable, kept, col(ImportMappingTable.id) == row.id)
        return True

    def _row(self, kind: ExchangeKind, headings: tuple[str, ...]) -> ImportMappingTable | None:
        return self._session.exec(
            select(ImportMappingTable).where(
                ImportMappingTable.kind == kind, ImportMappingTable.headings == _digest(headings)
            )
        ).one_or_none()


def _digest(headings: tuple[str, ...]) -> str:
    return hashlib.sha256(json.dumps(headings).encode()).hexdigest()


class SqlExternalReferences(BulkRepository):
    """Implements the port `ExternalReferences`."""

    def add(self, source: str, references: Iterable[tuple[str, str]]) -> None:
        """Keep pairs (number elsewhere, dossier); a number stays with the dossier that bore it first."""
        wanted: dict[str, str] = {}
        for external, dossier in references:
            wanted.setdefault(external, dossier)
        known = self.find(source, wanted)
        rows = [
            {"source": source, "external": external, "dossier": dossier}
            for external, dossier in wanted.items()
            if external not in known
        ]
        self._write(ExternalReferenceTable, rows)

    def find(self, source: str, externals: Collection[str]) -> dict[str, str]:
        """Return the dossier of each number that is known."""
        found: dict[str, str] = {}
        for batch in batches(externals):
            rows = self._session.exec(
                select(ExternalReferenceTable.external, ExternalReferenceTable.dossier).where(
                    and_(
                        col(ExternalReferenceTable.source) == source,
                        col(ExternalReferenceTable.external).in_(batch),
                    )
                )
            )
            found.update(rows.all())
        return found

    def of(self, references: Collection[str]) -> dict[str, tuple[str, str]]:
        """Return, of each dossier that has one, whose number and which."""
        found: dict[str, tuple[str, str]] = {}
        table = ExternalReferenceTable
        for batch in batches(references):
            rows = self._session.exec(
                select(table.dossier, table.source, table.external)
                .where(col(table.dossier).in_(batch))
                .order_by(col(table.source).desc())
            )
            found.update((dossier, (source, external)) for dossier, source, external in rows)
        return found


class SqlPastRequests(BulkRepository):
    """Implements the port `PastRequests`."""

    def add(self, requests: Sequence[PastRequest]) -> None:
        """Keep requests decided elsewhere."""
        numbers = self._numbers(PastRequestTable, len(requests))
        rows = [{"id": number, **_values(request)} for number, request in zip(numbers, requests, strict=True)]
        self._write(PastRequestTable, rows)

    def update(self, request: PastRequest) -> None:
        """Write a request, found by number."""
        self._records.change(PastRequestTable, _values(request), col(PastRequestTable.id) == request.id)

    def find(self, keys: Collection[str]) -> dict[str, PastRequest]:
        """Return those of the keys that are in the register."""
        found: dict[str, PastRequest] = {}
        for batch in batches(keys):
            rows = self._session.exec(select(PastRequestTable).where(col(PastRequestTable.key).in_(batch)))
            found.update((row.key, build(PastRequest, row)) for row in rows)
        return found

    def of_siren_or_name(self, siren: str, folded_name: str) -> tuple[PastRequest, ...]:
        """Return those of a SIREN or of a folded name, the most recent first; empty texts find nothing."""
        rows = self._session.exec(
            select(PastRequestTable)
            .where(
                or_(
                    and_(col(PastRequestTable.siren) == siren, col(PastRequestTable.siren) != ""),
                    and_(col(PastRequestTable.folded_name) == folded_name, folded_name != ""),
                )
            )
            .order_by(col(PastRequestTable.received_on).desc(), col(PastRequestTable.id).desc())
        )
        return tuple(build(PastRequest, row) for row in rows)


def _values(request: PastRequest) -> dict[str, Any]:
    return {
        **columns_of(request, without=("id",)),
        "key": request.key,
        "folded_name": fold(request.organisation),
    }
