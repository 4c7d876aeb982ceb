"""Decisions of the authority."""

from dataclasses import replace
from typing import Any

from sqlalchemy import case
from sqlmodel import col, func, select

from daect_tui.domain.decision import Decision, DecisionState
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

    def recent(self, limit: int) -> tuple[Decision, ...]:
        """Return those to sign, then those to notify, then the others, the newest first."""
        state = col(DecisionTable.state)
        order = case((state == DecisionState.PENDING, 0), (state == DecisionState.SIGNED, 1), else_=2)
        rows = self._session.exec(
            select(DecisionTable)
            .where(state != DecisionState.VOIDED)
            .order_by(order, col(DecisionTable.id).desc())
            .limit(limit)
        )
        return tuple(build(Decision, row) for row in rows)

    def pending_case_by_case(self) -> int:
        """Count those without a session that wait for a signature."""
        return self._session.exec(
            select(func.count(col(DecisionTable.id))).where(
                col(DecisionTable.state) == DecisionState.PENDING, col(DecisionTable.session).is_(None)
            )
        ).one()


def _values(decision: Decision) -> dict[str, Any]:
    return columns_of(decision, without=("id", "version"))
