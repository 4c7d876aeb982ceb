"""Decisions of the authority."""

from dataclasses import replace
from typing import Any

from sqlmodel import col, select

from daect_tui.domain.decision import Decision
from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.text import NARROW
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import DecisionTable


class SqlDecisions(Repository):
    """Implements the port `Decisions`."""

    def add(self, decision: Decision) -> Decision:
        """Keep a new decision, at version 1."""
        row = DecisionTable(**_values(decision), version=1)
        self._records.insert(row)
        return replace(decision, id=row.id, version=1)

    def get(self, decision_id: int) -> Decision:
        """Read a decision; raises `UnknownReference`."""
        row = self._session.get(DecisionTable, decision_id)
        if row is None:
            raise UnknownReference(
                f"Aucune décision n’a le numéro {decision_id}. Choisissez-la dans la liste des décisions."
            )
        return build(Decision, row)

    def update(self, decision: Decision) -> Decision:
        """Write a decision read at its version; raises `StaleRecord`."""
        version = self._records.change_version(
            DecisionTable,
            decision.id,
            decision.version,
            _values(decision),
            f"La décision sur le dossier {decision.dossier} a été modifiée entre-temps{NARROW}; "
            "relisez-la puis recommencez.",
        )
        return replace(decision, version=version)

    def of_session(self, session: str) -> tuple[Decision, ...]:
        """Return the decisions drawn from a session, in the order in which they were drawn up."""
        rows = self._session.exec(
            select(DecisionTable).where(DecisionTable.session == session).order_by(col(DecisionTable.id))
        )
        return tuple(build(Decision, row) for row in rows)

    def of_dossier(self, dossier: str) -> tuple[Decision, ...]:
        """Return the decisions on a dossier, the oldest first."""
        rows = self._session.exec(
            select(DecisionTable).where(DecisionTable.dossier == dossier).order_by(col(DecisionTable.id))
        )
        return tuple(build(Decision, row) for row in rows)


def _values(decision: Decision) -> dict[str, Any]:
    return columns_of(decision, without=("id", "version"))
