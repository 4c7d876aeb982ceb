"""Acts that reverse a decision."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlmodel import col, select

from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.reversal import Reversal, ReversalCase
from daect_tui.domain.text import NARROW
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import ReversalTable


class SqlReversals(Repository):
    """Implements the port `Reversals`."""

    def add(self, reversal: Reversal) -> Reversal:
        """Keep a new reversal, at version 1."""
        row = ReversalTable(**_values(reversal), version=1)
        self._records.insert(row)
        return replace(reversal, id=row.id, version=1)

    def get(self, reversal_id: int) -> Reversal:
        """Read a reversal; raises `UnknownReference`."""
        row = self._session.get(ReversalTable, reversal_id)
        if row is None:
            raise UnknownReference(f"Aucun retrait ni abrogation n’a le numéro {reversal_id}.")
        return _read(row)

    def update(self, reversal: Reversal) -> Reversal:
        """Write a reversal read at its version; raises `StaleRecord`."""
        version = self._records.change_version(
            ReversalTable,
            reversal.id,
            reversal.version,
            _values(reversal),
            f"Cet acte a été modifié entre-temps{NARROW}; relisez-le puis recommencez.",
        )
        return replace(reversal, version=version)

    def of_decisions(self, decisions: Collection[int]) -> dict[int, Reversal]:
        """Return the reversals of some decisions, by decision."""
        rows = self._session.exec(
            select(ReversalTable).where(col(ReversalTable.decision_id).in_(list(decisions)))
        )
        return {row.decision_id: _read(row) for row in rows}


def _read(row: ReversalTable) -> Reversal:
    return build(Reversal, row, case=build(ReversalCase, row))


def _values(reversal: Reversal) -> dict[str, Any]:
    return {**columns_of(reversal, without=("id", "case", "version")), **columns_of(reversal.case)}
